"""What the files of other tools carry along for Ratify alone, brought in line with what the tool changed.

The tool's own fields show the places of spans and who is tied to whom; they are the truth. The rest of a row of Ratify
JSONL travels in a field that the tool keeps and does not look at: identity, metadata, scores, kind and status.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from annotations.formats.decoding import Normalised, normalise
from annotations.formats.numbering import numbered
from annotations.formats.row_fault import RowFault, what
from annotations.formats.row_reading import record_of
from annotations.formats.row_writing import row_of
from annotations.model import MENTIONS, Agreement, Annotation, Filler, Record, Span, SpanId

FIELD = "ratify"
"""The name under which the row travels."""

Place = tuple[int, int, str]
"""Start, end and label of a span: what identifies it in tools that number spans anew."""
Link = tuple[Place, str, Place]
"""A mention, a role, and the span that fills the role."""


@dataclass(slots=True)
class Shown:
    """What a tool's file shows of one text, in positions of the text as it is stored."""

    raw: str
    spans: dict[Place, Span] = field(default_factory=dict[Place, Span])
    remarks: list[str] = field(default_factory=list[str])
    """What could not be used, each in one sentence."""
    normalised: Normalised = field(init=False)

    def __post_init__(self) -> None:
        self.normalised = normalise(self.raw)

    def add(self, start: object, end: object, label: object, where: str, **known: Any) -> Place | None:
        """The place of a span whose offsets count in the text as it was; where it is none, a remark says why."""
        try:
            place = _place(start, end, label, self)
        except RowFault as fault:
            self.remarks.append(f"{where} is left out: {fault}")
            return None
        self.spans.setdefault(place, Span(*place, **known))
        return place


def carried(record: Record, roles: Sequence[str]) -> dict[str, Any]:
    """The row that travels with a record: all but the text."""
    row = row_of(record, roles)
    del row["text"]
    return row


def restored(shown: Shown, row: object, spare_key: str, *, links: Iterable[Link] | None = None) -> Record:
    """The record that was written, with the changes that the tool made to its spans and, if it shows any, its links.

    Raises RowFault where the row is none or belongs to another text; tells in `shown.remarks` what fits nowhere.
    """
    if not isinstance(row, dict):
        raise RowFault(f'"{FIELD}" must be an object in braces; it is {what(row)}')
    record = record_of({**cast("dict[str, Any]", row), "text": shown.raw}, spare_key)
    before = record.annotation or Annotation()
    annotation = _with_spans(before, shown)
    if links is not None:
        annotation = _with_links(annotation, links, shown)
    return record if annotation is before else replace(record, annotation=_in_order(annotation))


def foreign(
    shown: Shown, fields: Mapping[str, Any], spare_key: str, agreements: Sequence[Agreement] = (), *, layer: str = ""
) -> Record:
    """The record of a text that another tool made; `fields` has what the row reader knows, such as id and metadata.

    Agreements name spans by their place in the order in which they were found, counted from 1.
    """
    record = record_of({**fields, "text": shown.raw}, spare_key)
    spans = tuple(span._replace(id=SpanId(nth)) for nth, span in enumerate(shown.spans.values(), start=1))
    return replace(record, annotation=_in_order(Annotation(spans, tuple(agreements))), layer=layer)


def places_of(annotation: Annotation) -> dict[SpanId, Place]:
    """Where each span of an annotation stands."""
    return {span.id: (span.start, span.end, span.label) for span in annotation.spans}


def links_of(annotation: Annotation) -> list[tuple[SpanId, str, SpanId]]:
    """Each agreement as ties from its first mention to everything else in it; each tie once."""
    ties = {
        (agreement.mentions[0], filler.role, filler.span): None
        for agreement in annotation.agreements
        for filler in agreement.fillers
        if (filler.role, filler.span) != (MENTIONS, agreement.mentions[0])
    }
    return list(ties)


def _place(start: object, end: object, label: object, shown: Shown) -> Place:
    if type(start) is not int or type(end) is not int:  # a bool is an int, too
        raise RowFault("start and end must be whole numbers")
    if not 0 <= start < end <= len(shown.raw):
        raise RowFault(f"{start} to {end} is no part of a text of {len(shown.raw)} characters")
    if not isinstance(label, str) or not label.strip():
        raise RowFault("it has no label")
    new = shown.normalised.shift(start), shown.normalised.shift(end)
    if new[0] == new[1]:
        raise RowFault("it covers nothing but a carriage return or a byte-order mark")
    return *new, label


def _with_spans(before: Annotation, shown: Shown) -> Annotation:
    """The annotation with just the spans that the tool shows."""
    known = places_of(before)
    taken = set(known.values())
    added = [span for place, span in shown.spans.items() if place not in taken]
    gone = {span for span, place in known.items() if place not in shown.spans}
    if not added and not gone:
        return before
    first_new = max(known, default=0) + 1
    spans = [span for span in before.spans if span.id not in gone]
    spans += [span._replace(id=SpanId(first_new + nth)) for nth, span in enumerate(added)]
    kept = [_without(agreement, gone) for agreement in before.agreements]
    lost = sum(not agreement.mentions for agreement in kept)
    if lost:
        shown.remarks.append(f"{_counted(lost, 'agreement')} left out, since no mention is there any more")
    return Annotation(tuple(spans), tuple(agreement for agreement in kept if agreement.mentions))


def _without(agreement: Agreement, gone: set[SpanId]) -> Agreement:
    return replace(agreement, fillers=tuple(filler for filler in agreement.fillers if filler.span not in gone))


def _with_links(before: Annotation, links: Iterable[Link], shown: Shown) -> Annotation:
    """The annotation with just the ties that the tool shows; a new tie goes to the one agreement at its mention."""
    places = places_of(before)
    span_at = {place: span for span, place in places.items()}
    ours = {(places[mention], role, places[span]) for mention, role, span in links_of(before)}
    theirs = dict.fromkeys(links)
    if ours == theirs.keys():
        return before
    agreements = list(before.agreements)
    for nth, agreement in enumerate(agreements):
        first = agreement.mentions[0]
        kept = tuple(
            filler
            for filler in agreement.fillers
            if (filler.role, filler.span) == (MENTIONS, first)
            or (places[first], filler.role, places[filler.span]) in theirs
        )
        agreements[nth] = replace(agreement, fillers=kept)
    for mention, role, place in (link for link in theirs if link not in ours):
        at = [nth for nth, agreement in enumerate(agreements) if span_at[mention] in agreement.mentions]
        if len(at) == 1:
            agreement = agreements[at[0]]
            agreements[at[0]] = replace(agreement, fillers=(*agreement.fillers, Filler(role, span_at[place])))
        else:
            why = f"{len(at)} agreements have that mention" if at else "no agreement has that mention"
            shown.remarks.append(f"the relation {role!r:.40} at {mention[0]} to {mention[1]} is left out: {why}")
    return Annotation(before.spans, tuple(agreements))


def _in_order(annotation: Annotation) -> Annotation:
    """The annotation numbered, its roles in the order in which they were found."""
    roles = dict.fromkeys(filler.role for agreement in annotation.agreements for filler in agreement.fillers)
    return numbered(annotation, list(roles))


def _counted(number: int, noun: str) -> str:
    return f"1 {noun} is" if number == 1 else f"{number} {noun}s are"
