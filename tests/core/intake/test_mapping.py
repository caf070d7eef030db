"""What the names of other tools mean here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.errors import InputError
from annotations.intake.mapping import Foreign, foreign_names
from annotations.model import Annotation, ArticleId, Record, Span, SpanId
from annotations.schema import default_schema
from annotations.store import Store
from annotations.workflow import ImportReport, NameMap, import_files, import_records, read_name_map
from tests.builders import frame
from tests.core.workflow.records import record, write

SCHEMA = default_schema()
MAP = """GPE = "COUNTRY"
"work of art" = ""
[kind]
Pact = "TREATY"
[status]
Concluded = "SIGNED"
[role]
Arg1 = "party"
"""


def theirs() -> Record:
    """A record as another tool names things: GPE for COUNTRY, "work of art", relations with arguments."""
    one = record()
    assert one.annotation is not None
    labels = {"COUNTRY": "GPE", "SYSTEM": "work of art", "DATE": "Date"}
    spans = tuple(span._replace(label=labels.get(span.label, span.label)) for span in one.annotation.spans)
    return replace(
        one, annotation=Annotation(spans, (frame("Pact", "Concluded", mentions=[3], Arg1=[1, 2], date=[5]),))
    )


@pytest.fixture
def mapped(tmp_path: Path) -> NameMap:
    path = tmp_path / "map.toml"
    path.write_text(MAP, encoding="utf-8")
    return read_name_map(path, SCHEMA)


def test_names_are_taken_by_the_map_and_by_likeness(store: Store, mapped: NameMap) -> None:
    report = ImportReport()
    import_records(store, [theirs()], names=mapped, report=report)
    held = store.layers.annotation(ArticleId(1), "theirs")
    assert [span.label for span in held.spans].count("COUNTRY") == 4
    assert {"DATE", "GPE", "work of art"} & {span.label for span in held.spans} == {"DATE"}
    (pact,) = held.agreements
    assert (pact.kind, pact.status) == ("TREATY", "SIGNED")
    assert (len(pact.spans("party")), len(pact.spans("date"))) == (2, 1)
    assert [line.partition(";")[0] for line in report.missing_lines()] == [
        "The name 'work of art' was to be left out",
    ]


def test_without_a_map_what_is_unknown_is_counted_and_ours_is_kept(store: Store) -> None:
    report = ImportReport()
    import_records(store, [theirs()], report=report)
    assert (
        report.missing_lines()[0]
        == "The label 'GPE' is not in the project's schema; left out 4 times, first in 'deal'."
    )
    assert len(store.layers.annotation(ArticleId(1), "theirs").spans) == 4


def test_foreign_names_come_with_counts_an_example_and_a_guess() -> None:
    found = foreign_names([theirs()], SCHEMA, NameMap())
    assert found[0] == Foreign("label", "GPE", 4, "France", "COUNTRY")
    assert [(it.part, it.name, it.count) for it in found[1:]] == [
        ("label", "work of art", 1),
        ("kind", "Pact", 1),
        ("status", "Concluded", 1),
        ("role", "Arg1", 2),
    ]


def test_a_file_of_a_million_names_is_told_in_a_thousand_lines(store: Store) -> None:
    report = ImportReport()
    odd = [record(key=f"a{nth}", text=f"{nth} Rome") for nth in range(3)]
    spans = [
        Annotation(tuple(Span(0, 1, f"odd {nth} {number}", SpanId(number)) for number in range(1, 701)))
        for nth in range(3)
    ]
    records = [replace(one, annotation=each) for one, each in zip(odd, spans, strict=True)]
    assert len(foreign_names(records, SCHEMA, NameMap())) == 1000
    import_records(store, records, report=report)
    lines = report.missing_lines()
    assert len(lines) == 1001
    assert lines[0] == "Further names are not in the project's schema; left out 1100 times, first in 'a1'."


def test_a_map_is_written_as_it_is_read(mapped: NameMap, tmp_path: Path) -> None:
    again = tmp_path / "again.toml"
    again.write_text(mapped.toml(), encoding="utf-8")
    assert read_name_map(again, SCHEMA) == mapped


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("GPE = 1", "must stand for one label in quotes"),
        ('GPE = "LAND"', "'LAND', which is not a label of the schema; it has PERSON"),
        ('[kind]\nPact = "WEDDING"', "'WEDDING', which is not a kind"),
        ('[colour]\nPact = ""', r"\[colour\] is not known in a map; known are label, kind, status, role"),
        ("GPE", "is no TOML"),
    ],
)
def test_a_map_that_is_wrong_says_why(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "map.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        read_name_map(path, SCHEMA)


def test_importing_twice_with_the_same_map_changes_nothing(store: Store, mapped: NameMap, tmp_path: Path) -> None:
    path = write(tmp_path / "theirs.jsonl", [theirs()])
    import_files(store, [path], names=mapped)
    report = import_files(store, [path], names=mapped)
    assert (report.same, report.annotated, report.problems) == (1, 1, [])
