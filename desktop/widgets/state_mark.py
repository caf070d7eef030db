"""The mark of how far something has come: an empty ring, a ring that fills, a disc with a tick."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.icons import icon
from desktop.theme import Theme

_FULL = 360 * 16
_TOP = 90 * 16
_TICK = (4.6, 8.3), (7.1, 10.7), (11.4, 5.8)


def paint_progress_mark(painter: QPainter, place: QRectF, theme: Theme, share: float | None, *, done: bool) -> None:
    """An empty ring where `share` is None, else a ring filled so far (0..1); a ticked disc where `done`."""
    if done:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.ok)
        painter.drawEllipse(place)
        painter.setPen(
            QPen(theme.paper, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        scale = place.width() / 16
        painter.drawPolyline([place.topLeft() + QPointF(x, y) * scale for x, y in _TICK])
        return
    ring = place.adjusted(1, 1, -1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.faint, 1.5))
    painter.drawEllipse(ring)
    if share is not None:
        painter.setPen(QPen(theme.accent, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, _TOP, -round(_FULL * min(max(share, 0.04), 1.0)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        painter.drawEllipse(ring.center(), 2, 2)


def paint_decision_mark(painter: QPainter, place: QRectF, *, is_open: bool) -> None:
    """A dashed circle while something is undecided, a ticked one once it is confirmed."""
    name, role = ("circle-dashed", "muted") if is_open else ("circle-check", "ok")
    icon(name, role).paint(painter, place.toRect())
