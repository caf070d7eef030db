"""OverlayPainter: draws what stands above the lines: tags, and the names of what is framed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from annotations.model import SpanId
from desktop.reader.colours import Inks
from desktop.reader.metrics import Metrics
from desktop.reader.painter import Drawn, Look, framed_pieces, ring_box
from desktop.reader.paragraph import Line
from desktop.reader.scene import Piece, Scene
from desktop.reader.tags import Tag

_PILL_PAD = 4.0
_BETWEEN = 3.0
_LIFT = 2.5
"""Between a box and the tag over it, so that letters with a tail keep clear of a ring."""


class OverlayPainter:
    """Draws over the lines of one frame that `LinePainter` drew."""

    def __init__(self, painter: QPainter, scene: Scene, inks: Inks, look: Look) -> None:
        self._painter = painter
        self._scene = scene
        self._metrics = scene.page.metrics
        self._inks = inks
        self._look = look
        painter.setFont(self._metrics.tag_font)

    def paint(self, drawn: list[Drawn]) -> None:
        """Draw the tags, then the names on the frames; a tag that would touch one of these gives way."""
        framed = [(each, framed_pieces(each.row, self._look)) for each in drawn]
        for each, pieces in framed:
            self._paint_tags(each, pieces)
        self._painter.setOpacity(1)
        for each, pieces in framed:
            for piece, area in self._pills(each, pieces):
                self._paint_pill(piece, area)

    def _paint_tags(self, drawn: Drawn, framed: list[Piece]) -> None:
        pills = [area for _, area in self._pills(drawn, framed)]
        named = {piece.shape.span.id for piece in framed}
        self._painter.setOpacity(self._inks.colours.faded if self._look.lit else 1)
        for tag in drawn.row.tags:
            area = tag_area(self._metrics, drawn.top, drawn.line, tag)
            if tag.shape.span.id not in named and not any(pill.intersects(area) for pill in pills):
                self._painter.setPen(self._inks.of(tag.shape.span.label, is_gold=tag.shape.is_gold).text)
                self._write(tag.text, area)

    def _pills(self, drawn: Drawn, framed: list[Piece]) -> list[tuple[Piece, QRectF]]:
        """Where the names of the framed pieces of a line stand: beside each other where their spans begin together."""
        placed: list[tuple[Piece, QRectF]] = []
        free = float("-inf")
        begun = [(piece, self._pill(drawn, piece)) for piece in framed if piece.has_start]
        for piece, area in sorted(begun, key=lambda each: each[1].left()):
            if area.left() < free and free + area.width() <= self._scene.page.width:
                area.moveLeft(free)
            placed.append((piece, area))
            free = area.right() + _BETWEEN * self._metrics.scale
        return placed

    def _paint_pill(self, piece: Piece, area: QRectF) -> None:
        colours, painter, scale = self._inks.colours, self._painter, self._metrics.scale
        in_focus = piece.shape.span.id == self._look.focus
        painter.setPen(QPen(colours.focus, 1.2 * scale))
        painter.setBrush(colours.focus if in_focus else colours.paper)
        painter.drawRoundedRect(area, 3 * scale, 3 * scale)
        painter.setPen(colours.paper if in_focus else colours.focus)
        self._write(self._name(piece.shape.span.id), area.adjusted(_PILL_PAD * scale, 0, 0, 0))

    def _pill(self, drawn: Drawn, piece: Piece) -> QRectF:
        """Where the name of a framed piece stands: on its ring, within the page."""
        metrics = self._metrics
        ring = ring_box(metrics, drawn.top, drawn.line, piece)
        wide = self._metrics.tag_width(self._name(piece.shape.span.id)) + 2 * _PILL_PAD * metrics.scale
        left = max(0.0, min(ring.left(), self._scene.page.width - wide))
        return QRectF(left, ring.top() - metrics.tag_height, wide, metrics.tag_height)

    def _name(self, span: SpanId) -> str:
        role = self._look.lit.get(span, "")
        shape = self._scene.highlights.find(span)
        if span != self._look.focus or shape is None:
            return role
        title = self._scene.title(shape)
        return f"{title} · {role}" if role else title

    def _write(self, text: str, area: QRectF) -> None:
        metrics = self._metrics
        below = (area.height() - metrics.tag_capital) / 2
        written = metrics.tag_text(text)
        self._painter.drawStaticText(QPointF(area.left(), area.bottom() - below - metrics.tag_ascent), written)


def tag_area(metrics: Metrics, y: int, line: Line, tag: Tag) -> QRectF:
    """Where a tag stands: above the box of its text."""
    bottom = y + line.baseline - metrics.ascent - _LIFT * metrics.scale
    return QRectF(tag.left, bottom - metrics.tag_height, tag.width, metrics.tag_height)
