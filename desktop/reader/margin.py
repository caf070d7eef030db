"""What stands in the margins of the text: the guide line of the chosen agreement at the left, flags at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.icons import icon
from desktop.reader.colours import Inks
from desktop.reader.look import Drawn, Look
from desktop.reader.scene import Scene
from desktop.theme import blend

_RAIL = -6.5
"""Between the text and the bars of agreements."""
_DOT = 2.2
_STRENGTH = 0.55
_FLAG = 13


def paint_rail(painter: QPainter, scene: Scene, inks: Inks, look: Look, drawn: Drawn) -> None:
    """The part of the guide line beside one line of text, with a dot where a span of the agreement begins."""
    line, y = drawn.line, drawn.top
    if look.rail is None or line.end <= look.rail[0] or line.start > look.rail[1]:
        return
    metrics = scene.page.metrics
    middle = y + line.baseline - metrics.ascent / 2
    top = middle if line.start <= look.rail[0] < line.end else y + line.top
    below = metrics.blank if line.start == line.end else line.bottom + metrics.gap * line.is_last
    bottom = middle if line.start <= look.rail[1] < line.end else y + below
    # Opaque: two lines of text share a pixel, and a paint of one line alone must look the same.
    painter.setPen(QPen(blend(inks.colours.accent, inks.colours.paper, _STRENGTH), 1))
    painter.drawLine(QPointF(_RAIL, top), QPointF(_RAIL, bottom))
    if any(piece.has_start and piece.shape.span.id in look.lit for piece in drawn.row.pieces):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.colours.accent)
        painter.drawEllipse(QPointF(_RAIL, middle), _DOT, _DOT)


def paint_flag(painter: QPainter, scene: Scene, look: Look, drawn: Drawn) -> None:
    """A flag at the right of a line on which a flagged span begins."""
    if any(piece.has_start and piece.shape.span.id in look.flagged for piece in drawn.row.pieces):
        middle = drawn.top + drawn.line.baseline - scene.page.metrics.ascent / 2
        place = QRect(round(scene.page.width) + 7, round(middle - _FLAG / 2), _FLAG, _FLAG)
        icon("flag", "warn").paint(painter, place)
