"""The margins of the text: at the left the guide line of the chosen agreement, at the right flags and notes."""

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
_MARK = 13


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


def paint_marks(painter: QPainter, scene: Scene, look: Look, drawn: Drawn) -> None:
    """At the right of a line, a flag where a flagged span begins on it, and a bubble where one with a note does."""
    begun = [piece.shape.span.id for piece in drawn.row.pieces if piece.has_start]
    middle = drawn.top + drawn.line.baseline - scene.page.metrics.ascent / 2
    known = (("flag", "warn", look.flagged), ("message-square", "muted", look.noted))
    shown = [(name, role) for name, role, spans in known if spans and any(span in spans for span in begun)]
    # The margin is as wide as one of them: two stand one above the other.
    top = middle - (len(shown) * (_MARK + 1) - 1) / 2
    for nth, (name, role) in enumerate(shown):
        place = QRect(round(scene.page.width) + 7, round(top) + nth * (_MARK + 1), _MARK, _MARK)
        icon(name, role).paint(painter, place)
