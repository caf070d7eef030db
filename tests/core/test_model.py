"""The nouns: small, frozen, and saying what they are."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from annotations.changes import Changes
from annotations.errors import InputError
from annotations.model import (
    Agreement,
    AgreementId,
    Annotation,
    Article,
    ArticleId,
    Decision,
    Filler,
    Sheet,
    Span,
    SpanId,
    text_hash,
)


def test_the_hash_of_a_text_is_that_of_its_utf_8_form() -> None:
    assert text_hash("🚀") == "ebbc0b2870eb323f2b6cffa5c493ceef81ae7eb36afc73d4e0367301631daec5"
    assert text_hash("e\u0301") != text_hash("\u00e9")


def test_nouns_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Span(0, 1, "DATE").start = 2  # pyright: ignore[reportAttributeAccessIssue] - the point


def test_an_agreement_tells_its_spans_by_role_in_order() -> None:
    fillers = tuple(
        Filler(role, SpanId(span)) for role, span in (("party", 4), ("mentions", 2), ("party", 1), ("mentions", 9))
    )
    agreement = Agreement("MOU", "SIGNED", fillers)
    assert agreement.mentions == (2, 9)
    assert agreement.spans("party") == (4, 1)
    assert agreement.spans("date") == ()


def test_an_annotation_of_columns_is_the_one_of_its_spans() -> None:
    spans = (Span(0, 4, "ORG", SpanId(1), 0.5, "rules", "Q1"), Span(0, 1, "DATE", SpanId(2)))
    annotation = Annotation(spans)
    assert annotation.columns[:3] == ((0, 0), (4, 1), ("ORG", "DATE"))
    assert Annotation.of(annotation.columns, ()) == annotation
    assert Annotation.of(Annotation().columns, ()) == Annotation()
    assert pickle.loads(pickle.dumps(Annotation.of(annotation.columns, ()))).spans == spans  # noqa: S301 - our own
    assert not hasattr(annotation, "rows")


def test_a_sheet_tells_what_is_open() -> None:
    decided, waiting = Span(0, 1, "DATE", verdict=Decision.REJECTED), Span(1, 2, "DATE")
    frames = (Agreement("MOU", "SIGNED"), Agreement("MOU", "SIGNED", verdict=Decision.ACCEPTED))
    sheet = Sheet(Article("a", "ab"), Annotation(), Annotation((decided, waiting), frames), {}, {})
    assert sheet.open_spans == (waiting,)
    assert sheet.open_agreements == frames[:1]


def test_changes_join_and_know_whether_there_are_any() -> None:
    first = Changes("Accept span", frozenset({ArticleId(1)}), spans=(SpanId(1),))
    second = Changes("Import", frozenset({ArticleId(2)}), agreements=(AgreementId(3),), queue=True)
    both = first | second
    assert both == Changes(
        "Accept span", frozenset({ArticleId(1), ArticleId(2)}), (SpanId(1),), (AgreementId(3),), True
    )
    assert (Changes() | second).action == "Import"
    assert not Changes("Nothing")
    assert Changes(queue=True)


def test_an_input_error_names_the_place() -> None:
    path = Path("news.jsonl")
    assert str(InputError("no text.", path=path, line=3)) == "news.jsonl, line 3: no text."
    assert str(InputError("no text.", path=path)) == "news.jsonl: no text."
    error = InputError("no text.")
    assert (str(error), error.reason, error.path, error.line) == ("no text.", "no text.", None, None)
