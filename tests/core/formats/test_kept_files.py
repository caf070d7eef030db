"""Files that were kept: what an earlier Ratify wrote, and what other programs leave on disk."""

from __future__ import annotations

import io
import json
from pathlib import Path

from annotations.formats import Problem
from annotations.formats.jsonl import RatifyJsonl
from annotations.formats.plain import PlainText
from annotations.model import Decision, Record
from annotations.schema import default_schema

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats"


def text(name: str) -> Record:
    (found,) = PlainText().read(KEPT / "text" / name)
    assert isinstance(found, Record)
    return found


def test_the_first_version_of_ratify_jsonl_is_read_and_written_to_the_same_rows() -> None:
    path = KEPT / "jsonl" / "ratify-1.jsonl"
    records = [found for found in RatifyJsonl().read(path) if isinstance(found, Record)]
    out = io.BytesIO()
    RatifyJsonl().write(records, out, schema=default_schema())
    before, after = (
        [json.loads(line, object_pairs_hook=list) for line in content.splitlines()]
        for content in (path.read_bytes(), out.getvalue())
    )
    assert after == before


def test_the_first_version_of_ratify_jsonl_means_what_it_meant() -> None:
    rich, bare, empty = RatifyJsonl().read(KEPT / "jsonl" / "ratify-1.jsonl")
    assert isinstance(rich, Record)
    assert rich.annotation is not None
    quoted = [rich.article.text[span.start : span.end] for span in rich.annotation.spans]
    assert quoted == ["한국", "भारत", "sign pact", "pact", "שלום"]
    treaty = rich.annotation.agreements[0]
    assert [quoted[span - 1] for span in treaty.spans("party")] == ["भारत", "한국"]
    assert treaty.verdict is Decision.CORRECTED
    assert isinstance(bare, Record)
    assert bare.annotation is None
    assert isinstance(empty, Record)
    assert empty.annotation is not None


def test_every_fault_of_a_file_is_told_by_its_line() -> None:
    found = list(RatifyJsonl().read(KEPT / "jsonl" / "faulty.jsonl"))
    assert [item.line for item in found if isinstance(item, Problem)] == [2, 4, 5, 6]
    assert [item.article.key for item in found if isinstance(item, Record)] == ["first", "last"]


def test_an_old_encoding_with_crlf_is_read() -> None:
    found = text("cp1252-crlf.txt")
    assert "Affaires étrangères a été reçu à l'Élysée" in found.article.text
    assert "« une étape »" in found.article.text
    assert found.article.metadata["read"]["crlf"] == 6
    assert found.article.metadata["read"]["assumed"] is True


def test_unicode_texts_are_read_alike_whatever_their_form() -> None:
    expected = "Séoul et Paris 🚀\n한국 भारत שלום\n"
    assert text("utf8-bom-crlf.txt").article.text == text("utf16-le.txt").article.text == expected


def test_a_text_with_nul_is_no_text() -> None:
    (found,) = PlainText().read(KEPT / "text" / "nul.txt")
    assert isinstance(found, Problem)
    assert "NUL" in found.reason
