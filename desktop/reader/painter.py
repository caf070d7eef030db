"""LinePainter: draws the visible lines of a scene: tints, underlines, frames, selection, text and bars."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from annotations.model import SpanId
from desktop.reader.colours import Inks, line_pen
from desktop.reader.look import Drawn, Look
from desktop.reader.margin import paint_marks, paint_rail
from desktop.reader.metrics import Metrics
from desktop.reader.paragraph import Line, Paragraph
from desktop.reader.scene import Bar, Piece, Row, Scene

PAD = 1
"""How far the box behind a text stands out to the left and right."""
_DIMMED = 0.38
"""How much is left of the shapes that do not belong to the chosen agreement."""


_RING, _FRAME = 2.0, 1.2
"""How wide the ring around what is in focus and the frames of an agreement's spans are."""


class LinePainter:
    """Draws one frame on a painter whose origin is the top left corner of the page."""

    def __init__(self, painter: QPainter, scene: Scene, inks: Inks, look: Look) -> None:
        self._painter = painter
        self._scene = scene
        self._metrics = scene.page.metrics
        self._inks = inks
        self._look = look

    def paint(self, stretches: Sequence[tuple[float, float]]) -> list[Drawn]:
        """Draw the lines that touch any of these stretches of the page's height, each once, and tell which."""
        page, drawn = self._scene.page, list[Drawn]()
        top, bottom = min(top for top, _ in stretches), max(bottom for _, bottom in stretches)
        for nth in range(page.at_height(top), page.at_height(bottom) + 1):
            paragraph, y = page.paragraph(nth), page.top(nth)
            for number in paragraph.lines_between(top - y, bottom - y):
                line = paragraph.lines[number]
                if any(y + line.top <= low and y + line.bottom >= high for high, low in stretches):
                    row = self._scene.row(nth, number)
                    self._paint_line(paragraph, line, row, y)
                    drawn.append(Drawn(y, line, row))
        return drawn

    def _paint_line(self, paragraph: Paragraph, line: Line, row: Row, y: int) -> None:
        painter, look = self._painter, self._look
        for piece in row.pieces:
            self._paint_piece(y, line, piece)
        painter.setOpacity(1)
        for piece in framed_pieces(row, look):
            self._paint_frame(y, line, piece)
        if look.selection is not None:
            self._paint_selection(paragraph, line, y)
        for bar in row.bars:
            self._paint_bar(y, line, bar)
        paint_rail(painter, self._scene, self._inks, look, Drawn(y, line, row))
        paint_marks(painter, self._scene, look, Drawn(y, line, row))
        painter.setPen(self._inks.colours.ink)
        line.text.draw(painter, QPointF(0, y))
        if look.caret is not None and _holds(line, look.caret):
            x = paragraph.x_of(look.caret, line)
            box = text_box(self._metrics, y, line, x - 1, x + 1)
            painter.fillRect(box, self._inks.colours.accent)

    def _paint_piece(self, y: int, line: Line, piece: Piece) -> None:
        painter, shape = self._painter, piece.shape
        ink = self._inks.of(shape.span.label, is_gold=shape.is_gold)
        area = piece_box(self._metrics, y, line, piece)
        painter.setOpacity(_DIMMED if self._look.lit and not self._is_special(shape.span.id) else 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.tint)
        radius = 3 * self._metrics.scale
        if piece.open_left or piece.open_right:
            painter.drawPath(filled(area, radius, piece))
        else:
            painter.drawRoundedRect(area, radius, radius)
        painter.setPen(ink.line)
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_frame(self, y: int, line: Line, piece: Piece) -> None:
        scale = self._metrics.scale
        width = (_RING if piece.shape.span.id == self._look.focus else _FRAME) * scale
        self._painter.setPen(QPen(self._inks.colours.focus, width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(outline(ring_box(self._metrics, y, line, piece), 4 * scale, piece))

    def _paint_selection(self, paragraph: Paragraph, line: Line, y: int) -> None:
        assert self._look.selection is not None  # noqa: S101 - the caller looked
        for left, right in paragraph.extents(*self._look.selection, line):
            box = text_box(self._metrics, y, line, left, right)
            self._painter.fillRect(box, self._inks.colours.selection)

    def _paint_bar(self, y: int, line: Line, bar: Bar) -> None:
        colour = self._inks.colours.label(bar.mark.span.label)
        is_chosen = bar.mark.agreement.id == self._look.card
        width = 4.5 if is_chosen else 2.5
        self._painter.setPen(line_pen(colour, width, is_dashed=not bar.mark.is_gold))
        box = text_box(self._metrics, y, line, 0, 0)
        x = bar_x(bar.lane)
        self._painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom() + self._metrics.step))

    def _is_special(self, span: SpanId) -> bool:
        return span == self._look.focus or span in self._look.lit or span in self._look.open_to


def text_box(metrics: Metrics, y: int, line: Line, left: float, right: float) -> QRectF:
    """The box behind the text between two places of a line."""
    return QRectF(left, y + line.baseline - metrics.ascent, right - left, metrics.ascent + metrics.descent)


def piece_box(metrics: Metrics, y: int, line: Line, piece: Piece) -> QRectF:
    """The box of a piece of a shape, down to its underline; its sides stand on whole pixels and are crisp."""
    box = text_box(metrics, y, line, floor(piece.left) - PAD, ceil(piece.right) + PAD)
    return box.adjusted(0, 0, 0, metrics.underline(piece.shape.level, piece.shape.deepest))


def ring_box(metrics: Metrics, y: int, line: Line, piece: Piece) -> QRectF:
    """Where the ring or frame around a piece runs; close beside it, because the blank next to a word is narrow."""
    return QRectF(piece_box(metrics, y, line, piece).toAlignedRect()).adjusted(-1, -2, 1, 1)


def framed_pieces(row: Row, look: Look) -> list[Piece]:
    """The pieces on a line that get a frame: those of the chosen agreement, then the one in focus."""
    lit = [piece for piece in row.pieces if piece.shape.span.id in look.lit and piece.shape.span.id != look.focus]
    return lit + [piece for piece in row.pieces if piece.shape.span.id == look.focus]


def bar_x(lane: int) -> float:
    """The middle of the bar in a lane of the margin, which is as wide at every size of text."""
    return -(14.0 + 7 * lane)


def filled(area: QRectF, radius: float, piece: Piece) -> QPainterPath:
    """The box of a piece, rounded where the span begins and ends."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(area, radius, radius)
    if piece.open_left:
        path.addRect(area.left(), area.top(), 2 * radius, area.height())
    if piece.open_right:
        path.addRect(area.right() - 2 * radius, area.top(), 2 * radius, area.height())
    return path


def outline(area: QRectF, radius: float, piece: Piece) -> QPainterPath:
    """The border of a box, rounded, and missing where the span goes on in another line."""
    left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
    size = 2 * radius
    path = QPainterPath()
    if piece.open_right:
        path.moveTo(right, top)
    else:
        path.arcMoveTo(right - size, bottom - size, size, size, 270)
        path.arcTo(right - size, bottom - size, size, size, 270, 90)
        path.arcTo(right - size, top, size, size, 0, 90)
    if piece.open_left:
        path.lineTo(left, top)
        path.moveTo(left, bottom)
    else:
        path.arcTo(left, top, size, size, 90, 90)
        path.arcTo(left, bottom - size, size, size, 180, 90)
    path.lineTo(right if piece.open_right else right - radius, bottom)
    return path


def _holds(line: Line, caret: int) -> bool:
    return line.start <= caret < line.end or (line.is_last and caret == line.end)
