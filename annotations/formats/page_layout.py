"""The pieces of text on a page in the order of reading: columns one after the other, lines joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_GUTTER = 0.9
"""The least width of the gap between two columns, in heights of a line."""
_BREAK = 0.7
"""The least gap above a new paragraph, in heights of a line, beyond what is usual on the page."""
_INDENT = 0.8
_DEEPEST = 40
_LONGEST_WORD = 100
_END_OF_SENTENCE = re.compile(r"[.!?:;…。”\"')\]]\s*$")
_HYPHEN = re.compile(r"(\w+)[-\u00ad\u2010]$")
_KEPT_BEFORE = {"cross", "ex", "far", "half", "high", "long", "low", "non", "self", "short", "so", "vice", "well"}
"""Words whose hyphen at the end of a line is most likely their own."""
SOFT = "\u00ad"
"""The hyphen that only shows where a word is broken."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one line; y grows upwards, as in PDF."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """How high its line is."""
        return self.top - self.bottom


def in_order(pieces: Sequence[Piece], deepest: int = _DEEPEST) -> list[list[Piece]]:
    """The blocks of a page in the order of reading, each a list of pieces; what cannot be cut is one block."""
    if len(pieces) < 2 or not deepest:  # noqa: PLR2004 - nothing to cut
        return [list(pieces)] if pieces else []
    usual = median(piece.height for piece in pieces) or 1.0
    parts = _cut(pieces, usual * _GUTTER, sideways=True)
    if len(parts) == 1 or not _are_columns(parts):
        parts = _cut(pieces, usual * _BREAK, sideways=False)
    if len(parts) == 1:
        return [sorted(pieces, key=lambda piece: (-piece.top, piece.left))]
    return [block for part in parts for block in in_order(part, deepest - 1)]


def _cut(pieces: Iterable[Piece], least: float, *, sideways: bool) -> list[list[Piece]]:
    """The pieces cut wherever a gap goes through all of them: from left to right, or from top to bottom."""
    edges = sorted(
        ((piece.left, piece.right, piece) if sideways else (-piece.top, -piece.bottom, piece) for piece in pieces),
        key=lambda edge: edge[:2],
    )
    parts: list[list[Piece]] = [[]]
    reach = edges[0][1]
    for begin, end, piece in edges:
        if begin - reach > least and parts[-1]:
            parts.append([])
        parts[-1].append(piece)
        reach = max(reach, end)
    return parts


def _are_columns(parts: Sequence[Sequence[Piece]]) -> bool:
    """Whether parts beside each other are columns of text, not the cells of a table or numbers of pages."""
    return all(len({round(piece.bottom) for piece in part}) > 2 for part in parts)  # noqa: PLR2004


def lines_of(block: Iterable[Piece]) -> list[Piece]:
    """The lines of a block from top to bottom; pieces beside each other are one line."""
    lines: list[list[Piece]] = []
    for piece in sorted(block, key=lambda piece: -(piece.top + piece.bottom)):
        middle = (piece.top + piece.bottom) / 2
        if lines and lines[-1][0].bottom < middle < lines[-1][0].top:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_joined(sorted(line, key=lambda piece: piece.left)) for line in lines]


def _joined(line: Sequence[Piece]) -> Piece:
    text = " ".join(piece.text.strip() for piece in line)
    return Piece(
        min(piece.left for piece in line),
        min(piece.bottom for piece in line),
        max(piece.right for piece in line),
        max(piece.top for piece in line),
        " ".join(text.split()),
    )


def paragraphs_of(lines: Sequence[Piece]) -> list[str]:
    """The paragraphs of a block: a new one begins after a short line, at an indent, and where the letters change."""
    paragraphs: list[list[str]] = []
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual_step = median(steps) if steps else 0.0
    before: Piece | None = None
    for line in lines:
        if before is None or _begins(line, before, left, right, usual_step):
            paragraphs.append([line.text])
        else:
            put_on(paragraphs[-1], line.text)
        before = line
    return [" ".join(parts) for parts in paragraphs]


def _begins(line: Piece, before: Piece, left: float, right: float, usual_step: float) -> bool:
    height = before.height or 1.0
    if before.bottom - line.bottom > usual_step + _BREAK * height / 2:
        return True
    if abs(line.height - before.height) > 0.2 * height:
        return True
    is_short = before.right < right - max(0.15 * (right - left), 2 * height)
    if is_short and (_END_OF_SENTENCE.search(before.text[-_LONGEST_WORD:]) or line.text[:1] in "•–-*"):
        return True
    return line.left - left > _INDENT * height and before.left - left < _INDENT * height / 2


def put_on(parts: list[str], more: str) -> None:
    """Go on with a paragraph, given in parts that blanks come between: a page may hold very many of its lines."""
    last = parts.pop()
    parts.extend((joined(last, more),) if _HYPHEN.search(last, len(last) - _LONGEST_WORD) else (last, more))


def joined(text: str, more: str) -> str:
    """A text with its next line: a hyphen that only broke a word goes, one of the word's own stays."""
    broken = _HYPHEN.search(text, len(text) - _LONGEST_WORD)
    if broken is None:
        return f"{text} {more}"
    before = broken[1].casefold()
    is_own = not more[:1].islower() or before in _KEPT_BEFORE or before.isdigit()
    return text[:-1] + ("-" if is_own else "") + more


def continues(text: str, more: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    end = text[-_LONGEST_WORD:]
    return bool(more) and not _END_OF_SENTENCE.search(end) and (more[0].islower() or bool(_HYPHEN.search(end)))
