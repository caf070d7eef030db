"""spaCy's DocBin: what spaCy finds in ours, what Ratify finds in others', and files that are no DocBin at all."""

from __future__ import annotations

import io
import random
import zlib
from pathlib import Path
from typing import Any

import pytest

from annotations.formats import Problem, format_for
from annotations.formats.docbin import SpacyDocBin
from annotations.model import Record
from tests.core.formats.corpus import SCHEMA, hard_records, record

HARD = hard_records()


def written(*records: Record) -> bytes:
    out = io.BytesIO()
    SpacyDocBin().write(records, out, schema=SCHEMA)
    return out.getvalue()


def docs_in(content: bytes) -> list[Any]:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    return list(DocBin().from_bytes(content).get_docs(Vocab()))


def read(path: Path, content: bytes) -> tuple[list[Record], list[str]]:
    path.write_bytes(content)
    found = list(SpacyDocBin().read(path))
    problems = [one.reason for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Record)], problems


def binned(*docs: Any, store_user_data: bool = False) -> bytes:
    from spacy.tokens import DocBin

    return DocBin(docs=docs, store_user_data=store_user_data).to_bytes()


def foreign_doc(words: list[str], spaces: list[bool] | None = None) -> Any:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    return Doc(Vocab(), words=words, spaces=spaces)


def surfaces(found: Record) -> list[tuple[str, str]]:
    assert found.annotation is not None
    return [(found.article.text[span.start : span.end], span.label) for span in found.annotation.spans]


def test_spacy_sees_every_text_and_every_span_that_fits() -> None:
    for original, doc in zip(HARD, docs_in(written(*HARD)), strict=True):
        assert doc.text == original.article.text
        kept = SpacyDocBin().fit(original, SCHEMA)[0].annotation
        assert kept is not None
        assert {(span.start_char, span.end_char, span.label_) for span in doc.spans["sc"]} == {
            (span.start, span.end, span.label) for span in kept.spans
        }


def test_the_longest_spans_are_the_entities() -> None:
    [doc] = docs_in(written(HARD[0]))
    assert ("space deal", "AGREEMENT") in {(span.text, span.label_) for span in doc.ents}
    assert ("space", "TOPIC") not in {(span.text, span.label_) for span in doc.ents}
    assert ("space", "TOPIC") in {(span.text, span.label_) for span in doc.spans["sc"]}
    losses = SpacyDocBin().fit(HARD[0], SCHEMA)[1]
    assert [(loss.kind, loss.reason) for loss in losses] == [
        ("nested", "It lies inside an AGREEMENT; doc.ents leaves it out, doc.spans has it.")
    ]


def test_spans_within_one_token_become_one_and_their_agreements_follow() -> None:
    tight = next(one for one in HARD if one.article.key == "tight")
    kept, losses = SpacyDocBin().fit(tight, SCHEMA)
    assert ("KASA", "TOPIC") in surfaces(kept)
    assert sum(loss.kind == "tokens" for loss in losses) >= 3


def test_an_article_without_annotation_has_no_entities_rather_than_none_of_them() -> None:
    from dataclasses import replace

    [doc] = docs_in(written(replace(record("bare", "Oslo is here."), annotation=None)))
    assert not doc.has_annotation("ENT_IOB")
    [doc] = docs_in(written(record("bare", "Oslo is here.")))
    assert doc.has_annotation("ENT_IOB")


def test_a_docbin_of_others_gives_its_entities_and_its_groups(tmp_path: Path) -> None:
    from spacy.tokens import Span

    doc = foreign_doc(["😊", "Norland", "and", "Oslo", "\r\n", "end"], [True, True, True, False, False, False])
    doc.ents = [Span(doc, 1, 2, label="COUNTRY", kb_id="Q1")]
    doc.spans["sc"] = [Span(doc, 3, 4, label="PLACE"), Span(doc, 1, 4, label="EVENT")]
    doc.spans["candidates"] = [Span(doc, 0, 1, label="PERSON")]
    [found], problems = read(tmp_path / "theirs.spacy", binned(doc))
    assert found.article.text == "😊 Norland and Oslo\nend"
    assert surfaces(found) == [("Norland and Oslo", "EVENT"), ("Norland", "COUNTRY"), ("Oslo", "PLACE")]
    assert found.annotation is not None
    assert found.annotation.spans[1].entity == "Q1"
    assert found.article.key == "theirs-1"
    assert problems == ["document 1: of its span groups only 'sc' is taken; left out: candidates"]


def test_categories_of_documents_are_told_once_a_file(tmp_path: Path) -> None:
    docs = [foreign_doc(["Oslo"]) for _ in range(3)]
    docs[0].cats = {"NEWS": 1.0, "SPORTS": 0.0}
    docs[2].cats = {"NEWS": 0.0}
    found, problems = read(tmp_path / "theirs.spacy", binned(*docs))
    assert [one.article.text for one in found] == ["Oslo"] * 3
    assert problems == ["categories (doc.cats) are left out; documents that have some: 2"]


def test_tokens_without_their_spaces_are_joined_by_one_each(tmp_path: Path) -> None:
    from spacy.tokens import Span

    doc = foreign_doc(["Oslo", "is", "here", "."])
    doc.ents = [Span(doc, 0, 1, label="PLACE")]
    [found], _ = read(tmp_path / "theirs.spacy", binned(doc, foreign_doc(["no", "entities"])))[0][:1], ""
    assert found.article.text == "Oslo is here ."
    assert surfaces(found) == [("Oslo", "PLACE")]


def test_what_was_changed_with_spacy_comes_back(tmp_path: Path) -> None:
    from spacy.tokens import Span

    [doc] = docs_in(written(HARD[0]))
    first = doc.ents[0]
    doc.ents = [*doc.ents[1:]]
    doc.spans["sc"] = [span for span in doc.spans["sc"] if span.start != first.start] + [
        Span(doc, 0, 1, label="EVENT"),
    ]
    [found], problems = read(tmp_path / "changed.spacy", binned(doc, store_user_data=True))
    assert problems == []
    assert surfaces(found)[0] == ("🚀", "EVENT")
    assert found.article == HARD[0].article
    assert found.annotation is not None
    assert len(found.annotation.spans) == 9
    assert len(found.annotation.agreements[0].spans("party")) == 1


def test_a_file_that_is_no_docbin_is_one_problem(tmp_path: Path) -> None:
    import srsly

    good = written(HARD[0])
    for content, said in (
        (b"", "cut off"),
        (b"not a bin", "damaged"),
        (good[:-20], "cut off"),
        (zlib.compress(b"\xc1"), "damaged"),
        (zlib.compress(srsly.msgpack_dumps([1, 2])), "no DocBin"),
        (zlib.compress(srsly.msgpack_dumps({"attrs": [65]})), "damaged"),
        (zlib.compress(b"\x81" * 100_000), "damaged|nested too deeply"),
    ):
        found, problems = read(tmp_path / "bad.spacy", content)
        assert found == []
        assert len(problems) == 1
        assert any(part in problems[0] for part in said.split("|")), problems


def test_a_docbin_that_grows_beyond_all_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.formats.docbin_reading.LARGEST_BIN", 1024 * 1024)
    _, problems = read(tmp_path / "bomb.spacy", zlib.compress(b"\0" * 50_000_000))
    assert problems == ["the DocBin is larger than 1 MB when it is unpacked"]


def test_a_span_outside_its_document_is_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    import srsly
    from spacy.tokens import Span

    doc = foreign_doc(["Oslo", "is", "here"])
    doc.spans["sc"] = [Span(doc, 0, 1, label="PLACE"), Span(doc, 1, 3, label="EVENT")]
    fields: Any = srsly.msgpack_loads(zlib.decompress(binned(doc, foreign_doc(["Bergen"]))))
    far = b"\x00\x00\x00\x63"
    fields["span_groups"][0] = fields["span_groups"][0].replace(b"\0\0\0\x01\0\0\0\x03", b"\0\0\0\x01" + far)
    found, problems = read(tmp_path / "far.spacy", zlib.compress(srsly.msgpack_dumps(fields)))
    assert [one.article.text for one in found] == ["Oslo is here", "Bergen"]
    assert surfaces(found[0]) == [("Oslo", "PLACE")]
    assert problems == ["document 1: the span 'EVENT' is left out: it is not among the document's tokens"]


def test_damage_anywhere_is_told_and_never_raised(tmp_path: Path) -> None:
    content = zlib.decompress(written(*HARD[:3]))
    chance = random.Random(5)
    for _ in range(150):
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        read(tmp_path / "damaged.spacy", zlib.compress(bytes(damaged)))


def test_the_ending_tells_the_format() -> None:
    assert format_for(Path("train.spacy")).name == "docbin"
