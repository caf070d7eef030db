"""An annotation after a format has moved or dropped spans: equal ones become one, and agreements follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotations.formats.base import Loss
from annotations.formats.numbering import numbered
from annotations.model import Agreement, Annotation, Span, SpanId


def respanned(
    annotation: Annotation, spans: Iterable[Span], roles: Sequence[str]
) -> tuple[Annotation, tuple[Loss, ...]]:
    """The annotation with these spans, which keep their ids, and what its agreements lose by that; numbered anew."""
    at: dict[tuple[int, int, str], Span] = {}
    now: dict[SpanId, SpanId] = {}
    losses: list[Loss] = []
    for span in spans:
        kept = at.setdefault((span.start, span.end, span.label), span)
        now[span.id] = kept.id
        if kept is not span:
            losses.append(Loss("tokens", "It becomes equal to another span and is one with it.", span.start, span.end))
    agreements: list[Agreement] = []
    for agreement in annotation.agreements:
        following = _following(agreement, now)
        if following.mentions:
            agreements.append(following)
        if len(following.fillers) < len(agreement.fillers):
            what = "loses spans" if following.mentions else "loses all its mentions and is left out"
            losses.append(Loss("agreements", f"The agreement {agreement.kind} {what}."))
    return numbered(Annotation(tuple(at.values()), tuple(agreements)), roles), tuple(losses)


def _following(agreement: Agreement, now: dict[SpanId, SpanId]) -> Agreement:
    fillers = {
        (filler.role, now[filler.span]): filler._replace(span=now[filler.span])
        for filler in reversed(agreement.fillers)
        if filler.span in now
    }
    return replace(agreement, fillers=tuple(reversed(fillers.values())))
