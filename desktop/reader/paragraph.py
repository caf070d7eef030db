"""Paragraph: one paragraph laid out by Qt, asked and answering in code points of the article."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import ceil
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from annotations.offsets import Utf16Index
from desktop.reader.glyphs import is_mixed, is_right_to_left, shown
from desktop.reader.metrics import Metrics

_CLOSE = 0.6
"""Pieces of a line that are no further apart than this, in pixels, are one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: code points `[start, end)`, and heights from the top of the paragraph."""

    start: int
    end: int
    top: int
    baseline: int
    bottom: int
    text: QTextLine
    is_last: bool


class Paragraph:
    """A paragraph at code point `start`: its lines, and where on them each code point stands."""

    def __init__(self, text: str, start: int, metrics: Metrics, width: int) -> None:
        self.start = start
        self.end = start + len(text)
        self._metrics = metrics
        self._units = Utf16Index(text)
        self._is_mixed = is_mixed(text)
        self.is_right_to_left = is_right_to_left(text)
        self._layout = QTextLayout(shown(text), metrics.font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(right_to_left=self.is_right_to_left))
        self.width = width
        self.lines = self._set(width)
        self._starts = [line.start for line in self.lines]
        self._tops = [line.top for line in self.lines]
        self.height = self.lines[-1].bottom + metrics.gap if text.strip() else metrics.blank

    def line_of(self, point: int) -> int:
        """The number of the line that a code point stands on; a soft break belongs to the line after it."""
        return max(0, bisect_right(self._starts, point) - 1)

    def line_at(self, y: float) -> int:
        """The number of the line nearest to a height."""
        return max(0, bisect_right(self._tops, y) - 1)

    def lines_between(self, top: float, bottom: float) -> range:
        """The numbers of the lines that touch a stretch of heights."""
        if bottom <= 0 or top >= self.height:
            return range(0)
        return range(self.line_at(top), self.line_at(bottom) + 1)

    def x_of(self, point: int, line: Line) -> float:
        """Where a caret before `point` stands on a line."""
        return _x(line.text, self._unit(point))

    def point_at(self, x: float, line: Line) -> int:
        """The place between two characters that is nearest to `x`; never beyond the line."""
        point = self._point(line.text.xToCursor(x))
        if point >= line.end and not line.is_last:
            return self.previous_character(line.end)
        return point

    def character_at(self, x: float, line: Line) -> int | None:
        """The character under `x`, None beside the text."""
        area = line.text.naturalTextRect()
        if line.start == line.end or not area.left() <= x <= area.right():
            return None
        if self._is_mixed:
            return self._character_by_extent(x, line)
        return min(self._point(line.text.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)), line.end - 1)

    def extents(self, start: int, end: int, line: Line) -> list[tuple[float, float]]:
        """The stretches of a line that `[start, end)` covers, from left to right; several where directions mix."""
        start, end = max(start, line.start), min(end, line.end)
        if start >= end:
            return []
        if self._is_mixed:
            return self._mixed_extents(start, end, line)
        left = _x(line.text, self._unit(start))
        right = _x(line.text, self._unit(end))
        if end == line.end and not line.is_last:
            right = line.text.naturalTextRect().right()
        return [(left, max(right, left + 1))]

    def next_character(self, point: int) -> int:
        """The place after the character (with its marks and joiners) at `point`."""
        return self._point(self._layout.nextCursorPosition(self._unit(point)))

    def previous_character(self, point: int) -> int:
        """The place before the character (with its marks and joiners) that ends at `point`."""
        return self._point(self._layout.previousCursorPosition(self._unit(point)))

    def _set(self, width: int) -> list[Line]:
        lines: list[Line] = []
        metrics, top = self._metrics, 0
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            tall = ceil(max(0.0, line.ascent() - metrics.font_ascent))
            deep = ceil(max(0.0, line.descent() - metrics.font_descent))
            baseline = top + metrics.above + metrics.ascent + tall
            line.setPosition(QPointF(0, baseline - line.ascent()))
            bottom = top + metrics.row + tall + deep
            first, length = line.textStart(), line.textLength()
            following = self._layout.createLine()
            points = self._point(first), self._point(first + length)
            lines.append(Line(*points, top, baseline, bottom, line, not following.isValid()))
            line, top = following, bottom
        self._layout.endLayout()
        return lines

    def _mixed_extents(self, start: int, end: int, line: Line) -> list[tuple[float, float]]:
        first = self._unit(start)
        runs = line.text.glyphRuns(first, self._unit(end) - first)
        found = sorted((box.left(), box.right()) for run in runs if not (box := run.boundingRect()).isEmpty())
        merged: list[tuple[float, float]] = []
        for left, right in found:
            if merged and left - merged[-1][1] <= _CLOSE:
                merged[-1] = merged[-1][0], max(right, merged[-1][1])
            else:
                merged.append((left, right))
        return merged

    def _character_by_extent(self, x: float, line: Line) -> int | None:
        point = line.start
        while point < line.end:
            following = max(self.next_character(point), point + 1)
            if any(left <= x <= right for left, right in self._mixed_extents(point, following, line)):
                return point
            point = following
        return None

    def _unit(self, point: int) -> int:
        return self._units.to_unit(point - self.start)

    def _point(self, unit: int) -> int:
        return self.start + self._units.to_point(unit)


def _x(line: QTextLine, unit: int) -> float:
    # Qt gives the place back together with the unit that it belongs to; its type hints do not say so.
    return cast("tuple[float, int]", line.cursorToX(unit))[0]


def _option(*, right_to_left: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    else:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    return option
