"""Constancy: how far somebody who sees a passage again, without the decision, decides as before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[str, str]
"""The first and the second label of a passage; empty where there was none."""


@dataclass(frozen=True, slots=True)
class Constancy:
    """What became of the passages that first had a label."""

    label: str
    seen: int
    same: int
    kappa: float | None

    @property
    def share(self) -> float:
        """The part that got the label again, 0..1."""
        return self.same / self.seen if self.seen else 0.0


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Agreement beyond chance: (p_o - p_e) / (1 - p_e); None where chance alone explains everything.

    p_o is the share of equal pairs, p_e the sum over labels of the products of both shares (Cohen, "A coefficient of
    agreement for nominal scales", Educational and Psychological Measurement 20, 1960).
    """
    number = len(pairs)
    if not number:
        return None
    firsts, seconds = [first for first, _ in pairs], [second for _, second in pairs]
    observed = sum(first == second for first, second in pairs) / number
    chance = sum(firsts.count(label) * seconds.count(label) for label in set(firsts)) / number**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def constancy(pairs: Sequence[Pair]) -> list[Constancy]:
    """Each label that was there first, most seen first; its kappa is that of “this label or not”."""
    labels = sorted({first for first, _ in pairs}, key=lambda it: (-sum(first == it for first, _ in pairs), it))
    return [_of_label(label, pairs) for label in labels]


def _of_label(label: str, pairs: Sequence[Pair]) -> Constancy:
    again = [second for first, second in pairs if first == label]
    yes_or_no = [(str(first == label), str(second == label)) for first, second in pairs]
    return Constancy(label, len(again), again.count(label), kappa(yes_or_no))
