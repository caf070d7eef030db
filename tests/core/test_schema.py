"""The schema that ships is sound; a user's own works without code, and a wrong one is told by line and fault."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from annotations.errors import SchemaError
from annotations.model import MENTIONS
from annotations.schema import Choice, Label, Role, default_schema, parse_schema, read_schema

OWN = """\
name = "finds"
title = "Finds of a dig"

[[label]]
name = "FIND"
key = "F"
light = "#aa0000"

[[label]]
name = "ERA"
title = "Era"
holds_spans = false
examples = ["Bronze Age"]

[[kind]]
name = "DATING"

[[status]]
name = "SURE"

[[role]]
name = "mentions"
labels = ["FIND"]
minimum = 1

[[role]]
name = "era"
labels = ["ERA"]
"""
GUIDELINE_LABELS = (
    *("PERSON", "ROLE", "COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION", "PLACE", "MISSION", "SYSTEM"),
    *("EVENT", "TOPIC", "DATE", "AGREEMENT"),
)


def luminance(colour: str) -> float:
    """The relative luminance of a colour as WCAG defines it."""
    parts = (int(colour[nth : nth + 2], 16) / 255 for nth in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_schema_that_ships_has_the_labels_kinds_statuses_and_roles_of_the_guidelines() -> None:
    schema = default_schema()
    assert tuple(schema.label) == GUIDELINE_LABELS
    assert len(schema.kinds) == 12
    assert len(schema.statuses) == 7
    assert tuple(schema.role) == (MENTIONS, "party", "representative", "date", "place", "topic", "event")
    assert {label.name for label in schema.labels if not label.holds_spans} == {"PERSON", "DATE"}
    assert schema.role["party"].labels == ("COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION")
    assert (schema.role[MENTIONS].minimum, schema.role["party"].minimum) == (1, 2)


def test_every_label_and_role_that_ships_has_a_key_a_rule_and_is_legible() -> None:
    schema = default_schema()
    named: Iterable[Label | Role] = (*schema.labels, *schema.roles)
    for entry in named:
        assert entry.key
        assert entry.rule
        assert entry.title
    for label in schema.labels:
        assert label.examples
        assert contrast(label.light, "#FFFFFF") >= 4.5
        assert contrast(label.dark, "#1C1D20") >= 4.5


def test_a_schema_of_ones_own_needs_little() -> None:
    schema = parse_schema(OWN)
    assert schema.label["FIND"] == Label("FIND", "Find", key="f", light="#AA0000")
    assert schema.label["ERA"].examples == ("Bronze Age",)
    assert not schema.label["ERA"].holds_spans
    assert schema.kind["DATING"] == Choice("DATING", "Dating")
    assert schema.status["SURE"].title == "Sure"
    assert schema.role["era"] == Role("era", "Era", ("ERA",))
    assert schema.has_agreements
    assert schema.source == OWN


def test_a_schema_may_know_spans_only() -> None:
    schema = parse_schema('name = "s"\n[[label]]\nname = "THING"\n')
    assert not schema.has_agreements
    assert schema.roles == ()


def test_a_schema_is_read_from_a_file_also_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("\ufeff" + OWN, encoding="utf-8")
    assert read_schema(path) == parse_schema(OWN)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('name = "finds"', 'nam = "finds"'), "line 1: 'nam' is not a part of a schema"),
        (('name = "finds"\n', ""), "'name' is missing"),
        (('light = "#aa0000"', 'light = "red"'), "line 7: 'red' is not a colour"),
        (('key = "F"', 'key = "FF"'), "line 6: a key is one character"),
        (('key = "F"', "key = 5"), "line 6: 'key' must be a text"),
        (('name = "ERA"', 'name = "FIND"'), "line 10: the label 'FIND' is defined twice"),
        (('name = "ERA"', 'name = "THE ERA"'), "line 10: the label name 'THE ERA' must have no blanks"),
        (('name = "ERA"\n', ""), "line 9: 'name' is missing"),
        (('title = "Era"', 'title = "Era"\nkey = "f"'), "line 12: 'ERA' has the key 'f', which 'FIND' has already"),
        (('title = "Era"', 'colour = "red"'), "line 11: 'colour' is not known here"),
        (("holds_spans = false", 'holds_spans = "no"'), "line 12: holds_spans must be true or false"),
        (('examples = ["Bronze Age"]', "examples = [1]"), "line 13: 'examples' must be a list of texts"),
        (("minimum = 1", "minimum = -1"), "minimum must be a whole number"),
        (("minimum = 1", "minimum = true"), "minimum must be a whole number"),
        (('labels = ["ERA"]', 'labels = ["AGE"]'), "line 28: the role 'era' accepts 'AGE', which is no label"),
        (('labels = ["ERA"]', ""), "line 26: the role 'era' accepts no labels"),
        (('name = "mentions"', 'name = "finds"'), 'needs a [[role]] named "mentions"'),
        (('[[status]]\nname = "SURE"\n', ""), "needs both [[kind]] and [[status]]"),
        (("[[kind]]", "[kind]"), "write [[kind]] with double brackets"),
        (("[[kind]]", "[[kind]"), "line 15: this is not valid TOML"),
    ],
)
def test_a_wrong_schema_is_told_by_line_and_fault(change: tuple[str, str], says: str) -> None:
    with pytest.raises(SchemaError) as caught:
        parse_schema(OWN.replace(*change), name="own.toml")
    assert str(caught.value).startswith("own.toml")
    assert says in str(caught.value)


def test_a_schema_without_labels_or_with_roles_alone_is_told() -> None:
    with pytest.raises(SchemaError, match="at least one"):
        parse_schema('name = "s"')
    with pytest.raises(SchemaError, match="roles need agreements"):
        parse_schema('name = "s"\n[[label]]\nname = "A"\n[[role]]\nname = "r"\nlabels = ["A"]\n')


def test_lines_are_told_right_after_a_text_of_several_lines() -> None:
    source = 'name = "s"\ntitle = """\n[[label]]\nname = 1\n"""\n[[label]]\nname = "A"\nlight = "x"\n'
    with pytest.raises(SchemaError, match="line 8: 'x' is not a colour"):
        parse_schema(source)


def test_a_schema_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="cannot be read"):
        read_schema(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b'name = "\xe9"')
    with pytest.raises(SchemaError, match=r"not UTF-8 text \(byte 8\)"):
        read_schema(tmp_path / "latin.toml")
