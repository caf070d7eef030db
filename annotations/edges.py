"""Where the edge of a span goes when it is moved by a word or by a character."""

from __future__ import annotations

from enum import Enum

from annotations.offsets import next_word, previous_word, trim, word_at


class Edge(Enum):
    """Which end of a span moves, and whether the span grows or shrinks by it."""

    WIDEN_LEFT = "widen left"
    WIDEN_RIGHT = "widen right"
    NARROW_LEFT = "narrow left"
    NARROW_RIGHT = "narrow right"


def moved_by_word(text: str, start: int, end: int, edge: Edge) -> tuple[int, int]:
    """`[start, end)` with one edge at the next border of a word; unchanged where there is none."""
    match edge:
        case Edge.WIDEN_LEFT:
            first, last = previous_word(text, start)
            start = first if last > first else start
        case Edge.WIDEN_RIGHT:
            first, last = next_word(text, end)
            end = last if last > first else end
        case Edge.NARROW_LEFT:
            first = next_word(text, max(word_at(text, start)[1], start + 1))[0]
            start = first if first < end else start
        case Edge.NARROW_RIGHT:
            last = previous_word(text, min(word_at(text, end)[0], end - 1))[1]
            end = last if last > start else end
    return start, end


def moved_by_character(text: str, start: int, end: int, edge: Edge) -> tuple[int, int]:
    """`[start, end)` with one edge at the next character that is no blank; unchanged where there is none."""
    match edge:
        case Edge.WIDEN_LEFT:
            start = _skip(text, start - 1, -1, start)
        case Edge.WIDEN_RIGHT:
            end = _skip(text, end, 1, end - 1) + 1
        case Edge.NARROW_LEFT:
            first = trim(text, start + 1, end)[0]
            start = first if first < end else start
        case Edge.NARROW_RIGHT:
            last = trim(text, start, end - 1)[1]
            end = last if last > start else end
    return start, end


def _skip(text: str, point: int, step: int, otherwise: int) -> int:
    """The first character from `point` on that is no blank; `otherwise` where the text ends before."""
    while 0 <= point < len(text) and text[point].isspace():
        point += step
    return point if 0 <= point < len(text) else otherwise
