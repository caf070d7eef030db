"""Ratify JSONL: what goes out comes back the same, and every fault of a row is told."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from annotations.formats import Problem
from annotations.formats.base import LARGEST_TEXT
from annotations.formats.jsonl import RatifyJsonl
from annotations.formats.numbering import numbered
from annotations.model import (
    Agreement,
    Annotation,
    Article,
    ArticleState,
    Decision,
    Filler,
    Record,
    Span,
    SpanId,
    text_hash,
)
from annotations.paths import resources
from annotations.schema import default_schema

SHARED = Path(__file__).resolve().parents[4] / "shared" / "corpus"
TEXT = "🚀 Séoul: 한국 and भारत sign pact.\nשלום said the envoy of Norland.\n"
ROLES = [role.name for role in default_schema().roles]


def place(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def rich_record() -> Record:
    """A record that has a value in every field that the format knows."""
    spans = (
        Span(*place("한국"), "COUNTRY", SpanId(4), 0.25, "knowledge", "country:KR", Decision.ACCEPTED),
        Span(*place("भारत"), "COUNTRY", SpanId(7), 1 / 3, "knowledge", "country:IN", Decision.REJECTED),
        Span(*place("sign pact"), "EVENT", SpanId(9)),
        Span(*place("pact"), "AGREEMENT", SpanId(8), 0.0, "patterns", "", Decision.CORRECTED),
        Span(*place("שלום"), "PERSON", SpanId(2)),
    )
    fillers = (
        Filler("mentions", SpanId(8), score=0.5),
        Filler("mentions", SpanId(9)),
        Filler("party", SpanId(7), score=1.0, origin="agreements", verdict=Decision.ACCEPTED),
        Filler("party", SpanId(4)),
        Filler("representative", SpanId(2), verdict=Decision.REJECTED),
    )
    agreement = Agreement("TREATY", "SIGNED", fillers, score=0.75, origin="agreements", verdict=Decision.CORRECTED)
    article = Article(
        "a-1", TEXT, "A title", "2023-05-30", "wire", {"url": "x", "tags": ["a", {"b": None}]}, ArticleState.DONE
    )
    return Record(article, Annotation(spans, (agreement, Agreement("MOU", "ENDED", fillers[:1]))), "machine")


def written(records: Iterable[Record]) -> bytes:
    out = io.BytesIO()
    RatifyJsonl().write(records, out, schema=default_schema())
    return out.getvalue()


def read(path: Path, content: bytes) -> list[Record | Problem]:
    path.write_bytes(content)
    return list(RatifyJsonl().read(path))


def read_row(tmp_path: Path, row: dict[str, Any]) -> Record:
    (found,) = read(tmp_path / "rows.jsonl", json.dumps(row).encode())
    assert isinstance(found, Record), found
    return found


def test_what_is_written_comes_back_equal(tmp_path: Path) -> None:
    record = rich_record()
    (found,) = read(tmp_path / "out.jsonl", written([record]))
    assert isinstance(found, Record)
    assert found.article == record.article
    assert found.layer == "machine"
    assert record.annotation is not None
    assert found.annotation == numbered(record.annotation, ROLES)
    assert written([found]) == written([record])


def test_spans_of_which_more_and_less_is_known_come_in_the_order_of_the_text(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": 7, "start": 3, "end": 5, "label": "ORG", "entity": "Q1"},
        {"start": 0, "end": 2, "label": "ORG", "score": None},
        {"id": "s1", "start": 0, "end": 5, "label": "DATE", "score": 0.5, "origin": "rules"},
    ]
    mended = ({"score": 1}, {"text": None}, {"verdict": None})
    found = [read_row(tmp_path, {"text": "ab cd", "entities": [rows[0] | more, *rows[1:]]}) for more in ({}, *mended)]
    expected = (
        Span(0, 5, "DATE", SpanId(1), 0.5, "rules"),
        Span(0, 2, "ORG", SpanId(2)),
        Span(3, 5, "ORG", SpanId(3), entity="Q1"),
    )
    scored = (*expected[:2], expected[2]._replace(score=1.0))
    assert [one.annotation and one.annotation.spans for one in found] == [expected, scored, expected, expected]


def test_records_without_annotation_title_or_layer_come_back_equal(tmp_path: Path) -> None:
    bare = [
        Record(Article("plain", "The pact on lunar science was signed by both\n\nand more\n")),
        Record(Article("empty", "x\u2028y\u2029z\x85w"), Annotation(), "gold"),
    ]
    content = written(bare)
    assert read(tmp_path / "out.jsonl", content) == bare
    assert content.count(b"\n") == len(content.decode().splitlines()) == 2


def test_a_row_has_its_keys_in_the_agreed_order_and_leaves_empty_ones_out() -> None:
    row = json.loads(written([rich_record()]))
    assert list(row) == ["id", "source", "text", "metadata", "layer", "entities", "agreements"]
    assert list(row["metadata"]) == ["title", "published", "state", "sha256", "url", "tags"]
    assert row["metadata"]["sha256"] == text_hash(TEXT)
    assert list(row["entities"][0]) == ["id", "start", "end", "label", "entity", "score", "origin", "verdict"]
    assert list(row["entities"][4]) == ["id", "start", "end", "label"]
    treaty = row["agreements"][0]
    assert list(treaty) == ["kind", "status", *ROLES, "score", "origin", "verdict", "fillers"]
    assert treaty["party"] == ["s2", "s1"]
    assert treaty["event"] == []
    assert len(treaty["fillers"]) == 3


def test_what_is_written_keeps_the_json_schema_that_ships() -> None:
    schema = json.loads((resources() / "schemas" / "ratify-jsonl.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for line in written([rich_record(), Record(Article("plain", "a"))]).splitlines():
        validator.validate(json.loads(line))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: row.pop("text"),
        lambda row: row.update(text=" \n"),
        lambda row: row.update(id=""),
        lambda row: row.update(id=True),
        lambda row: row["metadata"].update(state="open"),
        lambda row: row["entities"][0].update(start="0"),
        lambda row: row["entities"][0].update(start=True),
        lambda row: row["entities"][0].update(start=-1),
        lambda row: row["entities"][0].update(score=1.5),
        lambda row: row["entities"][0].update(verdict="maybe"),
        lambda row: row["entities"][0].pop("label"),
        lambda row: row["agreements"][0].update(mentions=[]),
        lambda row: row["agreements"][0].update(party="s1"),
        lambda row: row["agreements"][0].pop("kind"),
    ],
)
def test_the_reader_and_the_json_schema_refuse_the_same(tmp_path: Path, spoil: Callable[[Any], object]) -> None:
    row = json.loads(written([rich_record()]))
    spoil(row)
    schema = json.loads((resources() / "schemas" / "ratify-jsonl.schema.json").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(row))
    (found,) = read(tmp_path / "rows.jsonl", json.dumps(row).encode())
    assert isinstance(found, Problem)


GOOD = {"id": "ok", "text": "A good row."}
SPAN = {"id": "x", "start": 0, "end": 6, "label": "PLACE"}


def spans(*changes: dict[str, Any]) -> bytes:
    return json.dumps({"id": "a", "text": "Norland", "entities": [SPAN | change for change in changes]}).encode()


def frame(**changes: object) -> bytes:
    row = {"kind": "MOU", "status": "SIGNED", "mentions": ["x"]} | changes
    return json.dumps({"id": "a", "text": "Norland", "entities": [SPAN], "agreements": [row]}).encode()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a"', "not valid JSON"),
        (b'{"text": "a"} {"text": "b"}', "not valid JSON: Extra data at character 15"),
        (b'{"text": "\xff"}', "not UTF-8 (byte 10"),
        (b'["text"]', "must be an object in braces; this one is a list"),
        (b"7", "must be an object in braces; this one is a number"),
        (b'{"id": "a"}', 'no "text"'),
        (b'{"id": "a", "text": 5}', "the text must be in quotes; it is a number"),
        (b'{"id": "a", "text": ""}', "empty"),
        (b'{"id": "a", "text": " \\r\\n "}', "nothing but blanks"),
        (b'{"id": "a", "text": "a\\u0000b"}', "NUL"),
        (b'{"id": "a", "text": "a\\ud800b"}', "surrogate"),
        (b'{"id": "a", "text": "a", "metadata": {"\\udfff": 1}}', "surrogate"),
        (b'{"id": "a", "text": "a", "text": "b"}', "the key 'text' stands twice"),
        (b'{"id": "a", "text": "a", "metadata": {"n": NaN}}', "NaN is no value"),
        (b'{"id": "a", "text": "a", "metadata": {"n": -Infinity}}', "-Infinity is no value"),
        (b'{"id": "a", "text": "a", "metadata": {"n": 1e999}}', "1e999 is too large"),
        (b'{"id": "a", "text": "a", "metadata": {"n": ' + b"9" * 5000 + b"}}", "not valid JSON: Exceeds the limit"),
        (b'{"id": "a", "text": "a", "metadata": ["b"]}', "metadata must be an object"),
        (b'{"id": "a", "text": "a", "metadata": {"sha256": "00"}}', "not the one that sha256 belongs to"),
        (b'{"id": "a", "text": "a", "metadata": {"title": 3}}', "title must be in quotes"),
        (b'{"id": "a", "text": "a", "metadata": {"state": "open"}}', "known are todo, in_progress, done"),
        (b'{"id": "a", "text": "a", "metadata": ' + b'{"a":' * 60 + b"1" + b"}" * 60 + b"}", "deeper than 50"),
        (b'{"id": "a", "text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b'{"id": "a\\nb", "text": "a"}', "the id must be a name"),
        (b'{"id": ["a"], "text": "a"}', "the id must be a name"),
        (b'{"id": "a", "text": "a", "source": 1}', "the source must be in quotes"),
        (b'{"id": "a", "text": "a", "layer": 1}', "the layer must be a name"),
        (b'{"id": "a", "text": "a", "entities": {}}', '"entities" must be a list'),
        (b'{"id": "a", "text": "a", "entities": ["b"]}', '"entities" must hold objects in braces; one is a text'),
        (spans({"end": 8}), "entity 1: 0 to 8 is no part of a text of 7 characters"),
        (spans({"start": -1}), "entity 1: -1 to 6 is no part"),
        (spans({"start": 6}), "entity 1: 6 to 6 is no part"),
        (spans({"start": 7}), "entity 1: 7 to 6 is no part"),
        (spans({"end": 10**30}), "is no part of a text of 7 characters"),
        (spans({"start": 0.0}), "start and end must be whole numbers"),
        (spans({"start": False}), "start and end must be whole numbers"),
        (spans({"end": "6"}), "start and end must be whole numbers"),
        (spans({"end": None}), "start and end must be whole numbers"),
        (spans({"label": ""}), "the label must be a name"),
        (spans({"label": 4}), "the label must be a name"),
        (spans({}, {"end": 3}), "two entities have the id 'x'"),
        (spans({"id": 1.5}), "the id of an entity must be"),
        (spans({"id": ["x"]}), "the id of an entity must be"),
        (spans({"text": "Sudria"}), "entity 1: the text there is 'Norlan', not 'Sudria'"),
        (spans({"score": "high"}), "entity 1: the score must be a number"),
        (spans({"score": True}), "entity 1: the score must be a number"),
        (spans({"score": -0.1}), "entity 1: the score must be a number"),
        (spans({"verdict": "maybe"}), "known are accepted, corrected, rejected"),
        (spans({"verdict": ["accepted"]}), "known are accepted, corrected, rejected"),
        (spans({"origin": 1}), "the origin must be a text"),
        (spans({"entity": 1}), "the entity it stands for must be a text"),
        (frame(mentions=["y"]), "agreement 1: 'mentions' names 'y', which is the id of no entity"),
        (frame(party=["x", "z"]), "agreement 1: 'party' names 'z'"),
        (frame(mentions=[]), "needs at least one mention"),
        (frame(mentions="x"), "'mentions' must be a list of ids; it is a text"),
        (frame(mentions=[["x"]]), "'mentions' must be a list of ids; one is a list"),
        (frame(mentions=[None]), "'mentions' must be a list of ids; one is null"),
        (frame(kind=""), "the kind must be a name"),
        (frame(status=None), "the status must be a name"),
        (frame(fillers=[{"role": "party", "span": "x"}]), "a filler has details, but stands in no role"),
        (frame(fillers=[{"role": ["party"], "span": "x"}]), "a filler has details, but stands in no role"),
        (frame(fillers=["x"]), '"fillers" must hold objects'),
        (frame(note="bad"), "'note' must be a list of ids"),
        (b'{"id": "ok", "text": "another"}', "the id 'ok' stands in line 1 already"),
    ],
)
def test_a_bad_row_is_told_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "rows.jsonl"
    good = json.dumps(GOOD).encode()
    last = json.dumps(GOOD | {"id": "last"}).encode()
    first, found, third = read(path, b"\n".join([good, line, last]))
    assert isinstance(first, Record)
    assert isinstance(found, Problem)
    assert reason in found.reason
    assert (found.path, found.line) == (path, 2)
    assert isinstance(third, Record)


def test_a_line_beyond_the_limit_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "a", "text": "')
        for _ in range(2 * LARGEST_TEXT // 2**20 + 1):
            file.write(b"x" * 2**20)
        file.write(b'"}\n' + json.dumps(GOOD).encode())
    found, good = RatifyJsonl().read(path)
    assert isinstance(found, Problem)
    assert found.reason == "the line is longer than 64 MB"
    assert isinstance(good, Record)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"text": "a"}\n'.encode("utf-16"), "this is UTF-16"),
        (b'[\n {"text": "a"},\n {"text": "b"}\n]\n', "JSON over many lines"),
        (b'{\n "text": "a"\n}\n', "JSON over many lines"),
    ],
)
def test_a_file_of_another_kind_is_told_once(tmp_path: Path, content: bytes, reason: str) -> None:
    (found,) = read(tmp_path / "rows.jsonl", content)
    assert isinstance(found, Problem)
    assert reason in found.reason


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    (found,) = RatifyJsonl().read(tmp_path / "none.jsonl")
    assert isinstance(found, Problem)
    assert "No such file" in found.reason


def test_blank_lines_a_mark_and_crlf_line_ends_are_no_fault(tmp_path: Path) -> None:
    rows = [json.dumps(GOOD | {"id": name}).encode() for name in "ab"]
    found = read(tmp_path / "rows.jsonl", b"\xef\xbb\xbf" + b"\r\n\r\n".join(rows) + b"\r\n  \n")
    assert [record.article.key for record in found if isinstance(record, Record)] == ["a", "b"]


def test_crlf_inside_a_text_is_normalised_and_offsets_move_with_it(tmp_path: Path) -> None:
    text = "\ufeffOne\r\nNorland 🚀\r\nand Sudria\r\n"
    entities = [
        {"start": text.index(name), "end": text.index(name) + len(name), "label": "COUNTRY", "text": name}
        for name in ("Norland 🚀", "Sudria", "One\r\nNorland")
    ]
    found = read_row(tmp_path, {"id": "a", "text": text, "entities": entities, "metadata": {"sha256": text_hash(text)}})
    assert found.article.text == "One\nNorland 🚀\nand Sudria\n"
    assert found.article.metadata == {"read": {"bom": True, "crlf": 3}}
    assert found.annotation is not None
    quoted = [found.article.text[span.start : span.end] for span in found.annotation.spans]
    assert quoted == ["One\nNorland", "Norland 🚀", "Sudria"]


def test_a_span_over_nothing_but_a_dropped_character_is_told(tmp_path: Path) -> None:
    row = {"id": "a", "text": "One\r\nTwo", "entities": [{"start": 3, "end": 4, "label": "X"}]}
    (found,) = read(tmp_path / "rows.jsonl", json.dumps(row).encode())
    assert isinstance(found, Problem)
    assert "nothing but a carriage return" in found.reason


def test_a_row_of_another_program_gets_title_and_date_from_its_text(tmp_path: Path) -> None:
    text = "Norland and Sudria sign pact on lunar science\n\n3 May 2023\n\nThey signed it in the capital, they said.\n"
    found = read_row(tmp_path, {"text": text})
    assert (found.article.title, found.article.published) == (text.splitlines()[0], "2023-05-03")
    assert found.article.key == "rows-1"
    found = read_row(tmp_path, {"id": 7, "text": text, "metadata": {"title": "Own", "published": "2023-06-01T10:00Z"}})
    assert (found.article.key, found.article.title, found.article.published) == ("7", "Own", "2023-06-01")


def test_a_date_that_cannot_be_told_stays_in_the_metadata_and_survives(tmp_path: Path) -> None:
    found = read_row(tmp_path, {"id": "a", "text": "a", "metadata": {"published": "in spring", "n": 1}})
    assert found.article.published == ""
    assert found.article.metadata == {"published": "in spring", "n": 1}
    assert read(tmp_path / "again.jsonl", written([found])) == [found]


def test_two_layers_of_one_article_may_stand_in_one_file(tmp_path: Path) -> None:
    rows = [json.dumps(GOOD | {"layer": layer, "entities": []}).encode() for layer in ("gold", "machine")]
    found = read(tmp_path / "rows.jsonl", b"\n".join(rows))
    assert [record.layer for record in found if isinstance(record, Record)] == ["gold", "machine"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus is not beside the project")
@pytest.mark.parametrize("folder", ["hard", "usgov", "briefs"])
def test_what_the_corpus_converter_writes_can_be_read_and_written_back(tmp_path: Path, folder: str) -> None:
    path = tmp_path / "corpus.jsonl"
    articles = sorted((SHARED / folder).glob("*.xml"))
    subprocess.run(
        [sys.executable, SHARED / "check.py", "--jsonl", path, *articles],
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    found = list(RatifyJsonl().read(path))
    records = [record for record in found if isinstance(record, Record)]
    assert len(records) == len(found) == len(articles)
    again = tmp_path / "again.jsonl"
    again.write_bytes(written(records))
    assert list(RatifyJsonl().read(again)) == records
    for line, record in zip(path.read_text(encoding="utf-8").splitlines(), records, strict=True):
        assert json.loads(line)["text"] == record.article.text
