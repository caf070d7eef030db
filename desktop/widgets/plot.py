"""Plot: the common frame of what is drawn from figures: marks to point at, keys, a table, and pictures as files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.fonts import ui_font
from desktop.theme import Theme, current

_HEIGHT = 220
_SCALE = 2
_LEAST_DOT, _MOST_DOT = 4.0, 11.0
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_FORTH = (Qt.Key.Key_Right, Qt.Key.Key_Down)


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: what a plot shows, also for those who read it as text."""

    head: tuple[str, ...] = ()
    rows: tuple[tuple[str | int | float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a plot that says something."""

    area: QRectF
    text: str


@dataclass(slots=True)
class Pen:
    """What a plot is drawn with: a painter, the room there is, and the colours."""

    painter: QPainter
    area: QRectF
    theme: Theme
    marks: list[Mark] = field(default_factory=list)

    def text(self, area: QRectF, text: str, align: Qt.AlignmentFlag, colour: QColor | None = None) -> None:
        """Write a line, cut off with … where there is no room."""
        fitting = QFontMetricsF(self.painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self.painter.setPen(colour or self.theme.muted)
        self.painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, fitting)

    def line(self, start: QPointF, end: QPointF, colour: QColor, width: float = 1.0) -> None:
        """Draw a straight line."""
        self.painter.setPen(QPen(colour, width))
        self.painter.drawLine(start, end)


class Plot(QWidget):
    """Left and Right go from mark to mark; what a mark says is emitted, and told to screen readers."""

    said = Signal(str)
    """What the mark in focus or under the mouse says; empty where there is none."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.figures = Figures()
        """What is shown, as a table."""
        self.marks: list[Mark] = []
        self.chosen = -1
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def draw(self, pen: Pen) -> None:
        """Draw everything, and name the marks."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """As wide as a column."""
        return QSize(2 * _HEIGHT, _HEIGHT)

    def renew(self, figures: Figures) -> None:
        """There are other figures."""
        self.figures = figures
        self.chosen = -1
        self.update()

    def picture(self, suffix: str) -> bytes:
        """The plot as the bytes of a PNG (twice as fine as the screen) or of an SVG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        size = self.size()
        if suffix == ".svg":
            made = QSvgGenerator()
            made.setOutputDevice(buffer)
            made.setSize(size)
            made.setViewBox(QRect(0, 0, size.width(), size.height()))
            made.setTitle(self.title)
            self._paint(QPainter(made))
        else:
            image = QImage(size * _SCALE, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(_SCALE)
            self._paint(QPainter(image))
            image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - the stubs ask for bytes, Qt refuses them
        return bytes(buffer.data().data())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it, and a ring around the mark in focus."""
        painter = QPainter(self)
        self.marks = self._paint(painter, paper=current().raised, ends=False)
        if 0 <= self.chosen < len(self.marks) and self.hasFocus():
            painter.setPen(QPen(current().focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.marks[self.chosen].area.adjusted(-2, -2, 2, 2), 3, 3)
        elif self.hasFocus():
            painter.setPen(QPen(current().focus, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark."""
        if event.key() in (*_BACK, *_FORTH) and self.marks:
            step = 1 if event.key() in _FORTH else -1
            self._choose(min(max(self.chosen + step, 0), len(self.marks) - 1))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the mouse."""
        under = (mark.text for mark in reversed(self.marks) if mark.area.contains(event.position()))
        self.said.emit(next(under, ""))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the mark."""
        super().focusOutEvent(event)
        self.said.emit("")

    def _choose(self, nth: int) -> None:
        self.chosen = nth
        self.setAccessibleDescription(self.marks[nth].text)
        self.said.emit(self.marks[nth].text)
        self.update()

    def _paint(self, painter: QPainter, *, paper: QColor | None = None, ends: bool = True) -> list[Mark]:
        area = QRectF(0, 0, self.width(), self.height())
        pen = Pen(painter, area.adjusted(8, 8, -8, -8), current())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(9))
        painter.fillRect(area, paper or pen.theme.paper)
        self.draw(pen)
        if ends:
            painter.end()
        return pen.marks


def paint_dot(pen: Pen, place: QPointF, share: float, colour: QColor) -> None:
    """A dot, larger where it stands for a larger share of the most."""
    size = _LEAST_DOT + (_MOST_DOT - _LEAST_DOT) * share**0.5
    pen.painter.setPen(QPen(pen.theme.paper, 2))
    pen.painter.setBrush(colour)
    pen.painter.drawEllipse(place, size, size)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)


def share_text(share: float) -> str:
    """A share in percent, one digit behind the point only where it matters."""
    return f"{100 * share:.1f} %" if 0.99 < share < 1 else f"{100 * share:.0f} %"  # noqa: PLR2004 - nearly all


def steps_up_to(most: int) -> Sequence[int]:
    """Some round numbers from 0 to at least `most`, for an axis."""
    unit = 1
    while most > unit * 4:
        unit *= 5 if str(unit)[0] == "1" else 2
    return range(0, unit * max(1, -(-most // unit)) + 1, unit)
