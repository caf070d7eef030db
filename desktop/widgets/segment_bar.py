"""SegmentBar: a few choices side by side, one of them chosen; arrows move the choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.fonts import ui_font
from desktop.theme import current
from desktop.widgets.strokes import paint_box, paint_line, paint_ring, text_width

_HEIGHT = 30
_PAD = 8
_MARK = 12
_GAP = 5

PaintMark = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True)
class Segment:
    """One choice: `detail` is always shown, `text` where there is room or the segment is chosen."""

    value: object
    text: str
    detail: str = ""
    mark: PaintMark | None = None
    enabled: bool = True


class SegmentBar(QWidget):
    """One field in the order of Tab, however many segments it has."""

    chosen = Signal(object)
    """The value of the segment that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.segments: Sequence[Segment] = ()
        self.value: object = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._over = -1

    def show_segments(self, segments: Sequence[Segment], value: object) -> None:
        """Offer segments, the one with `value` chosen."""
        self.segments, self.value = segments, value
        chosen = next((segment for segment in segments if segment.value == value), None)
        if chosen is not None:
            self.setAccessibleName(" ".join(part for part in (chosen.text, chosen.detail) if part))
        self.update()

    def choose(self, value: object) -> None:
        """Choose a segment as a click does."""
        if value != self.value:
            self.show_segments(self.segments, value)
            self.chosen.emit(value)

    def place(self, nth: int) -> QRectF:
        """Where a segment is."""
        widths = self._widths()
        return QRectF(sum(widths[:nth]), 0, widths[nth], self.height())

    def sizeHint(self) -> QSize:
        """As wide as all texts, if there is room."""
        return QSize(round(sum(self._full(segment) for segment in self.segments)), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(0, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the bar, and name a segment whose text is not shown."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if event.key() in wanted and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            nth = self._at(event.pos().x())
            if nth >= 0:
                QToolTip.showText(event.globalPos(), self.segments[nth].text, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the choice."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        values = [segment.value for segment in self.segments if segment.enabled]
        if event.key() in steps and self.value in values:
            place = values.index(self.value) + steps[Qt.Key(event.key())]
            self.choose(values[min(max(place, 0), len(values) - 1)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        nth = self._at(round(event.position().x()))
        if nth >= 0 and self.segments[nth].enabled:
            self.choose(self.segments[nth].value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the segment below the mouse."""
        self._over = self._at(round(event.position().x()))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing."""
        super().leaveEvent(event)
        self._over = -1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A trough with the chosen segment raised."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), theme.hover)
        for nth, segment in enumerate(self.segments):
            place = self.place(nth).adjusted(2, 2, -2, -2)
            is_chosen = segment.value == self.value
            if is_chosen:
                paint_box(painter, place, theme.paper, radius=5)
            ink = theme.ink if is_chosen or nth == self._over else theme.muted
            self._paint_segment(painter, segment, place, theme.faint if not segment.enabled else ink)
            if is_chosen and self.hasFocus():
                paint_ring(painter, place, theme.focus, 5)

    def _paint_segment(self, painter: QPainter, segment: Segment, place: QRectF, colour: object) -> None:
        with_text = self._shows_text(segment)
        font = _font(chosen=segment.value == self.value)
        words = "  ".join(part for part in (segment.text if with_text else "", segment.detail) if part)
        width = text_width(words, font) + (_MARK + _GAP if segment.mark is not None else 0)
        left = place.left() + max((place.width() - width) / 2, 4)
        if segment.mark is not None:
            segment.mark(painter, QRectF(left, place.center().y() - _MARK / 2, _MARK, _MARK))
            left += _MARK + _GAP
        paint_line(painter, QRectF(left, place.top(), place.right() - left, place.height()), words, colour, font)  # pyright: ignore[reportArgumentType] - a QColor

    def _shows_text(self, segment: Segment) -> bool:
        return segment.mark is None or segment.value == self.value or self.sizeHint().width() <= self.width()

    def _full(self, segment: Segment) -> float:
        return self._width(segment, with_text=True)

    def _width(self, segment: Segment, *, with_text: bool) -> float:
        words = "  ".join(part for part in (segment.text if with_text else "", segment.detail) if part)
        mark = _MARK + _GAP if segment.mark is not None else 0
        return text_width(words, _font(chosen=True)) + mark + 2 * _PAD + 4

    def _widths(self) -> list[float]:
        """What each segment needs, and an equal share of what is left over."""
        needed = [self._width(segment, with_text=self._shows_text(segment)) for segment in self.segments]
        spare = (self.width() - sum(needed)) / max(len(needed), 1)
        return [width + spare for width in needed]

    def _at(self, x: int) -> int:
        for nth in range(len(self.segments)):
            place = self.place(nth)
            if place.left() <= x < place.right():
                return nth
        return -1


def _font(*, chosen: bool) -> QFont:
    return ui_font(9, QFont.Weight.Medium if chosen else QFont.Weight.Normal)
