"""Turns a document that went through the pipeline into an annotation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from annotations.model import Agreement, Annotation, Filler, Span, SpanId
from annotations.suggest.extensions import ENTITIES
from annotations.suggest.frames import FrameSuggestion, SpanKey

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

ORIGIN = "agreements"
"""The origin of every frame and filler that the pipeline suggests."""

_DIGITS = 4


def annotation_of(doc: Doc) -> Annotation:
    """The suggestions in a document; spans are numbered from 1, outer before inner."""
    numbers: dict[SpanKey, SpanId] = {}
    spans: list[Span] = []
    entities = cast("Iterable[DocSpan]", doc.spans.get(ENTITIES, ()))  # pyright: ignore[reportUnknownMemberType] - untyped
    for found in sorted(entities, key=_order):
        if _key(found) not in numbers:
            numbers[_key(found)] = SpanId(len(spans) + 1)
            spans.append(_span(found, numbers[_key(found)]))
    frames: list[FrameSuggestion] = doc._.agreements
    return Annotation(tuple(spans), tuple(_agreement(frame, numbers) for frame in frames))


def _key(span: DocSpan) -> SpanKey:
    return SpanKey(span.start_char, span.end_char, span.label_)


def _order(span: DocSpan) -> tuple[int, int, str]:
    return span.start_char, -span.end_char, span.label_


def _span(found: DocSpan, number: SpanId) -> Span:
    return Span(
        start=found.start_char,
        end=found.end_char,
        label=found.label_,
        id=number,
        score=round(found._.score, _DIGITS),
        origin=found._.origin,
        entity=found.kb_id_,
    )


def _agreement(frame: FrameSuggestion, numbers: dict[SpanKey, SpanId]) -> Agreement:
    fillers = tuple(
        Filler(role=filler.role, span=numbers[filler.span], score=round(filler.score, _DIGITS), origin=ORIGIN)
        for filler in frame.fillers
    )
    return Agreement(frame.kind, frame.status, fillers, score=round(frame.score, _DIGITS), origin=ORIGIN)
