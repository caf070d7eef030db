"""The way an analyst goes through a sheet: every open suggestion once, in reading order, cards after the text."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from annotations.model import MENTIONS, Agreement, AgreementId, Decision, FillerId, Sheet, Span, SpanId


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
    found = [Focus(span=span.id) for span in sheet.open_spans]
    rejected = {span.id for span in sheet.suggested.spans if span.verdict is Decision.REJECTED}
    for agreement in sheet.suggested.agreements:
        found += _stops_of(agreement, rejected)
    return found


def next_open(sheet: Sheet, focus: Focus = NOWHERE) -> Focus:
    """The open stop after `focus`; after the last one the first, NOWHERE when all is decided."""
    waiting = stops(sheet)
    if focus in waiting:
        return waiting[(waiting.index(focus) + 1) % len(waiting)]
    return _from_place(sheet, waiting, focus)


def previous_open(sheet: Sheet, focus: Focus = NOWHERE) -> Focus:
    """The open stop before `focus`; before the first one the last, NOWHERE when all is decided."""
    waiting = stops(sheet)
    if not waiting:
        return NOWHERE
    if focus in waiting:
        return waiting[waiting.index(focus) - 1]
    return waiting[waiting.index(_from_place(sheet, waiting, focus)) - 1]


def after_decision(before: Sheet, after: Sheet, focus: Focus) -> Focus:
    """Where to go once what was in `focus` is decided: the next stop of `before` that is still open in `after`."""
    was, waiting = stops(before), stops(after)
    still = set(waiting)
    if focus in was:
        place = was.index(focus)
        ahead = was[place + 1 :] + was[: place + 1]
        return next((stop for stop in ahead if stop in still), waiting[0] if waiting else NOWHERE)
    return _from_place(after, waiting, focus)


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
    everything = (*sheet.gold.spans, *sheet.suggested.spans)
    return next((found for found in everything if found.id == span), None)


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
    starts = {span.id: span.start for span in (*sheet.gold.spans, *sheet.suggested.spans)}

    def place(agreement: Agreement) -> tuple[int, int]:
        return min((starts.get(span, 0) for span in agreement.mentions), default=0), agreement.id

    return sorted(shown, key=place)


def suggestion_of(sheet: Sheet, agreement: AgreementId) -> Agreement | None:
    """The suggested agreement that a card's open fillers belong to: itself, or the one that came to this gold."""
    for suggested in sheet.suggested.agreements:
        if suggested.id == agreement or sheet.gold_agreements.get(suggested.id) == agreement:
            return suggested
    return None


def lit_spans(sheet: Sheet, card: AgreementId | None) -> dict[SpanId, tuple[str, ...]]:
    """The spans to light while a card is chosen, each with its roles: those of gold and those that still wait."""
    shown = shown_agreement(sheet, card)
    if shown is None:
        return {}
    fillers = list(shown.fillers)
    suggested = suggestion_of(sheet, shown.id)
    if suggested is not None and suggested is not shown:
        fillers += [filler for filler in suggested.fillers if filler.verdict is None]
    lit: dict[SpanId, tuple[str, ...]] = {}
    for filler in fillers:
        if filler.verdict is Decision.REJECTED:
            continue
        span = sheet.gold_spans.get(filler.span, filler.span)
        roles = lit.get(span, ())
        lit[span] = roles if filler.role in roles else (*roles, filler.role)
    return lit


def count(sheet: Sheet) -> Count:
    """How many spans and agreements wait and how many are decided."""
    total = len(sheet.suggested.spans) + len(sheet.suggested.agreements)
    waiting = len(sheet.open_spans) + len(sheet.open_agreements)
    return Count(open=waiting, decided=total - waiting)


def _stops_of(agreement: Agreement, rejected: AbstractSet[SpanId]) -> list[Focus]:
    """The stops of one card; a slot whose span was rejected is settled with it."""
    if agreement.verdict is Decision.REJECTED:
        return []
    card = [Focus(agreement=agreement.id)] if agreement.verdict is None else []
    return card + [
        Focus(agreement=agreement.id, filler=filler.id)
        for filler in agreement.fillers
        if filler.verdict is None and filler.role != MENTIONS and filler.span not in rejected
    ]


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


def _from_place(sheet: Sheet, waiting: Sequence[Focus], focus: Focus) -> Focus:
    """The first stop that comes after something decided: by place in the text, or within the cards by card."""
    if not waiting:
        return NOWHERE
    if focus.agreement is not None:
        suggested = suggestion_of(sheet, focus.agreement)
        same = (stop for stop in waiting if suggested is not None and stop.agreement == suggested.id)
        return next(same, next((stop for stop in waiting if stop.agreement is not None), waiting[0]))
    here = find_span(sheet, focus.span)
    if here is None:
        return waiting[0]
    open_spans = {span.id: span for span in sheet.open_spans}
    for stop in waiting:
        span = open_spans.get(stop.span) if stop.span is not None else None
        if span is None or (span.start, -span.end) > (here.start, -here.end):
            return stop
    return waiting[0]
