"""What became of the machine's suggestions: by label, and by how sure it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from annotations.model import Decision

Counted = tuple[str, int | None, str, int]
"""Label, tenth of the score or None, decision, how many."""


@dataclass(frozen=True, slots=True)
class LabelRecord:
    """Decisions on the suggestions of one label."""

    label: str
    accepted: int
    corrected: int
    rejected: int

    @property
    def decided(self) -> int:
        """All of them."""
        return self.accepted + self.corrected + self.rejected

    @property
    def precision(self) -> float:
        """The part that was right as it was, 0..1."""
        return self.accepted / self.decided if self.decided else 0.0


@dataclass(frozen=True, slots=True)
class Tenth:
    """Suggestions with a score from `tenth` / 10 up to the next tenth."""

    tenth: int
    decided: int
    accepted: int

    @property
    def score(self) -> float:
        """The middle of the tenth."""
        return (self.tenth + 0.5) / 10

    @property
    def share(self) -> float:
        """The part that was accepted as it was, 0..1."""
        return self.accepted / self.decided


def by_label(verdicts: Iterable[Counted]) -> list[LabelRecord]:
    """The record of each label, most decided first."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for label, _, decision, number in verdicts:
        counts[label][decision] += number
    records = [
        LabelRecord(label, by[Decision.ACCEPTED], by[Decision.CORRECTED], by[Decision.REJECTED])
        for label, by in counts.items()
    ]
    return sorted(records, key=lambda it: (-it.decided, it.label))


def calibration(verdicts: Iterable[Counted]) -> list[Tenth]:
    """For each tenth of the scores in which anything was decided, how much of it was accepted as it was."""
    decided, accepted = defaultdict[int, int](int), defaultdict[int, int](int)
    for _, tenth, decision, number in verdicts:
        if tenth is not None:
            decided[tenth] += number
            accepted[tenth] += number * (decision == Decision.ACCEPTED.value)
    return [Tenth(tenth, decided[tenth], accepted[tenth]) for tenth in sorted(decided)]


@dataclass(frozen=True, slots=True)
class Day:
    """What was decided on one day: by label, most decided first."""

    day: str
    records: tuple[LabelRecord, ...]

    @property
    def decided(self) -> int:
        """All of that day."""
        return sum(it.decided for it in self.records)

    @property
    def precision(self) -> float:
        """The part that was right as it was, 0..1."""
        return sum(it.accepted for it in self.records) / self.decided

    @property
    def weakest(self) -> LabelRecord:
        """The label with the smallest part that was right."""
        return min(self.records, key=lambda it: it.precision)


def by_day(verdicts: Iterable[tuple[str, Counted]]) -> list[Day]:
    """The record of each day on which anything was decided, in order."""
    days: dict[str, list[Counted]] = defaultdict(list)
    for day, verdict in verdicts:
        days[day].append(verdict)
    return [Day(day, tuple(by_label(days[day]))) for day in sorted(days)]
