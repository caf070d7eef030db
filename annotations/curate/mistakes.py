"""What is wrong in a prediction, one by one: what is missed, spurious or confused, with its place in the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotations.curate.pairing import in_role, overlap, paired, paired_agreements, right_fillers, spans_by_id
from annotations.model import MENTIONS, Agreement, Annotation, Span

_LIKE = 0.5
"""The share of their characters that spans of different labels must have in common to be taken for one another."""
_BUCKET = 64
_MARGIN = 60


class Fault(StrEnum):
    """In which way something is wrong."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    CONFUSED = "confused"
    BORDERS = "borders"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: a span, an agreement, or a fact of an agreement that was found."""

    fault: Fault
    about: str
    """`entity`, `agreement`, `kind`, `status`, or a role."""
    gold: str
    """What is right: a label or a value; empty where there should be nothing."""
    predicted: str
    """What was predicted; empty where nothing was."""
    start: int
    end: int
    """Where in the article: the span of gold, or the predicted one where gold has none."""
    agreement: str = ""
    """The words that name the agreement of which a fact is wrong."""

    def sentence(self) -> str:
        """What is wrong, in a few words."""
        what = "" if self.about == "entity" else f"{self.about} "
        of = f", of “{self.agreement}”" if self.agreement else ""
        if self.fault is Fault.CONFUSED:
            return f"{what}{self.gold} taken for {self.predicted}{of}"
        if self.fault is Fault.BORDERS:
            return f"{what}{self.gold} with other borders"
        return f"{what}{self.gold or self.predicted} {self.fault.value}{of}"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of text around a span, on one line, and where it stands."""

    line: int
    before: str
    span: str
    after: str


Confusion = Counter[tuple[str, str]]
"""Label of gold and predicted label -> number of spans; "" stands for no span."""


def mistakes_of(text: str, gold: Annotation, predicted: Annotation, confusion: Confusion) -> list[Mistake]:
    """What is wrong in the prediction for one article, in the order of the text; its labels are counted as well."""
    found = [*_entity_mistakes(gold.spans, predicted.spans, confusion), *_agreement_mistakes(text, gold, predicted)]
    return sorted(found, key=lambda it: (it.start, it.end, it.about, it.fault, it.gold, it.predicted))


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """A span with the words around it."""
    first = max(0, start - _MARGIN)
    last = min(len(text), end + _MARGIN)
    before, after = text[first:start], text[end:last]
    if first:
        before = "… " + (before.partition(" ")[2] or before)
    if last < len(text):
        after = (after.rpartition(" ")[0] or after) + " …"
    return Excerpt(text.count("\n", 0, start) + 1, _line(before), _line(text[start:end]), _line(after))


def _line(text: str) -> str:
    return "".join(" " if char.isspace() else char for char in text)


def _entity_mistakes(gold: Iterable[Span], predicted: Iterable[Span], confusion: Confusion) -> Iterator[Mistake]:
    ours = {(span.start, span.end, span.label): span for span in gold}
    theirs = {(span.start, span.end, span.label): span for span in predicted}
    for _, _, label in ours.keys() & theirs.keys():
        confusion[label, label] += 1
    left = [span for key, span in ours.items() if key not in theirs]
    extra = [span for key, span in theirs.items() if key not in ours]
    pairs = paired(_likenesses(left, extra))
    for g, p in pairs:
        right, wrong = left[g], extra[p]
        confusion[right.label, wrong.label] += 1
        fault = Fault.BORDERS if right.label == wrong.label else Fault.CONFUSED
        yield Mistake(fault, "entity", right.label, wrong.label, right.start, right.end)
    met_gold, met_predicted = {g for g, _ in pairs}, {p for _, p in pairs}
    for g, span in enumerate(left):
        if g not in met_gold:
            confusion[span.label, ""] += 1
            yield Mistake(Fault.MISSED, "entity", span.label, "", span.start, span.end)
    for p, span in enumerate(extra):
        if p not in met_predicted:
            confusion["", span.label] += 1
            yield Mistake(Fault.SPURIOUS, "entity", "", span.label, span.start, span.end)


def _likenesses(gold: Sequence[Span], predicted: Sequence[Span]) -> Iterator[tuple[float, int, int]]:
    """Pairs that share characters: those of one label before others, which must have half of them in common."""
    near: defaultdict[int, list[int]] = defaultdict(list)
    for p, span in enumerate(predicted):
        for bucket in range(span.start // _BUCKET, (span.end - 1) // _BUCKET + 1):
            near[bucket].append(p)
    for g, ours in enumerate(gold):
        buckets = range(ours.start // _BUCKET, (ours.end - 1) // _BUCKET + 1)
        for p in sorted({p for bucket in buckets for p in near.get(bucket, ())}):
            theirs = predicted[p]
            if not overlap(ours, theirs):
                continue
            common = min(ours.end, theirs.end) - max(ours.start, theirs.start)
            share = common / (max(ours.end, theirs.end) - min(ours.start, theirs.start))
            if ours.label == theirs.label:
                yield 2 + share, g, p
            elif share >= _LIKE:
                yield share, g, p


def _agreement_mistakes(text: str, gold: Annotation, predicted: Annotation) -> Iterator[Mistake]:
    our_spans, their_spans = spans_by_id(gold), spans_by_id(predicted)
    pairs = paired_agreements(gold, predicted)
    # By identity: two agreements of an article may be equal.
    met = {id(ours) for ours, _ in pairs} | {id(theirs) for _, theirs in pairs}
    for one in gold.agreements:
        if id(one) not in met:
            yield _whole(Fault.MISSED, one, _first(one, our_spans.values()))
    for one in predicted.agreements:
        if id(one) not in met:
            yield _whole(Fault.SPURIOUS, one, _first(one, their_spans.values()))
    for ours, theirs in pairs:
        place = _first(ours, our_spans.values())
        name = _line(text[place.start : place.end])
        for about, right, said in (("kind", ours.kind, theirs.kind), ("status", ours.status, theirs.status)):
            if right != said:
                yield Mistake(Fault.CONFUSED, about, right, said, place.start, place.end, name)
        for role in dict.fromkeys(filler.role for one in (ours, theirs) for filler in one.fillers):
            if role != MENTIONS:
                found = (in_role(one, role, spans) for one, spans in ((ours, our_spans), (theirs, their_spans)))
                yield from _filler_mistakes(text, role, name, *found)


def _filler_mistakes(
    text: str, role: str, name: str, gold: Sequence[Span], predicted: Sequence[Span]
) -> Iterator[Mistake]:
    pairs = right_fillers(text, gold, predicted)
    for g, span in enumerate(gold):
        if all(g != met for met, _ in pairs):
            yield Mistake(Fault.MISSED, role, _line(text[span.start : span.end]), "", span.start, span.end, name)
    for p, span in enumerate(predicted):
        if all(p != met for _, met in pairs):
            yield Mistake(Fault.SPURIOUS, role, "", _line(text[span.start : span.end]), span.start, span.end, name)


def _whole(fault: Fault, agreement: Agreement, place: Span) -> Mistake:
    said = f"({agreement.kind}, {agreement.status})"
    right, wrong = (said, "") if fault is Fault.MISSED else ("", said)
    return Mistake(fault, "agreement", right, wrong, place.start, place.end)


def _first(agreement: Agreement, spans: Iterable[Span]) -> Span:
    """Where an agreement is named first; where nothing names it, the start of the text."""
    mentions = set(agreement.mentions)
    return min((span for span in spans if span.id in mentions), key=lambda it: it.start, default=Span(0, 0, ""))
