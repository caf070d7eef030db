"""The tables of entities and agreements: one row each, harmless in a spreadsheet, typed in Parquet."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pyarrow.parquet
import pytest

from annotations.errors import InputError
from annotations.formats.base import Format
from annotations.formats.csv_tables import AgreementsCsv, EntitiesCsv
from annotations.formats.numbering import numbered
from annotations.formats.parquet_tables import AgreementsParquet, EntitiesParquet
from annotations.formats.table_rows import context
from annotations.model import Annotation, Article, Filler, Record, Span, SpanId
from tests.builders import DEAL_TEXT, frame
from tests.core.formats.corpus import ROLES, SCHEMA, hard_records, record

HARD = hard_records()
BY_KEY = {one.article.key: one for one in HARD}


def content(known: Format, records: Sequence[Record]) -> bytes:
    out = io.BytesIO()
    known.write(iter(records), out, schema=SCHEMA)
    return out.getvalue()


def csv_rows(known: Format, records: Sequence[Record]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content(known, records).decode("utf-8-sig"), newline="")))


def parquet_rows(known: Format, records: Sequence[Record]) -> list[dict[str, Any]]:
    return pyarrow.parquet.read_table(io.BytesIO(content(known, records))).to_pylist()


def test_each_span_is_a_row_whose_positions_cut_its_text_from_the_article() -> None:
    texts = {one.article.key: one.article.text for one in HARD}
    rows = parquet_rows(EntitiesParquet(), HARD)
    assert len(rows) == sum(len(one.annotation.spans) for one in HARD if one.annotation)
    for row in rows:
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]


def test_csv_and_parquet_say_the_same() -> None:
    for row, typed in zip(csv_rows(EntitiesCsv(), HARD), parquet_rows(EntitiesParquet(), HARD), strict=True):
        plain = {key: "" if value is None else str(value) for key, value in typed.items()}
        assert {key: value.removeprefix("'") for key, value in row.items()} == plain


def test_what_is_known_of_a_span_is_in_its_row() -> None:
    (row, *_) = parquet_rows(EntitiesParquet(), [BY_KEY["learned"]])
    assert row == {
        "article": "learned",
        "title": "A pact, “signed” — at last",
        "published": "2023-05-30",
        "layer": "machine",
        "id": "s1",
        "start": 0,
        "end": 7,
        "text": "Norland",
        "label": "COUNTRY",
        "entity": "country:norland",
        "score": 0.875,
        "origin": "encoder",
        "verdict": "accepted",
        "context": "Norland signed a pact in Capital City.",
    }


def test_an_agreement_is_one_row_with_three_lists_for_each_role() -> None:
    first, second, third = parquet_rows(AgreementsParquet(), [BY_KEY["sharing"]])
    assert (first["id"], first["kind"], first["status"]) == ("a1", "TREATY", "SIGNED")
    assert first["mentions"] == ["treaty"]
    assert first["party"] == ["France", "Chile"]
    assert first["date"] == ["Monday"]
    assert second["mentions"] == ["accord"]  # named twice by the same words
    assert second["mentions_spans"] == ["s4", "s7"]
    assert third["party"] == []


def test_names_of_one_entity_are_one_party() -> None:
    text = "KASA and the Korea Aerospace Administration and ISRO signed a pact."
    placed = (
        ("KASA", "AGENCY"),
        ("Korea Aerospace Administration", "AGENCY"),
        ("ISRO", "AGENCY"),
        ("pact", "AGREEMENT"),
    )
    one = record("one", text, placed, (frame(mentions=[4], party=[1, 2, 3]),))
    assert one.annotation is not None
    ids = ("agency:KASA", "agency:KASA", "", "")
    spans = tuple(it._replace(entity=entity) for it, entity in zip(one.annotation.spans, ids, strict=True))
    one = replace(one, annotation=Annotation(spans, one.annotation.agreements))
    (row,) = csv_rows(AgreementsCsv(), [one])
    assert row["party"] == "KASA | ISRO"
    assert row["party_entities"] == "agency:KASA | "
    assert row["party_spans"] == "s1 | s2 | s3"


def test_no_cell_begins_like_a_formula_and_each_that_would_is_told() -> None:
    risky = [BY_KEY["tight"], record("=1+1", "@here -2 pact", (("@here", "TOPIC"), ("-2", "TOPIC")))]
    for known in (EntitiesCsv(), AgreementsCsv()):
        for row in csv_rows(known, risky):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row.values())
    losses = [loss for one in risky for loss in EntitiesCsv().fit(one, SCHEMA)[1] if loss.kind == "formulas"]
    assert [(loss.start, loss.end) for loss in losses] == [(57, 75), (None, None), (0, 5), (6, 8)]


def test_line_breaks_and_quotes_stay_in_their_cells() -> None:
    one = record("odd", 'He said: "two\r\nlines", twice', (('"two\r\nlines"', "TOPIC"),))
    (row,) = csv_rows(EntitiesCsv(), [one])
    assert row["text"] == '"two\r\nlines"'
    assert row["context"] == 'He said: "two  lines", twice'


def test_a_role_that_is_not_the_schemas_is_told_and_left_out() -> None:
    one = record(
        "one", DEAL_TEXT, (("France", "COUNTRY"), ("space deal", "AGREEMENT")), (frame(mentions=[2], witness=[1]),)
    )
    kept, losses = AgreementsCsv().fit(one, SCHEMA)
    assert {loss.kind for loss in losses} == {"text", "roles", "entities"}
    assert kept.annotation is not None
    assert [filler.role for filler in kept.annotation.agreements[0].fillers] == ["mentions"]


def test_an_export_without_rows_still_has_its_heading() -> None:
    bare = Record(Article("bare", "Nothing here."))
    assert csv_rows(AgreementsCsv(), [bare]) == []
    assert content(EntitiesCsv(), [bare]).startswith(b"\xef\xbb\xbfarticle,title,")
    assert pyarrow.parquet.read_schema(io.BytesIO(content(AgreementsParquet(), [bare]))).field("party").type == (
        pyarrow.list_(pyarrow.string())
    )


def test_parquet_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"ratify-desk\[parquet\]"):
        content(EntitiesParquet(), HARD)


def test_many_rows_go_out_in_groups() -> None:
    text = "word " * 9000
    spans = tuple(Span(place * 5, place * 5 + 4, "TOPIC", SpanId(place + 1)) for place in range(9000))
    many = Record(Article("many", text), numbered(Annotation(spans), ROLES), "gold")
    file = pyarrow.parquet.ParquetFile(io.BytesIO(content(EntitiesParquet(), [many] * 3)))
    assert file.metadata.num_rows == 27_000
    assert file.metadata.num_row_groups == 2


def test_the_context_ends_at_words() -> None:
    text = "a" * 30 + " " + "b " * 60 + "HERE" + " c" * 60
    shown = context(text, text.index("HERE"), text.index("HERE") + 4)
    assert shown.startswith("… b")
    assert shown.endswith("c …")
    assert "a" not in shown


def test_fillers_of_an_agreement_keep_their_spans_after_others_are_left_out() -> None:
    kept, _ = AgreementsParquet().fit(BY_KEY["deal"], SCHEMA)
    assert kept.annotation is not None
    surfaces = {it.id: kept.article.text[it.start : it.end] for it in kept.annotation.spans}
    fillers: tuple[Filler, ...] = kept.annotation.agreements[0].fillers
    assert [surfaces[it.span] for it in fillers] == ["space deal", "France", "Chile", "Monday", "Santiago", "space"]


def test_spans_have_the_same_ids_in_both_tables() -> None:
    names = {(row["article"], row["id"]): row["text"] for row in parquet_rows(EntitiesParquet(), HARD)}
    for row in parquet_rows(AgreementsParquet(), HARD):
        for role in ROLES:
            assert set(row[role]) == {names[row["article"], span] for span in row[f"{role}_spans"]}
