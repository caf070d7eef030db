"""Windows: the stretches of a text that the encoder reads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.suggest.encoder.words import NEW_LINE, Words

_STOPS = frozenset(".?!")


@dataclass(frozen=True, slots=True)
class Window:
    """Words from `start` on, before `end`."""

    start: int
    end: int


def windows(words: Words, costs: Sequence[int], *, longest: int) -> Iterator[Window]:
    """Windows that cover the words, cut between lines or sentences; `costs` and `longest` are in pieces."""
    start = 0
    remaining = sum(costs)
    while start < len(words):
        share = remaining / max(1, -(-remaining // longest))
        end = _cut(words, costs, start, share=share, budget=longest)
        remaining -= sum(costs[start:end])
        yield Window(start, end)
        start = end


def _cut(words: Words, costs: Sequence[int], begin: int, *, share: float, budget: int) -> int:
    """The best border near an equal share of the text: a line's end, else a sentence's, else a word's."""
    best, best_cost = begin + 1, float("inf")
    used = 0
    for at in range(begin, len(words)):
        used += costs[at]
        if used > budget and at > begin:
            break
        distance = abs(used - share) / share + _border(words, at + 1)
        if distance <= best_cost:
            best, best_cost = at + 1, distance
    return best


def _border(words: Words, at: int) -> float:
    if at >= len(words) or words.gaps[at] >= NEW_LINE:
        return 0.0
    return 0.2 if words.texts[at - 1] in _STOPS and words.gaps[at] == 1 else 0.6
