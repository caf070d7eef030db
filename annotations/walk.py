"""The way an analyst goes through a sheet: every open suggestion once, in reading order, cards after the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from annotations.model import MENTIONS, Agreement, AgreementId, Decision, Filler, FillerId, Sheet, Span, SpanId


@dataclass(frozen=True, slots=True)
class Focus:
    """What the next key is about: a span, or an agreement with perhaps one of its fillers or fields."""

    span: SpanId | None = None
    agreement: AgreementId | None = None
    filler: FillerId | None = None
    field: str = ""
    """The field of a card that is chosen (kind, status or a role), where no single filler is."""

    def __bool__(self) -> bool:
        """Whether there is anything in focus."""
        return self.span is not None or self.agreement is not None


NOWHERE = Focus()


@dataclass(frozen=True, slots=True)
class Count:
    """How far a sheet has come: what still waits and what was decided."""

    open: int
    decided: int

    @property
    def total(self) -> int:
        """All that the machine or a colleague suggested."""
        return self.open + self.decided


def stops(sheet: Sheet) -> list[Focus]:
    """All that is still open: spans in the order of the text, then card by card the card and its fillers."""
    return [*_spans_from(sheet, 0, 1), *_card_stops(sheet)]


def next_open(sheet: Sheet, focus: Focus = NOWHERE) -> Focus:
    """The open stop after `focus`, which may be decided; after the last one the first, NOWHERE when all is decided."""
    if focus.agreement is not None:
        waiting = _card_stops(sheet)
        ahead = waiting[_cards_before(sheet, waiting, focus) + (focus in waiting) :]
        return next(chain(ahead, _spans_from(sheet, 0, 1), waiting), NOWHERE)
    place = _place_after(sheet, focus)
    ahead = chain(_spans_from(sheet, place, 1), _card_stops_later(sheet), _spans_from(sheet, 0, 1))
    return next(ahead, NOWHERE)


def previous_open(sheet: Sheet, focus: Focus = NOWHERE) -> Focus:
    """The open stop before `focus`, which may be decided; before the first one the last."""
    last = len(sheet.suggested.spans) - 1
    if focus.agreement is not None:
        waiting = _card_stops(sheet)
        behind = waiting[: _cards_before(sheet, waiting, focus)]
        return next(chain(reversed(behind), _spans_from(sheet, last, -1), reversed(waiting)), NOWHERE)
    place = _place_after(sheet, focus) - 1
    if place >= 0 and sheet.suggested.spans[place].id == focus.span:
        place -= 1
    behind = chain(_spans_from(sheet, place, -1), reversed(_card_stops(sheet)), _spans_from(sheet, last, -1))
    return next(behind, NOWHERE)


def first_change(before: Sheet, after: Sheet) -> Focus:
    """What differs first between two sheets of one article and can be in focus in `after`; NOWHERE where nothing is."""
    was = {span.id: span for span in (*before.gold.spans, *before.suggested.spans)}
    for span in chain(after.suggested.spans, after.gold.spans):
        if was.get(span.id) != span:
            return Focus(span=span.id)
    had = {card.id: card for card in (*before.gold.agreements, *before.suggested.agreements)}
    for card in chain(after.suggested.agreements, after.gold.agreements):
        if had.get(card.id) != card:
            return Focus(agreement=card.id)
    return NOWHERE


def visible_spans(sheet: Sheet) -> list[Span]:
    """Gold and every open suggestion, in the order of the text, outer before inner."""
    spans = [*sheet.gold.spans, *sheet.open_spans]
    return sorted(spans, key=lambda span: (span.start, -span.end, span.label))


def next_span(sheet: Sheet, focus: Focus = NOWHERE, *, step: int = 1) -> Focus:
    """The span that stands `step` places further on in the text, decided or not; round at the ends."""
    spans = visible_spans(sheet)
    if not spans:
        return NOWHERE
    ids = [span.id for span in spans]
    shown = shown_span(sheet, focus)
    if shown is None:
        return Focus(span=ids[0 if step > 0 else -1])
    return Focus(span=ids[(ids.index(shown.id) + step) % len(ids)])


def find_span(sheet: Sheet, span: SpanId | None) -> Span | None:
    """The gold or suggested span with this id."""
    if span is None:
        return None
    for found in chain(sheet.gold.spans, sheet.suggested.spans):
        if found.id == span:
            return found
    return None


def span_text(sheet: Sheet, span: Span) -> str:
    """What a span says, on one line."""
    return " ".join(sheet.article.text[span.start : span.end].split())


def find_agreement(sheet: Sheet, agreement: AgreementId | None) -> Agreement | None:
    """The gold or suggested agreement with this id."""
    if agreement is None:
        return None
    everything = (*sheet.gold.agreements, *sheet.suggested.agreements)
    return next((found for found in everything if found.id == agreement), None)


def shown_span(sheet: Sheet, focus: Focus) -> Span | None:
    """The span that the reader shows for `focus`: gold where a suggestion came to gold, None where it is rejected."""
    span = find_span(sheet, _span_of(sheet, focus))
    if span is None:
        return None
    gold = find_span(sheet, sheet.gold_spans.get(span.id))
    if gold is not None:
        return gold
    return None if span.verdict is Decision.REJECTED else span


def shown_agreement(sheet: Sheet, agreement: AgreementId | None) -> Agreement | None:
    """The agreement that its card shows: gold where a suggestion came to gold, None where it is rejected or gone."""
    found = find_agreement(sheet, agreement)
    if found is None:
        return None
    gold = find_agreement(sheet, sheet.gold_agreements.get(found.id))
    if gold is not None:
        return gold
    return None if found.verdict is Decision.REJECTED else found


def cards(sheet: Sheet) -> list[Agreement]:
    """The agreements that have a card, in the order of their first mention: gold, and open suggestions."""
    shown = [*sheet.gold.agreements, *sheet.open_agreements]
    if not shown:
        return []
    starts = {span.id: span.start for span in (*sheet.gold.spans, *sheet.suggested.spans)}

    def place(agreement: Agreement) -> tuple[int, int]:
        return min((starts.get(span, 0) for span in agreement.mentions), default=0), agreement.id

    return sorted(shown, key=place)


def suggestions_of(sheet: Sheet, agreement: AgreementId) -> list[Agreement]:
    """The suggested agreements that a card's open fillers belong to: itself, or those that came to this gold."""
    return [
        suggested
        for suggested in sheet.suggested.agreements
        if suggested.id == agreement or sheet.gold_agreements.get(suggested.id) == agreement
    ]


def suggestion_of(sheet: Sheet, agreement: AgreementId) -> Agreement | None:
    """The first of these suggestions, if there is any."""
    return next(iter(suggestions_of(sheet, agreement)), None)


def card_fillers(sheet: Sheet, card: AgreementId | None) -> list[Filler]:
    """What stands on a card: the fillers of gold and those that still wait, whatever layer suggested them."""
    shown = shown_agreement(sheet, card)
    if shown is None:
        return []
    fillers = [filler for filler in shown.fillers if filler.verdict is not Decision.REJECTED]
    for suggested in suggestions_of(sheet, shown.id):
        if suggested is not shown:
            fillers += [it for it in suggested.fillers if it.verdict is None and it.role != MENTIONS]
    return fillers


def lit_spans(sheet: Sheet, card: AgreementId | None) -> dict[SpanId, tuple[str, ...]]:
    """The spans to light while a card is chosen, each with its roles: those of gold and those that still wait."""
    lit: dict[SpanId, tuple[str, ...]] = {}
    for filler in card_fillers(sheet, card):
        span = sheet.gold_spans.get(filler.span, filler.span)
        roles = lit.get(span, ())
        lit[span] = roles if filler.role in roles else (*roles, filler.role)
    return lit


def count(sheet: Sheet) -> Count:
    """How many spans and agreements wait and how many are decided."""
    verdicts = [it.verdict for it in sheet.suggested.spans] + [it.verdict for it in sheet.suggested.agreements]
    waiting = verdicts.count(None)
    return Count(open=waiting, decided=len(verdicts) - waiting)


def _spans_from(sheet: Sheet, place: int, step: int) -> Iterator[Focus]:
    """The open spans from a place in the list of suggestions on, forwards or backwards."""
    spans = sheet.suggested.spans
    while 0 <= place < len(spans):
        if spans[place].verdict is None:
            yield Focus(span=spans[place].id)
        place += step


def _card_stops(sheet: Sheet) -> list[Focus]:
    """The open stops of all cards; a slot whose span was rejected is settled with it."""
    found: list[Focus] = []
    rejected: set[SpanId] | None = None
    for agreement in sheet.suggested.agreements:
        if agreement.verdict is Decision.REJECTED:
            continue
        if rejected is None:
            rejected = {span.id for span in sheet.suggested.spans if span.verdict is Decision.REJECTED}
        if agreement.verdict is None:
            found.append(Focus(agreement=agreement.id))
        found += [
            Focus(agreement=agreement.id, filler=filler.id)
            for filler in agreement.fillers
            if filler.verdict is None and filler.role != MENTIONS and filler.span not in rejected
        ]
    return found


def _card_stops_later(sheet: Sheet) -> Iterator[Focus]:
    """The same, worked out only where the spans are used up: this runs at every key."""
    yield from _card_stops(sheet)


def _place_after(sheet: Sheet, focus: Focus) -> int:
    """The place in the list of suggestions behind the span in focus; 0 where none is."""
    spans = sheet.suggested.spans
    if focus.span is None:
        return 0
    for place, span in enumerate(spans):
        if span.id == focus.span:
            return place + 1
    gold = find_span(sheet, focus.span)
    if gold is None:
        return 0
    return bisect_right(spans, (gold.start, -gold.end), key=lambda span: (span.start, -span.end))


def _cards_before(sheet: Sheet, waiting: Sequence[Focus], focus: Focus) -> int:
    """How many of the waiting stops of cards come before the one in focus."""
    if focus in waiting:
        return waiting.index(focus)
    order = {agreement.id: place for place, agreement in enumerate(sheet.suggested.agreements)}
    suggested = suggestion_of(sheet, focus.agreement) if focus.agreement is not None else None
    here = _rank(order, suggested, focus.filler) if suggested is not None else (-1, -1)
    found = {agreement.id: agreement for agreement in sheet.suggested.agreements}
    ranks = [_rank(order, found[stop.agreement], stop.filler) for stop in waiting if stop.agreement is not None]
    return bisect_right(ranks, here)


def _rank(order: Mapping[AgreementId, int], agreement: Agreement, filler: FillerId | None) -> tuple[int, int]:
    """Where a card or one of its slots stands in the walk."""
    slots = [each.id for each in agreement.fillers]
    return order[agreement.id], slots.index(filler) if filler is not None and filler in slots else -1


def _span_of(sheet: Sheet, focus: Focus) -> SpanId | None:
    """The span that stands for `focus` in the text: a filler's own, a card's first mention."""
    if focus.span is not None:
        return focus.span
    agreement = find_agreement(sheet, focus.agreement)
    if agreement is None:
        return None
    if focus.filler is not None:
        return next((filler.span for filler in agreement.fillers if filler.id == focus.filler), None)
    return agreement.mentions[0] if agreement.mentions else None
