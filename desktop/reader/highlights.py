"""Highlights: what is drawn over a text, found by place in one interval index; knows no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from annotations.model import Agreement, AgreementId, Sheet, Span, SpanId
from annotations.walk import Focus, find_agreement

_FAR = 1 << 40
"""Longer than any text."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A span as it is drawn: `level` 0 is innermost, each span around it stands one level further out."""

    span: Span
    is_gold: bool
    level: int
    deepest: int
    """The outermost level of the nest that the span belongs to."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention of an agreement, drawn as a bar in the margin."""

    agreement: Agreement
    is_gold: bool
    span: Span


class Highlights:
    """The shapes and marks of one sheet; building it costs little, shapes are made where they are asked for."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        spans = [*sheet.gold.spans, *sheet.open_spans]
        first_open = len(sheet.gold.spans)
        # One number orders spans by start and, where that is equal, the longer one first; quicker than pairs.
        keys = [span.start * _FAR - span.end for span in spans]
        order = sorted(range(len(spans)), key=keys.__getitem__)
        again = _same_as_gold(spans, keys, order, first_open)
        self._drawn_as = {spans[place].id: spans[gold].id for place, gold in again.items()}
        places = [place for place in order if place not in again] if again else order
        self._spans = [spans[place] for place in places]
        self._places, self._first_open = places, first_open
        self._starts = [span.start for span in self._spans]
        self._reach = _reach(self._spans)
        self._shapes: list[Shape | None] = [None] * len(self._spans)
        self._index: dict[SpanId, int] | None = None
        self._marks: tuple[Mark, ...] | None = None

    def __len__(self) -> int:
        """How many spans are drawn."""
        return len(self._spans)

    def between(self, start: int, end: int) -> list[Shape]:
        """The shapes that touch `[start, end)`, in the order of the text, outer before inner."""
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return [self._shape(place) for place in range(first, last) if self._spans[place].end > start]

    def at(self, point: int) -> list[Shape]:
        """The shapes over the character at `point`, innermost first."""
        return self.between(point, point + 1)[::-1]

    def find(self, span: SpanId | None) -> Shape | None:
        """The shape that stands for a span: gold where a suggestion came to gold, None where nothing is drawn."""
        if span is None:
            return None
        if self._index is None:
            self._index = {drawn.id: place for place, drawn in enumerate(self._spans)}
        span = self._sheet.gold_spans.get(span, span)
        place = self._index.get(self._drawn_as.get(span, span))
        return None if place is None else self._shape(place)

    def in_focus(self, focus: Focus) -> Shape | None:
        """The shape that the next key is about: a span, the span of a filler, or the first mention of an agreement."""
        if focus.span is not None:
            return self.find(focus.span)
        agreement = find_agreement(self._sheet, focus.agreement)
        if agreement is None:
            return None
        if focus.filler is not None:
            return self.find(next((each.span for each in agreement.fillers if each.id == focus.filler), None))
        return next((shape for span in agreement.mentions if (shape := self.find(span)) is not None), None)

    def lit(self, spans: Mapping[SpanId, str]) -> dict[SpanId, str]:
        """The same texts by the ids of the spans that are drawn for these."""
        found = ((self.find(span), text) for span, text in spans.items())
        return {shape.span.id: text for shape, text in found if shape is not None}

    def marks(self, start: int, end: int) -> list[Mark]:
        """The mentions of agreements that touch `[start, end)`, in the order of the text."""
        if self._marks is None:
            self._marks = tuple(sorted(self._all_marks(), key=lambda mark: (mark.span.start, mark.agreement.id)))
        return [mark for mark in self._marks if mark.span.start < end and mark.span.end > start]

    def agreement(self, agreement: AgreementId) -> Agreement | None:
        """The gold or suggested agreement with this id."""
        return find_agreement(self._sheet, agreement)

    def _all_marks(self) -> Iterable[Mark]:
        gold = ((agreement, True) for agreement in self._sheet.gold.agreements)
        waiting = ((agreement, False) for agreement in self._sheet.suggested.agreements if agreement.verdict is None)
        for agreement, is_gold in (*gold, *waiting):
            for filler in dict.fromkeys(agreement.mentions):
                shape = self.find(filler)
                if shape is not None:
                    yield Mark(agreement, is_gold, shape.span)

    def _shape(self, place: int) -> Shape:
        shape = self._shapes[place]
        if shape is None:
            first, last = self._nest(place)
            levels = _levels(self._spans[first:last])
            deepest = max(levels)
            for each, (span, level) in enumerate(zip(self._spans[first:last], levels, strict=True), start=first):
                self._shapes[each] = Shape(span, self._places[each] < self._first_open, level, deepest)
            shape = self._shapes[place]
            assert shape is not None  # noqa: S101 - it was made two lines above
        return shape

    def _nest(self, place: int) -> tuple[int, int]:
        """The places `[first, last)` of all spans that hang together with the one at `place`."""
        first, last = place, place + 1
        while first > 0 and self._starts[first] < self._reach[first - 1]:
            first -= 1
        while last < len(self._spans) and self._starts[last] < self._reach[last - 1]:
            last += 1
        return first, last


def _same_as_gold(spans: list[Span], keys: list[int], order: list[int], first_open: int) -> dict[int, int]:
    """The places of open suggestions that gold says already, with the place of that gold span."""
    found: dict[int, int] = {}
    run: list[int] = []
    if len(set(keys)) == len(keys):
        return found
    for before, place in pairwise(order):
        if keys[before] != keys[place]:
            run = []
            continue
        run = run or [before]
        run.append(place)
        for gold in run[:-1]:
            if gold < first_open <= place and spans[gold].label == spans[place].label:
                found[place] = gold
    return found


def _reach(spans: list[Span]) -> list[int]:
    """How far each span and those before it go; `accumulate` and `max` take three times as long, at every decision."""
    reach: list[int] = []
    furthest = 0
    for span in spans:
        if span.end > furthest:  # noqa: PLR1730 - max() is the slow part
            furthest = span.end
        reach.append(furthest)
    return reach


def _levels(spans: list[Span]) -> list[int]:
    """How many spans stand between each span and the text; of two that cross, the earlier is the outer one."""
    levels = [0] * len(spans)
    outermost: list[int] = []
    for place in range(len(spans) - 1, -1, -1):
        inside = -1
        while outermost and spans[outermost[-1]].start < spans[place].end:
            inside = max(inside, levels[outermost.pop()])
        levels[place] = inside + 1
        outermost.append(place)
    return levels
