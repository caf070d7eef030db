"""Windows: the stretches of a text that the encoder reads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.suggest.encoder.words import NEW_LINE, Words

_STOPS = frozenset(".?!")


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` are read; those from `begin` to `finish` are judged, the others are context."""

    start: int
    end: int
    begin: int
    finish: int


def windows(words: Words, costs: Sequence[int], *, longest: int, overlap: int = 0) -> Iterator[Window]:
    """Windows of at most `longest` pieces that cover the words, cut between lines or sentences."""
    budget = longest - overlap
    begin = 0
    remaining = sum(costs)
    while begin < len(words):
        share = remaining / max(1, -(-remaining // budget))
        finish = _cut(words, costs, begin, share=share, budget=budget)
        remaining -= sum(costs[begin:finish])
        start, end = _widen(costs, begin, finish, room=overlap)
        yield Window(start, end, begin, finish)
        begin = finish


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


def _widen(costs: Sequence[int], begin: int, finish: int, *, room: int) -> tuple[int, int]:
    """Take context on both sides, up to half of `room` on each."""
    start, end = begin, finish
    left = right = room // 2
    while start > 0 and costs[start - 1] <= left:
        start -= 1
        left -= costs[start]
    while end < len(costs) and costs[end] <= right:
        right -= costs[end]
        end += 1
    return start, end
