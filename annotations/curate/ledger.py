"""The consistency ledger: what each text came to all over a project, the odd ones first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2

from annotations.curate.passages import PassageTable, Rows, State


@dataclass(frozen=True, slots=True)
class Entry:
    """One text with how often it got each label, and how often a suggestion of it was rejected."""

    text: str
    labels: Mapping[str, int] = field(default_factory=dict[str, int])
    """The most frequent first."""
    rejected: int = 0
    open: int = 0
    """Suggestions that wait."""

    @property
    def decided(self) -> int:
        """How often it was decided on."""
        return sum(self.labels.values()) + self.rejected

    @property
    def oddness(self) -> float:
        """How surprising the rarest outcome is, in bits: -log2 of its share; 0 where all are alike.

        Entropy is the mean of this surprise over all outcomes, and is highest for a text that is ambiguous by
        nature. A slip is one against many: 31 to 1 is 5 bits here, 31 to 8 is 2.3, one to one is 1.
        """
        outcomes = [count for count in (*self.labels.values(), self.rejected) if count]
        return -log2(min(outcomes) / sum(outcomes)) if len(outcomes) > 1 else 0.0


def ledger(table: PassageTable) -> list[Entry]:
    """Every text that was decided on, the odd ones first, then the frequent ones."""
    import numpy as np

    columns, width = table.columns, len(table.labels.all) + 2
    rejected, waits = width - 2, width - 1
    column = np.where(columns.state == State.GOLD, columns.label.astype(np.int64), -1)
    column[columns.state == State.REJECTED] = rejected
    column[columns.state == State.OPEN] = waits
    counted = column >= 0
    keys, counts = np.unique(columns.text[counted].astype(np.int64) * width + column[counted], return_counts=True)
    found: dict[int, list[tuple[int, int]]] = {}
    for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
        found.setdefault(key // width, []).append((count, key % width))
    entries = [
        Entry(
            table.texts.all[text],
            {table.labels.all[nth]: count for count, nth in sorted(cells, reverse=True) if nth < rejected},
            sum(count for count, nth in cells if nth == rejected),
            sum(count for count, nth in cells if nth == waits),
        )
        for text, cells in found.items()
        if any(nth != waits for _, nth in cells)
    ]
    return sorted(entries, key=lambda it: (-it.oddness, -it.decided, it.text))


def occurrences(table: PassageTable, text: str) -> Rows:
    """Where a text is gold, was rejected or waits; the rare outcomes first, those that wait last."""
    import numpy as np

    columns = table.columns
    shown = (columns.state == State.GOLD) | (columns.state == State.REJECTED) | (columns.state == State.OPEN)
    rows = np.flatnonzero((columns.text == table.texts.find(text)) & shown)
    outcome = np.where(columns.state[rows] == State.GOLD, columns.label[rows].astype(np.int64), -1)
    outcome[columns.state[rows] == State.OPEN] = -2
    _, of_row, counts = np.unique(outcome, return_inverse=True, return_counts=True)
    waits = columns.state[rows] == State.OPEN
    return rows[np.lexsort((columns.state[rows] == State.REJECTED, counts[of_row], waits))]
