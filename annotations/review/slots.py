"""Which slot of a card is filled next, and which spans could go into it."""

from __future__ import annotations

from collections.abc import Sequence

from annotations.model import AgreementId, Sheet, Span, SpanId
from annotations.schema import Schema
from annotations.walk import card_fillers, find_span, shown_agreement, visible_spans


def is_short(schema: Schema, sheet: Sheet, card: AgreementId, role: str) -> bool:
    """Whether a slot needs more spans than it has, what waits counted in."""
    return _count(sheet, card, role) < schema.role[role].minimum


def next_empty(schema: Schema, sheet: Sheet, card: AgreementId, after: str = "") -> str:
    """The role of the first slot after `after` that is empty or has too few spans, what waits counted in; or none."""
    names = [role.name for role in schema.roles]
    start = names.index(after) + 1 if after in names else 0
    for role in schema.roles[start:]:
        if _count(sheet, card, role.name) < max(role.minimum, 1):
            return role.name
    return ""


def fitting(schema: Schema, sheet: Sheet, card: AgreementId, role: str) -> list[Span]:
    """The spans that a role accepts and that are not in it yet, in the order of the text."""
    if role not in schema.role or shown_agreement(sheet, card) is None:
        return []
    inside = {sheet.gold_spans.get(it.span, it.span) for it in card_fillers(sheet, card) if it.role == role}
    labels = schema.role[role].labels
    return [span for span in visible_spans(sheet) if span.label in labels and span.id not in inside]


def ranked(
    schema: Schema, sheet: Sheet, card: AgreementId, role: str, recent: Sequence[SpanId] = ()
) -> list[tuple[Span, bool]]:
    """The same, the likeliest first, each with whether it was looked at lately.

    First the recent ones, the latest first; then by score and by nearness to the first mention. Of one expression that
    stands in many places the nearest comes first, and its repetitions after everything else.
    """
    text = sheet.article.text
    lately = {sheet.gold_spans.get(span, span): place for place, span in enumerate(reversed(recent))}
    home = _place_of(sheet, card)
    scores = _scores(sheet, role)
    spans = fitting(schema, sheet, card, role)
    spans.sort(key=lambda span: (-scores.get(span.id, span.score or 0.0), abs(span.start - home)))
    nearest: dict[tuple[str, str], Span] = {}
    for span in sorted(spans, key=lambda span: abs(span.start - home)):
        nearest.setdefault((text[span.start : span.end].casefold(), span.label), span)
    first = {span.id for span in nearest.values()}

    def order(span: Span) -> tuple[int, bool]:
        return lately.get(span.id, len(lately)), span.id not in first

    return [(span, span.id in lately) for span in sorted(spans, key=order)]


def _count(sheet: Sheet, card: AgreementId, role: str) -> int:
    return sum(filler.role == role for filler in card_fillers(sheet, card))


def _scores(sheet: Sheet, role: str) -> dict[SpanId, float]:
    """How sure the machine was of a span in a role, in any agreement of the article."""
    found: dict[SpanId, float] = {}
    for agreement in (*sheet.gold.agreements, *sheet.suggested.agreements):
        for filler in agreement.fillers:
            if filler.role == role and filler.score is not None:
                span = sheet.gold_spans.get(filler.span, filler.span)
                found[span] = max(found.get(span, 0.0), filler.score)
    return found


def _place_of(sheet: Sheet, card: AgreementId) -> int:
    shown = shown_agreement(sheet, card)
    mention = find_span(sheet, shown.mentions[0]) if shown is not None and shown.mentions else None
    return mention.start if mention is not None else 0
