"""Which predicted agreement, filler or span stands for which of gold: one to one, the most alike first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotations.model import MENTIONS, Agreement, Annotation, Span, SpanId

_PARTY = "party"


def paired_agreements(gold: Annotation, predicted: Annotation) -> list[tuple[Agreement, Agreement]]:
    """Agreements of gold, each with the predicted one whose mentions overlap its own most."""
    our_spans, their_spans = spans_by_id(gold), spans_by_id(predicted)
    likeness = [
        (_likeness(ours, theirs, our_spans, their_spans), g, p)
        for g, ours in enumerate(gold.agreements)
        for p, theirs in enumerate(predicted.agreements)
    ]
    return [(gold.agreements[g], predicted.agreements[p]) for g, p in paired(likeness)]


def spans_by_id(annotation: Annotation) -> dict[SpanId, Span]:
    """The spans of an annotation by the numbers that agreements name them with."""
    return {span.id: span for span in annotation.spans}


def _likeness(
    ours: Agreement, theirs: Agreement, our_spans: Mapping[SpanId, Span], their_spans: Mapping[SpanId, Span]
) -> float:
    """0 where no mentions overlap; shared parties and the kind decide between several that do."""
    mentions, parties = (
        sum(overlap(a, b) for a in in_role(ours, role, our_spans) for b in in_role(theirs, role, their_spans))
        for role in (MENTIONS, _PARTY)
    )
    return mentions and mentions + 0.1 * parties + 0.5 * (ours.kind == theirs.kind)


def right_fillers(text: str, ours: Sequence[Span], theirs: Sequence[Span]) -> list[tuple[int, int]]:
    """Fillers of gold by their places, each with a predicted one that overlaps it or has the same words."""
    same = [
        (1.0, g, p)
        for g, a in enumerate(ours)
        for p, b in enumerate(theirs)
        if overlap(a, b) or words(text, a) == words(text, b)
    ]
    return paired(same)


def in_role(agreement: Agreement, role: str, spans: Mapping[SpanId, Span]) -> list[Span]:
    """The spans in one role of an agreement."""
    return [spans[span] for span in agreement.spans(role)]


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a.start < b.end and b.start < a.end


def words(text: str, span: Span) -> str:
    """What a span says, whatever its letters' case, blanks and full stops."""
    return " ".join(text[span.start : span.end].casefold().replace(".", "").split())


def paired(likeness: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pairs of places in gold and in the predictions, one to one, the most alike first; none for a likeness of 0."""
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    for value, g, p in sorted(likeness, key=lambda row: (-row[0], row[1], row[2])):
        if value > 0 and g not in taken_gold and p not in taken_predicted:
            pairs.append((g, p))
            taken_gold.add(g)
            taken_predicted.add(p)
    return pairs
