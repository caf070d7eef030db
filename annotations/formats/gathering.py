"""Spans and agreements of other tools gathered into an annotation; what cannot be used is told and left out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotations.formats.base import Problem
from annotations.formats.decoding import Normalised
from annotations.model import MENTIONS, Agreement, Annotation, Decision, Filler, FillerId, Span, SpanId

_MOST_FAULTS = 20
_Key = Hashable


@dataclass(frozen=True, slots=True)
class Known:
    """What may be known of a span, an agreement or a filler beside its place."""

    score: float | None = None
    origin: str = ""
    verdict: Decision | None = None
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A span in a role, by its key in the file."""

    role: str
    span: _Key
    known: Known = Known()


@dataclass(slots=True)
class Gathering:
    """What a file says of one article, collected one by one; offsets count code points of `raw`."""

    raw: str
    """The text as the file has it, in which its offsets count."""
    normalised: Normalised
    """The text as it is stored."""
    faults: list[str] = field(default_factory=list[str])
    """What was left out, one sentence each."""
    _spans: list[tuple[int, int, str, int, _Key, Known]] = field(
        default_factory=list[tuple[int, int, str, int, _Key, Known]]
    )
    _agreements: list[tuple[str, str, Sequence[Slot], Known]] = field(
        default_factory=list[tuple[str, str, Sequence[Slot], Known]]
    )
    _keys: set[_Key] = field(default_factory=set[_Key])

    def add_span(
        self, key: _Key, start: object, end: object, label: object, *, quote: str | None = None, known: Known = Known()
    ) -> None:
        """Take a span, or tell why it is left out; `quote` is the text that the file says it covers."""
        what = f"the {label}" if isinstance(label, str) and label else "a span"
        if type(start) is not int or type(end) is not int:
            self.faults.append(f"{what} has no start or no end that is a whole number")
        elif not 0 <= start < end <= len(self.raw):
            self.faults.append(f"{what}: {start} to {end} is no part of a text of {len(self.raw)} characters")
        elif not isinstance(label, str) or not label:
            self.faults.append(f"the span {start} to {end} has no label")
        elif quote is not None and quote != self.raw[start:end]:
            self.faults.append(
                f"{what} at {start} to {end}: the text there is {self.raw[start:end]!r:.40}, not {quote!r:.40}"
            )
        elif key is not None and key in self._keys:
            self.faults.append(f"{what} at {start} to {end}: another span has the id {key!r:.40}")
        else:
            self._add(key, start, end, label, known)

    def add_agreement(self, kind: str, status: str, slots: Iterable[Slot], known: Known = Known()) -> None:
        """Take an agreement; its spans may be told later."""
        self._agreements.append((kind, status, tuple(slots), known))

    def annotation(self) -> Annotation:
        """All that could be used, spans in the order of the text."""
        numbers: dict[_Key, SpanId] = {}
        spans: list[Span] = []
        for number, (start, before_end, label, _, key, known) in enumerate(sorted(self._spans, key=_place), start=1):
            if key is not None:
                numbers[key] = SpanId(number)
            spans.append(
                Span(start, -before_end, label, SpanId(number), known.score, known.origin, known.entity, known.verdict)
            )
        built = (self._agreement(*one, numbers) for one in self._agreements)
        return Annotation(tuple(spans), tuple(agreement for agreement in built if agreement is not None))

    def problems(self, path: Path, line: int | None, article_key: str) -> list[Problem]:
        """The faults as problems of a file; a long list is cut."""
        told = self.faults[:_MOST_FAULTS]
        more = len(self.faults) - len(told)
        if more:
            told.append(f"{more} more spans or agreements are left out, too")
        return [Problem(path, line, f"the article {article_key!r}: {fault}") for fault in told]

    def _add(self, key: _Key, start: int, end: int, label: str, known: Known) -> None:
        if self.normalised.removed:
            start, end = self.normalised.shift(start), self.normalised.shift(end)
            if start == end:
                self.faults.append(f"the {label} covers nothing but a carriage return or a byte-order mark")
                return
        self._keys.add(key)
        self._spans.append((start, -end, label, len(self._spans), key, known))

    def _agreement(
        self, kind: str, status: str, slots: Sequence[Slot], known: Known, numbers: dict[_Key, SpanId]
    ) -> Agreement | None:
        fillers: list[Filler] = []
        for slot in slots:
            span = numbers.get(slot.span)
            if span is None:
                self.faults.append(f"the {kind}: {slot.role} names {slot.span!r:.40}, which is no span")
                continue
            it = slot.known
            fillers.append(Filler(slot.role, span, FillerId(0), it.score, it.origin, it.verdict))
        fillers.sort(key=lambda filler: filler.role != MENTIONS)
        if not fillers or fillers[0].role != MENTIONS:
            self.faults.append(f"the {kind} has no mention in the text and is left out")
            return None
        return Agreement(kind, status, tuple(fillers), score=known.score, origin=known.origin, verdict=known.verdict)


def _place(row: tuple[int, int, str, int, _Key, Known]) -> tuple[int, int, str, int]:
    return row[:4]
