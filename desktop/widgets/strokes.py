"""Strokes that several widgets share: boxes with a dashed or solid edge, the focus ring, dots and elided lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotations.offsets import Utf16Index
from desktop.theme import Theme

RADIUS = 6
_DASHES = [3.0, 2.5]


def edge_pen(colour: QColor, width: float = 1.0, *, dashed: bool = False) -> QPen:
    """A pen for an edge: dashed while something is undecided, solid once it is confirmed."""
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern(_DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_box(
    painter: QPainter,
    place: QRectF,
    fill: QColor | Qt.GlobalColor,
    edge: QPen | None = None,
    radius: float = RADIUS,
) -> None:
    """A rounded box whose edge lies inside `place`, sharp at every scale."""
    inset = edge.widthF() / 2 if edge is not None else 0.0
    painter.setPen(edge if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), radius, radius)


def paint_ring(painter: QPainter, place: QRectF, colour: QColor, radius: float = RADIUS) -> None:
    """The ring around what the next key is about; it lies inside `place`."""
    paint_box(painter, place, Qt.GlobalColor.transparent, QPen(colour, 2), radius)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """What lies behind a row of a list that is chosen or under the mouse."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.selection)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.hover)


def paint_line(
    painter: QPainter,
    place: QRectF,
    text: str,
    colour: QColor,
    font: QFont,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text in the middle of `place`, ending in … where there is no room."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class Lines:
    """A text broken into a few lines of one width; the last one ends in … where more would follow."""

    def __init__(self, text: str, font: QFont, width: float, most: int) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self.texts = _broken(text, font, max(width, 1.0), most)
        self._width = width

    @property
    def height(self) -> float:
        """How high all lines are together."""
        return self._metrics.lineSpacing() * len(self.texts)

    def paint(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        """Draw the lines below `top`."""
        painter.setFont(self._font)
        painter.setPen(colour)
        for nth, text in enumerate(self.texts):
            painter.drawText(QPointF(left, top + self._metrics.ascent() + nth * self._metrics.lineSpacing()), text)


def text_height(font: QFont) -> float:
    """The height of one line."""
    return QFontMetricsF(font).lineSpacing()


def text_width(text: str, font: QFont) -> float:
    """The width of a text on one line."""
    return QFontMetricsF(font).horizontalAdvance(text)


def centred(place: QRect, side: int) -> QRect:
    """A square in the middle of `place`."""
    return QRect(place.center().x() - side // 2 + 1, place.center().y() - side // 2 + 1, side, side)


def _broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    index = Utf16Index(text)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = index.to_point(line.textStart())
        if len(lines) == most - 1:
            lines.append(QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
        else:
            lines.append(text[start : index.to_point(line.textStart() + line.textLength())].rstrip())
    layout.endLayout()
    return lines or [""]
