"""Cards of one article that may be one agreement: the same mentions, or the same kind between the same parties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from annotations.model import MENTIONS, Agreement, AgreementId, Sheet, Span, SpanId
from annotations.schema import Schema
from annotations.walk import card_fillers, cards


@dataclass(frozen=True, slots=True)
class Twin:
    """Another card that may be the same agreement, and why."""

    agreement: AgreementId
    reason: str


@dataclass(frozen=True, slots=True)
class _Face:
    """What a card is known by: places of its mentions, and the words in each role."""

    card: Agreement
    mentions: frozenset[tuple[int, int]]
    words: dict[str, frozenset[str]]


def duplicates(schema: Schema, sheet: Sheet) -> dict[AgreementId, tuple[Twin, ...]]:
    """Each card that has a double, with its doubles; a meeting on another day is another meeting."""
    spans = {span.id: span for span in (*sheet.suggested.spans, *sheet.gold.spans)}
    found: dict[AgreementId, list[Twin]] = {}
    faces = [_face(sheet, spans, card) for card in cards(sheet)]
    for one, other in combinations(faces, 2):
        reason = _likeness(schema, one, other)
        if reason:
            found.setdefault(one.card.id, []).append(Twin(other.card.id, reason))
            found.setdefault(other.card.id, []).append(Twin(one.card.id, reason))
    return {card: tuple(twins) for card, twins in found.items()}


def _face(sheet: Sheet, spans: dict[SpanId, Span], card: Agreement) -> _Face:
    inside: dict[str, list[Span]] = {}
    for filler in card_fillers(sheet, card.id):
        inside.setdefault(filler.role, []).append(spans[sheet.gold_spans.get(filler.span, filler.span)])
    text = sheet.article.text
    words = {role: frozenset(_word(text, found)) for role, found in inside.items()}
    return _Face(card, frozenset((span.start, span.end) for span in inside.get(MENTIONS, ())), words)


def _word(text: str, spans: Iterable[Span]) -> list[str]:
    """The entity of each span where it is known, otherwise its words."""
    return [span.entity or " ".join(text[span.start : span.end].casefold().split()) for span in spans]


def _likeness(schema: Schema, one: _Face, other: _Face) -> str:
    if one.mentions and one.mentions == other.mentions:
        return "the same mentions"
    if one.card.kind != other.card.kind:
        return ""
    required = [role.name for role in schema.roles if role.minimum and role.name != MENTIONS]
    if not required or any(not one.words.get(name) or one.words[name] != other.words.get(name) for name in required):
        return ""
    free = [role.name for role in schema.roles if not role.minimum]
    apart = any(_differ(one.words.get(name), other.words.get(name)) for name in free)
    titles = " and ".join(schema.role[name].title.lower() for name in required)
    return "" if apart else f"the same kind and {titles}"


def _differ(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    """Whether both say something and nothing of it is the same."""
    return bool(one) and bool(other) and not (one or frozenset()) & (other or frozenset())
