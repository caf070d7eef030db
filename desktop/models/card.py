"""What the card of an agreement shows: its title, choices, slots and chips, as values made from one sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annotations.model import MENTIONS, Agreement, AgreementId, Decision, Filler, FillerId, Sheet, Span, SpanId
from annotations.review import duplicates, gaps
from annotations.schema import Role, Schema
from annotations.walk import Focus, cards, span_text
from desktop.core_texts import told


@dataclass(frozen=True, slots=True)
class Chip:
    """One span in one slot; `agreement` is the one that the filler belongs to, a suggestion while it is open."""

    agreement: AgreementId
    filler: FillerId
    role: str
    span: SpanId
    start: int
    end: int
    text: str
    label: str
    is_open: bool
    score: float | None = None
    origin: str = ""

    @property
    def focus(self) -> Focus:
        """The stop that the chip stands for."""
        return Focus(agreement=self.agreement, filler=self.filler)

    @property
    def waits(self) -> bool:
        """Whether it is decided by itself; mentions are accepted with their agreement."""
        return self.is_open and self.role != MENTIONS


@dataclass(frozen=True, slots=True)
class Slot:
    """One role with the spans in it; `missing` is how many it still needs."""

    role: Role
    chips: tuple[Chip, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Another card that may be the same agreement, and why."""

    id: AgreementId
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """One agreement as its card shows it: gold where it came to gold, with what is still open beside it."""

    id: AgreementId
    title: str
    kind: str
    status: str
    is_open: bool
    slots: tuple[Slot, ...]
    gaps: tuple[str, ...]
    score: float | None = None
    origin: str = ""
    ids: frozenset[AgreementId] = frozenset()
    """Every id that means this agreement: its own, and of the suggestions that came to it."""
    twins: tuple[Alike, ...] = ()
    is_rejected: bool = False

    @property
    def chips(self) -> list[Chip]:
        """All chips in the order of the slots."""
        return [chip for slot in self.slots for chip in slot.chips]

    @property
    def waiting(self) -> int:
        """How many stops are left on the card."""
        return int(self.is_open) + sum(chip.waits for chip in self.chips)

    @property
    def focus(self) -> Focus:
        """The stop that the card itself stands for."""
        return Focus(agreement=self.id)


def cards_of(sheet: Sheet, schema: Schema) -> list[Card]:
    """The cards of an article in the order of the text."""
    agreements = cards(sheet)
    if not agreements:
        return []
    spans = {span.id: span for span in (*sheet.suggested.spans, *sheet.gold.spans)}
    behind: dict[AgreementId, list[Agreement]] = {}
    for suggested in sheet.suggested.agreements:
        came_to = sheet.gold_agreements.get(suggested.id)
        if came_to is not None:
            behind.setdefault(came_to, []).append(suggested)
    waiting = {suggested.id for suggested in sheet.open_agreements}
    found = [
        _card(sheet, schema, spans, agreement, behind.get(agreement.id, ()), is_open=agreement.id in waiting)
        for agreement in agreements
    ]
    return _with_twins(sheet, schema, found)


def rejected_cards(sheet: Sheet, schema: Schema) -> list[Card]:
    """The suggested agreements that were rejected, to take one back to undecided."""
    spans = {span.id: span for span in (*sheet.suggested.spans, *sheet.gold.spans)}
    return [
        replace(_card(sheet, schema, spans, agreement, (), is_open=False), gaps=(), is_rejected=True)
        for agreement in sheet.suggested.agreements
        if agreement.verdict is Decision.REJECTED
    ]


def _with_twins(sheet: Sheet, schema: Schema, found: list[Card]) -> list[Card]:
    alike = duplicates(schema, sheet)
    titles = {card.id: card.title for card in found}
    return [
        replace(
            card,
            twins=tuple(Alike(twin.agreement, titles[twin.agreement], twin.reason) for twin in alike[card.id]),
        )
        if card.id in alike
        else card
        for card in found
    ]


def _card(
    sheet: Sheet,
    schema: Schema,
    spans: Mapping[SpanId, Span],
    agreement: Agreement,
    behind: Sequence[Agreement],
    *,
    is_open: bool,
) -> Card:
    """The card of an agreement; `behind` are the suggestions that came to it."""
    chips = [
        _chip(sheet, spans, agreement, filler, is_open=is_open)
        for filler in agreement.fillers
        if not is_open or filler.verdict is not Decision.REJECTED
    ]
    chips += [
        _chip(sheet, spans, suggested, filler, is_open=True)
        for suggested in behind
        for filler in suggested.fillers
        if filler.verdict is None and filler.role != MENTIONS
    ]
    by_role: dict[str, list[Chip]] = {}
    for chip in chips:
        by_role.setdefault(chip.role, []).append(chip)
    slots = tuple(_slot(role, by_role.get(role.name, ())) for role in schema.roles)
    mentions = by_role.get(MENTIONS, ())
    return Card(
        id=agreement.id,
        title=mentions[0].text if mentions else "",
        kind=agreement.kind,
        status=agreement.status,
        is_open=is_open,
        slots=slots,
        gaps=tuple(told(gap.text) for gap in gaps(schema, agreement)),
        score=agreement.score,
        origin=agreement.origin,
        ids=frozenset({agreement.id, *(found.id for found in behind)}),
    )


def _chip(sheet: Sheet, spans: Mapping[SpanId, Span], agreement: Agreement, filler: Filler, *, is_open: bool) -> Chip:
    span = spans[sheet.gold_spans.get(filler.span, filler.span)]
    return Chip(
        agreement=agreement.id,
        filler=filler.id,
        role=filler.role,
        span=span.id,
        start=span.start,
        end=span.end,
        text=span_text(sheet, span),
        label=span.label,
        is_open=is_open,
        score=filler.score,
        origin=filler.origin,
    )


def _slot(role: Role, chips: Sequence[Chip]) -> Slot:
    """A slot with its chips, each span once, in the order of the text; mentions keep theirs, the best one first."""
    once: dict[SpanId, Chip] = {}
    for chip in chips:
        once.setdefault(chip.span, chip)
    inside = tuple(once.values())
    if role.name != MENTIONS:
        inside = tuple(sorted(inside, key=lambda chip: chip.start))
    return Slot(role, inside, max(role.minimum - len(inside), 0))
