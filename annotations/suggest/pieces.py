"""Long texts in pieces: cut where nothing is lost, and annotations of pieces put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotations.model import Agreement, Annotation, Span, SpanId


def pieces(text: str, longest: int) -> list[str]:
    """A text cut, where it is too long, at ends of paragraphs, else of lines, else of words; joined it is the same."""
    parts: list[str] = []
    begin = 0
    while len(text) - begin > longest:
        least = begin + longest // 2
        cut = begin + longest
        for mark in ("\n\n", "\n", " "):
            place = text.rfind(mark, least, cut)
            if place >= 0:
                cut = place + len(mark)
                break
        parts.append(text[begin:cut])
        begin = cut
    return [*parts, text[begin:]]


def joined(parts: Sequence[str], found: Sequence[Annotation]) -> Annotation:
    """The annotation of a text from those of its pieces."""
    if len(parts) == 1:
        return found[0]
    spans: list[Span] = []
    agreements: list[Agreement] = []
    offset = 0
    for part, one in zip(parts, found, strict=True):
        before = len(spans)
        spans += [
            it._replace(start=it.start + offset, end=it.end + offset, id=SpanId(it.id + before)) for it in one.spans
        ]
        agreements += [
            replace(it, fillers=tuple(filler._replace(span=SpanId(filler.span + before)) for filler in it.fillers))
            for it in one.agreements
        ]
        offset += len(part)
    return Annotation(tuple(spans), tuple(agreements))
