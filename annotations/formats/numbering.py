"""Annotation as files hold it: spans in the order of the text, numbered from 1, fillers in the order of the roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotations.model import MENTIONS, Agreement, Annotation, Filler, Span, SpanId


def numbered(annotation: Annotation, roles: Sequence[str]) -> Annotation:
    """The same annotation without a project's row ids; doing it twice changes nothing.

    Roles that are not among `roles` come last, in the order of their names.
    """
    order = {role: place for place, role in enumerate((MENTIONS, *(role for role in roles if role != MENTIONS)))}
    if _is_numbered(annotation, order):
        return annotation
    spans = sorted(annotation.spans, key=_place)
    new = {span.id: SpanId(number) for number, span in enumerate(spans, start=1)}
    return Annotation(
        tuple(
            Span(span.start, span.end, span.label, new[span.id], span.score, span.origin, span.entity, span.verdict)
            for span in spans
        ),
        tuple(_numbered(agreement, new, order) for agreement in annotation.agreements),
    )


def without_verdicts(annotation: Annotation) -> Annotation:
    """The same annotation as its author made it, without what was decided on it since."""
    return Annotation(
        tuple(span if span.verdict is None else span._replace(verdict=None) for span in annotation.spans),
        tuple(
            replace(
                agreement,
                verdict=None,
                fillers=tuple(filler._replace(verdict=None) for filler in agreement.fillers),
            )
            for agreement in annotation.agreements
        ),
    )


def _numbered(agreement: Agreement, new: dict[SpanId, SpanId], order: dict[str, int]) -> Agreement:
    return Agreement(
        agreement.kind,
        agreement.status,
        tuple(
            Filler(filler.role, new[filler.span], score=filler.score, origin=filler.origin, verdict=filler.verdict)
            for filler in sorted(agreement.fillers, key=lambda filler: _rank(filler, order))
        ),
        score=agreement.score,
        origin=agreement.origin,
        verdict=agreement.verdict,
    )


def _is_numbered(annotation: Annotation, order: dict[str, int]) -> bool:
    """Whether nothing is left to do; records pass here more than once on their way into a file."""
    if annotation.spans:
        starts, ends, labels, ids, *_ = zip(*annotation.spans, strict=True)
        places = list(zip(starts, [-end for end in ends], labels, strict=True))
        if ids != tuple(range(1, len(ids) + 1)) or places != sorted(places):
            return False
    for agreement in annotation.agreements:
        if agreement.id:
            return False
        last_rank = (-1, "")
        for filler in agreement.fillers:
            rank = _rank(filler, order)
            if filler.id or rank < last_rank:
                return False
            last_rank = rank
    return True


def _place(span: Span) -> tuple[int, int, str, int]:
    """The order of the text, outer before inner."""
    return span.start, -span.end, span.label, span.id


def _rank(filler: Filler, order: dict[str, int]) -> tuple[int, str]:
    return order.get(filler.role, len(order)), filler.role
