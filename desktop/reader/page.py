"""Page: the whole text as paragraphs, laid out where it is looked at and estimated elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from desktop.reader.metrics import Metrics
from desktop.reader.paragraph import Line, Paragraph

_WIDE = 1.06
"""Lines are filled a little less than to the last character."""


class Page:
    """Where everything in a text stands, in pixels from its top; heights of unseen paragraphs are estimates."""

    def __init__(self, text: str, metrics: Metrics, width: int) -> None:
        self.text = text
        self.metrics = metrics
        self.width = width
        pieces = text.split("\n")
        self._starts = list(accumulate((len(piece) + 1 for piece in pieces[:-1]), initial=0))
        room = max(1.0, width / metrics.column * metrics.style.measure / _WIDE)
        self._heights = [_estimate(piece, metrics, room) for piece in pieces]
        self._tops: list[int] | None = None
        self._laid: dict[int, Paragraph] = {}

    def __len__(self) -> int:
        """The number of paragraphs."""
        return len(self._starts)

    @property
    def height(self) -> int:
        """From the top of the first to the bottom of the last paragraph."""
        return self._all_tops()[-1]

    def top(self, nth: int) -> int:
        """Where a paragraph begins."""
        return self._all_tops()[nth]

    def bottom(self, nth: int) -> int:
        """Where a paragraph ends."""
        return self._all_tops()[nth + 1]

    def at_height(self, y: float) -> int:
        """The paragraph at a height, or the nearest."""
        return min(max(0, bisect_right(self._all_tops(), y) - 1), len(self) - 1)

    def of(self, point: int) -> int:
        """The paragraph that a code point belongs to."""
        return bisect_right(self._starts, point) - 1

    def is_laid(self, nth: int) -> bool:
        """Whether a paragraph's height is known and not just an estimate."""
        return nth in self._laid

    def paragraph(self, nth: int) -> Paragraph:
        """A paragraph, laid out now if it was not before."""
        found = self._laid.get(nth)
        if found is None:
            start = self._starts[nth]
            end = self._starts[nth + 1] - 1 if nth + 1 < len(self) else len(self.text)
            found = self._laid[nth] = Paragraph(self.text[start:end], start, self.metrics, self.width)
            if found.height != self._heights[nth]:
                self._heights[nth] = found.height
                self._tops = None
        return found

    def lay_out(self, top: float, bottom: float) -> None:
        """Lay out the paragraphs between two heights."""
        nth = self.at_height(top)
        while nth < len(self) and self.top(nth) < bottom:
            self.paragraph(nth)
            nth += 1

    def line_of(self, point: int) -> tuple[int, Paragraph, Line]:
        """The paragraph (its number too) and the line that a code point stands on."""
        nth = self.of(point)
        paragraph = self.paragraph(nth)
        return nth, paragraph, paragraph.lines[paragraph.line_of(point)]

    def line_at(self, y: float) -> tuple[int, Paragraph, Line]:
        """The paragraph (its number too) and the line at a height, or the nearest."""
        nth = self.at_height(y)
        paragraph = self.paragraph(nth)
        return nth, paragraph, paragraph.lines[paragraph.line_at(y - self.top(nth))]

    def point_at(self, x: float, y: float) -> int:
        """The place between two characters that is nearest to a point of the page."""
        _, paragraph, line = self.line_at(y)
        return paragraph.point_at(x, line)

    def character_at(self, x: float, y: float) -> int | None:
        """The character under a point of the page, None where there is none."""
        nth, paragraph, line = self.line_at(y)
        y -= self.top(nth)
        box = line.baseline - self.metrics.ascent - self.metrics.stroke, line.bottom
        return paragraph.character_at(x, line) if box[0] <= y < box[1] else None

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops


def _estimate(piece: str, metrics: Metrics, room: float) -> int:
    """The height of a paragraph that was not laid out yet."""
    if not piece or piece.isspace():
        return metrics.blank
    return (int(len(piece) / room) + 1) * metrics.row + metrics.gap
