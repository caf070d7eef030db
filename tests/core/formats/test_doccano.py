"""doccano JSONL: both forms, ids that doccano gives anew, and rows of other projects."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from annotations.formats import Problem, format_for
from annotations.formats.doccano import Doccano, DoccanoRelations
from annotations.model import Record
from tests.core.formats.corpus import SCHEMA, hard_records

HARD = hard_records()
RECORDS = {one.article.key: one for one in HARD}


def rows_of(form: Doccano, *records: Record) -> list[dict[str, Any]]:
    out = io.BytesIO()
    form.write(records, out, schema=SCHEMA)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def read(path: Path, *rows: object) -> tuple[list[Record], list[str]]:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    found = list(Doccano().read(path))
    problems = [one.reason for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Record)], problems


def surfaces(found: Record) -> list[tuple[str, str]]:
    assert found.annotation is not None
    return [(found.article.text[span.start : span.end], span.label) for span in found.annotation.spans]


def test_spans_are_triples_of_code_points() -> None:
    for original, row in zip(HARD, rows_of(Doccano(), *HARD), strict=True):
        assert original.annotation is not None
        assert row["text"] == original.article.text
        assert row["label"] == [[span.start, span.end, span.label] for span in original.annotation.spans]


def test_agreements_are_relations_between_entities() -> None:
    [row] = rows_of(DoccanoRelations(), RECORDS["deal"])
    text = row["text"]
    by_id = {one["id"]: text[one["start_offset"] : one["end_offset"]] for one in row["entities"]}
    assert {(by_id[one["from_id"]], one["type"], by_id[one["to_id"]]) for one in row["relations"]} == {
        ("space deal", "party", "France"),
        ("space deal", "party", "Chile"),
        ("space deal", "topic", "space"),
        ("space deal", "date", "Monday"),
        ("space deal", "place", "Santiago"),
    }


@pytest.mark.parametrize("form", [Doccano(), DoccanoRelations()], ids=lambda form: form.name)
def test_rows_are_known_by_their_first_line(form: Doccano, tmp_path: Path) -> None:
    path = tmp_path / "admin.jsonl"
    for key in ("deal", "bare/of:all* names?"):
        path.write_text(json.dumps(rows_of(form, RECORDS[key])[0]), encoding="utf-8")
        assert format_for(path).name == "doccano"


def test_ids_that_doccano_gave_anew_change_nothing(tmp_path: Path) -> None:
    rows = rows_of(DoccanoRelations(), *HARD)
    for number, row in enumerate(rows, start=50):
        row["id"] = number
        for one in row["entities"]:
            one["id"] += 1000 * number
        for one in row["relations"]:
            one["from_id"] += 1000 * number
            one["to_id"] += 1000 * number
        row["entities"].reverse()
        row["Comments"] = []
    assert read(tmp_path / "admin.jsonl", *rows) == (HARD, [])


def test_what_was_changed_in_doccano_comes_back(tmp_path: Path) -> None:
    [row] = rows_of(DoccanoRelations(), RECORDS["deal"])
    parties = [one for one in row["relations"] if one["type"] == "party"]
    row["relations"].remove(parties[0])
    row["entities"].append({"id": 99, "label": "EVENT", "start_offset": 0, "end_offset": 1})
    row["Comments"] = ["look again"]
    [found], problems = read(tmp_path / "admin.jsonl", row)
    assert problems == ["its comments are left out"]
    assert surfaces(found)[0] == ("🚀", "EVENT")
    assert found.annotation is not None
    assert len(found.annotation.agreements[0].spans("party")) == 1


def test_rows_of_other_projects_come_in_with_their_metadata(tmp_path: Path) -> None:
    text = "\ufeff😊 Norland\r\nand Oslo"
    rows = [
        {"id": 1, "text": text, "state": "Texas", "wire": "AP", "label": [[3, 10, "COUNTRY"]], "Comments": []},
        {"id": 2, "text": text, "labels": [[16, 20, "PLACE"]]},
        {"id": 3, "text": text, "label": [{"start_offset": 16, "end_offset": 20, "label": "PLACE"}]},
        {
            "id": 4,
            "text": text,
            "entities": [{"id": 7, "label": "PLACE", "start_offset": 16, "end_offset": 20}],
            "relations": [{"id": 1, "from_id": 7, "to_id": 7, "type": "near"}],
        },
        {"id": 5, "text": "Bergen"},
    ]
    found, problems = read(tmp_path / "admin.jsonl", *rows)
    assert [one.article.key for one in found] == [f"admin-{nth}" for nth in range(1, 6)]
    assert [surfaces(one) for one in found[:4]] == [[("Norland", "COUNTRY")], *[[("Oslo", "PLACE")]] * 3]
    assert found[0].article.metadata["wire"] == "AP"
    assert found[0].article.metadata["state (imported)"] == "Texas"
    assert found[4].annotation is None
    assert problems == ["its relations are left out: they tell no kind and no status of an agreement"]


def test_what_cannot_be_used_is_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    rows = [
        {"text": "Oslo is", "label": [[0, 99, "PLACE"], [4, 0, "PLACE"], [0, 4, ""], ["0", 4, "PLACE"], "sport"]},
        {"text": "Oslo is", "label": "sport"},
        {"text": "Oslo is", "label": [[0, 4, "PLACE"], [0, 4, "PLACE"], [0, 4, "PLACE", 1]]},
        {"text": None},
        3,
    ]
    found, problems = read(tmp_path / "admin.jsonl", *rows)
    assert [surfaces(one) for one in found] == [[], [], [("Oslo", "PLACE")]]
    assert problems == [
        "label 1 is left out: 0 to 99 is no part of a text of 7 characters",
        "label 2 is left out: 4 to 0 is no part of a text of 7 characters",
        "label 3 is left out: it has no label",
        "label 4 is left out: start and end must be whole numbers",
        "label 5 is left out: it is no span with start, end and label",
        '"label" is left out: it must be a list in brackets, and is a text',
        "label 3 is left out: it is no span with start, end and label",
        'it has no "text"',
        "each line must be an object in braces; this one is a number",
    ]
