"""Trend: a share along the time, a dot for each day, larger where it stands for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from desktop.widgets.plot import Figures, Mark, Pen, Plot, paint_dot

_AXIS, _FOOT = 44, 20
_WIDEST = 56.0
_ROUND = (0.0, 0.25, 0.5, 0.75, 1.0), (0.5, 0.6, 0.7, 0.8, 0.9, 1.0), (0.8, 0.85, 0.9, 0.95, 1.0)
"""The axis, from the whole to its upper end, where all dots are there."""
_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Point:
    """A share, 0..1, of so many; and what it says when pointed at."""

    name: str
    share: float
    number: int
    text: str


class Trend(Plot):
    """Its axis begins where the smallest share needs it."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._points: Sequence[Point] = ()

    def show_points(self, points: Sequence[Point], figures: Figures) -> None:
        """Show others."""
        self._points = points
        self.renew(figures)

    def draw(self, pen: Pen) -> None:
        """An axis in percent, a line, and the dots."""
        if not self._points:
            return
        least = min(it.share for it in self._points)
        steps = next(it for it in reversed(_ROUND) if it[0] <= least)
        box = pen.area.adjusted(_AXIS, 10, 0, -_FOOT)
        for step in steps:
            at = box.bottom() - box.height() * (step - steps[0]) / (1 - steps[0])
            pen.line(QPointF(box.left(), at), QPointF(box.right(), at), pen.theme.line)
            pen.text(QRectF(pen.area.left(), at - 8, _AXIS - 8, 16), f"{step:.0%}".replace("%", " %"), _RIGHT)
        wide = min(box.width() / len(self._points), _WIDEST)
        dots = [
            QPointF(
                box.left() + (nth + 0.5) * wide, box.bottom() - box.height() * (it.share - steps[0]) / (1 - steps[0])
            )
            for nth, it in enumerate(self._points)
        ]
        pen.painter.setPen(QPen(pen.theme.accent, 2))
        pen.painter.drawPolyline(QPolygonF(dots))
        self._draw_dots(pen, dots, wide)

    def _draw_dots(self, pen: Pen, dots: Sequence[QPointF], wide: float) -> None:
        most = max(it.number for it in self._points)
        widest = max(pen.painter.fontMetrics().horizontalAdvance(it.name) for it in self._points) + 12
        every = max(1, -int(-widest // wide))
        foot = pen.area.bottom() - _FOOT + 2
        for nth, (dot, it) in enumerate(zip(dots, self._points, strict=True)):
            paint_dot(pen, dot, it.number / most, pen.theme.accent)
            pen.marks.append(Mark(QRectF(dot.x() - 12, dot.y() - 12, 24, 24), it.text))
            if nth % every == 0:
                pen.text(QRectF(dot.x() - widest / 2, foot, widest, _FOOT - 2), it.name, _CENTRE)
