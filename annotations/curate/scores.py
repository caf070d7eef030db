"""How well predicted entities and agreements meet gold: strict and partial entities, found agreements, facts.

An entity is strictly right when start, end and label are; partly when a span of its label shares a character with it.
A predicted agreement is paired, one to one, with the gold agreement whose mentions it overlaps most. Its facts are
kind, status and every filler; a filler is right when it overlaps the gold filler or has the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from annotations.curate.pairing import in_role, paired_agreements, right_fillers, spans_by_id
from annotations.errors import InputError
from annotations.model import MENTIONS, Agreement, Annotation, Record, Span


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean, each 0..1; 0 where nothing was counted."""

    p: float
    r: float
    f: float


@dataclass(frozen=True, slots=True)
class EntityScore:
    """The figures of one label: strict and partial precision, recall and F1, and the spans that were counted."""

    p: float
    r: float
    f: float
    gold: int
    partial_f: float
    partial_p: float
    partial_r: float
    predicted: int


@dataclass(frozen=True, slots=True)
class AgreementScore:
    """The figures of agreements; kind and status are shares of the paired ones."""

    found: Rates
    kind: float
    status: float
    facts: Rates
    gold: int
    roles: Mapping[str, Rates]
    """Those of each role's fillers."""
    predicted: int


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures; `entities` by label in alphabetical order, with ALL last."""

    entities: Mapping[str, EntityScore]
    agreements: AgreementScore

    def as_json(self) -> dict[str, Any]:
        """The figures as plain values, under the names that scripts know."""
        a = self.agreements
        return {
            "entities": {label: asdict(score) for label, score in self.entities.items()},
            "agreements": {
                "found_p": a.found.p,
                "found_r": a.found.r,
                "found_f": a.found.f,
                "kind": a.kind,
                "status": a.status,
                "facts_p": a.facts.p,
                "facts_r": a.facts.r,
                "facts_f": a.facts.f,
                "gold": a.gold,
                **{f"{role}_f": rates.f for role, rates in a.roles.items()},
            },
        }


@dataclass(slots=True)
class _Count:
    """Right ones among those that were predicted and those that are gold."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def rates(self) -> Rates:
        p = self.hit / self.predicted if self.predicted else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        return Rates(p, r, _mean(p, r))


@dataclass(slots=True)
class Tally:
    """What is counted over all articles."""

    gold: Counter[str] = field(default_factory=Counter[str])
    predicted: Counter[str] = field(default_factory=Counter[str])
    strict: Counter[str] = field(default_factory=Counter[str])
    partial_gold: Counter[str] = field(default_factory=Counter[str])
    partial_predicted: Counter[str] = field(default_factory=Counter[str])
    found: _Count = field(default_factory=_Count)
    facts: _Count = field(default_factory=_Count)
    kind: int = 0
    status: int = 0
    roles: defaultdict[str, _Count] = field(default_factory=lambda: defaultdict(_Count))

    @classmethod
    def of(cls, roles: Sequence[str]) -> Tally:
        """A count of nothing; `roles` are those to report, mentions apart, and others that occur come after them."""
        tally = cls()
        for role in roles:
            if role != MENTIONS:
                tally.roles[role] = _Count()
        return tally

    def add(self, text: str, gold: Annotation, predicted: Annotation) -> None:
        """Count one article."""
        _count_entities(self, gold.spans, predicted.spans)
        _count_agreements(self, text, gold, predicted)

    def scores(self) -> Scores:
        """The figures of all that was counted."""
        return _scores(self)


def score(gold: Iterable[Record], predicted: Iterable[Record], *, roles: Sequence[str] = ()) -> Scores:
    """The figures of predictions against gold; `roles` are those to report. See `pairs` for what is compared."""
    tally = Tally.of(roles)
    for ours, theirs in pairs(gold, predicted):
        tally.add(ours.article.text, ours.annotation or Annotation(), theirs.annotation or Annotation())
    return tally.scores()


def pairs(gold: Iterable[Record], predicted: Iterable[Record]) -> Iterator[tuple[Record, Record]]:
    """Records of gold with their predictions, by the articles' keys; what is predicted beyond gold is left out.

    Raises InputError where an article of gold has no prediction or another text.
    """
    by_key = {record.article.key: record for record in predicted}
    for record in gold:
        other = by_key.get(record.article.key)
        if other is None:
            raise InputError(
                f"The article {record.article.key!r} is missing from the predictions. "
                "Compare files with the same articles."
            )
        if other.article.text != record.article.text:
            raise InputError(
                f"The article {record.article.key!r} has another text in the predictions than in gold. "
                "Make the predictions anew from the same text."
            )
        yield record, other


def _count_entities(tally: Tally, gold: Iterable[Span], predicted: Iterable[Span]) -> None:
    ours, theirs = ({(span.start, span.end, span.label) for span in spans} for spans in (gold, predicted))
    tally.gold.update(label for _, _, label in ours)
    tally.predicted.update(label for _, _, label in theirs)
    tally.strict.update(label for _, _, label in ours & theirs)
    for some, others, met in ((ours, theirs, tally.partial_gold), (theirs, ours, tally.partial_predicted)):
        rivals: dict[str, list[tuple[int, int]]] = {}
        for start, end, label in others:
            rivals.setdefault(label, []).append((start, end))
        for start, end, label in some:
            met[label] += any(first < end and start < last for first, last in rivals.get(label, ()))


def _count_agreements(tally: Tally, text: str, gold: Annotation, predicted: Annotation) -> None:
    tally.found.gold += len(gold.agreements)
    tally.found.predicted += len(predicted.agreements)
    for agreement in gold.agreements:
        tally.facts.gold += 2
        for role, fillers in _fillers(agreement).items():
            tally.facts.gold += fillers
            tally.roles[role].gold += fillers
    for agreement in predicted.agreements:
        tally.facts.predicted += 2
        for role, fillers in _fillers(agreement).items():
            tally.facts.predicted += fillers
            tally.roles[role].predicted += fillers
    _count_facts(tally, text, gold, predicted)


def _fillers(agreement: Agreement) -> Counter[str]:
    """The number of fillers of each role, mentions apart."""
    return Counter(filler.role for filler in agreement.fillers if filler.role != MENTIONS)


def _count_facts(tally: Tally, text: str, gold: Annotation, predicted: Annotation) -> None:
    our_spans, their_spans = spans_by_id(gold), spans_by_id(predicted)
    for ours, theirs in paired_agreements(gold, predicted):
        tally.found.hit += 1
        tally.kind += ours.kind == theirs.kind
        tally.status += ours.status == theirs.status
        tally.facts.hit += (ours.kind == theirs.kind) + (ours.status == theirs.status)
        for role, count in tally.roles.items():
            hit = len(right_fillers(text, in_role(ours, role, our_spans), in_role(theirs, role, their_spans)))
            count.hit += hit
            tally.facts.hit += hit


def _scores(tally: Tally) -> Scores:
    labels = sorted(set(tally.gold) | set(tally.predicted))
    entities = {label: _entity_score(tally, (label,)) for label in labels}
    entities["ALL"] = _entity_score(tally, labels)
    paired = max(1, tally.found.hit)
    return Scores(
        entities,
        AgreementScore(
            found=tally.found.rates(),
            kind=tally.kind / paired,
            status=tally.status / paired,
            facts=tally.facts.rates(),
            gold=tally.found.gold,
            roles={role: count.rates() for role, count in tally.roles.items()},
            predicted=tally.found.predicted,
        ),
    )


def _entity_score(tally: Tally, labels: Iterable[str]) -> EntityScore:
    labels = tuple(labels)
    gold, predicted, strict, partial_gold, partial_predicted = (
        sum(counter[label] for label in labels)
        for counter in (tally.gold, tally.predicted, tally.strict, tally.partial_gold, tally.partial_predicted)
    )
    rates = _Count(strict, predicted, gold).rates()
    p, r = partial_predicted / max(1, predicted), partial_gold / max(1, gold)
    return EntityScore(rates.p, rates.r, rates.f, gold, _mean(p, r), p, r, predicted)


def _mean(p: float, r: float) -> float:
    """The harmonic mean."""
    return 2 * p * r / (p + r) if p + r else 0.0
