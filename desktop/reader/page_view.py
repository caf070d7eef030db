"""PageView: a scroll area over one page: what is visible is laid out, and corrections never move what is read."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QEasingCurve, QPointF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.reader.metrics import Metrics, Style
from desktop.reader.page import Page
from desktop.reader.pages import Pages

_TOP, _BOTTOM = 20, 24
_LEFT, _RIGHT = 46, 26
_NARROWEST = 120
_ATTEMPTS = 5
_NOTCH = 120
"""How far a wheel turns from notch to notch, in Qt's eighths of a degree."""
_COMFORT = 0.12
"""How near to the edge of the pane the caret may come, as a share of its height."""


class PageView(QAbstractScrollArea):
    """Shows a page in a centred column; knows text and lines, nothing of annotation."""

    zoom_requested = Signal(int)
    """The wheel was turned with Ctrl: the text is to be larger (1) or smaller (-1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.glide_ms = 140
        """How long the text takes to slide to a new place; 0 for at once."""
        self._metrics = Metrics(Style())
        self._page: Page | None = None
        self._pages = Pages()
        self._is_settling = False
        self._followed: int | None = None
        self._is_fresh = True
        self._lag = 0.0
        self._turned = 0
        self._glide = QVariantAnimation(self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.setEndValue(0.0)
        self._glide.valueChanged.connect(self._on_glide_value_changed)

    # What is shown

    def show_text(self, text: str | None) -> None:
        """Begin at the top of another text."""
        self._stop_gliding()
        self._followed, self._is_fresh = None, True
        self._page = None if text is None else self._pages.of(text, self._metrics, self._column())
        self._scroll_to(0)
        self._settle()

    def prepare(self, text: str, point: int) -> None:
        """Lay a text out that may be shown next: its beginning, and what stands around a code point of it."""
        page, height = self._pages.of(text, self._metrics, self._column()), self.viewport().height()
        page.lay_out(0, height)
        top = page.top(page.of(point))
        page.lay_out(top - height, top + height)

    def set_style(self, style: Style) -> None:
        """Set the text anew in another style; what was at the top of the pane stays there."""
        if style != self._metrics.style:
            self._metrics = Metrics(style)
            self._set_anew()

    def origin(self) -> QPointF:
        """Where in the pane the page begins."""
        spare = self.viewport().width() - _LEFT - _RIGHT - self._column()
        return QPointF(_LEFT + max(0, spare // 2), _TOP - self.verticalScrollBar().value() + round(self._lag))

    def reveal(self, point: int, *, calmly: bool = False) -> None:
        """Scroll so that the line of a code point stands in the middle third, as far as the text allows.

        With `calmly` nothing moves where the line can be read well already.
        """
        if self._page is None or (calmly and not self._is_fresh and self._is_well_in_sight(point)):
            return
        before = self.verticalScrollBar().value()
        self._followed = point
        for _ in range(_ATTEMPTS):
            self._page.line_of(point)
            self._scroll_to(self.verticalScrollBar().value())
            wanted = self._middle(point)
            if wanted == self.verticalScrollBar().value():
                break
            self._scroll_to(wanted)
            self._settle()
        if not self._is_fresh:
            self._start_gliding(self.verticalScrollBar().value() - before)
        self._is_fresh = False

    def keep_in_sight(self, point: int) -> None:
        """Scroll just so far that the line of a code point can be read."""
        if self._page is None:
            return
        nth, _, line = self._page.line_of(point)
        height, room = self.viewport().height(), self.viewport().height() * _COMFORT
        top = _TOP + self._page.top(nth)
        value = self.verticalScrollBar().value()
        self._followed = None
        lowest, highest = top + line.bottom + room - height, top + line.top - room
        self._scroll_to(round(max(min(value, highest), lowest)))
        self._settle()

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the text anew where the column got another width."""
        super().resizeEvent(event)
        if self._page is not None and self._page.width != self._column():
            self._set_anew()
        elif self._followed is not None:
            self._is_fresh = True
            self.reveal(self._followed)
        else:
            self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for larger or smaller text, one step a notch also on wheels without notches."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= _NOTCH:
            step = 1 if self._turned > 0 else -1
            self._turned -= step * _NOTCH
            self.zoom_requested.emit(step)
        event.accept()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Lay out what came into sight; the analyst took over, so nothing is followed any more."""
        if not self._is_settling:
            self._stop_gliding()
            self._followed = None
            self._settle()
        self.viewport().update()

    def _column(self) -> int:
        room = self.viewport().width() - _LEFT - _RIGHT
        return max(_NARROWEST, min(self._metrics.column, room))

    def _set_anew(self) -> None:
        if self._page is None:
            return
        value = self.verticalScrollBar().value()
        nth, _, line = self._page.line_at(value - _TOP)
        above = self._page.top(nth) + line.top - value
        self._page = self._pages.of(self._page.text, self._metrics, self._column())
        self._on_page_set_anew()
        if self._followed is not None:
            self._is_fresh = True
            self.reveal(self._followed)
        else:
            nth, _, line = self._page.line_of(line.start)
            self._scroll_to(self._page.top(nth) + line.top - above)
            self._settle()
        self.viewport().update()

    def _on_page_set_anew(self) -> None:
        """For the class above: the page is another one now, of the same text."""

    def _settle(self) -> None:
        """Lay out what is in sight; where a height above it was wrong, the scroll bar moves, not the text."""
        self._scroll_to(self._lay_out(self.verticalScrollBar().value()))
        self._scroll_to(self.verticalScrollBar().value())
        self.viewport().update()

    def _lay_out(self, value: int) -> int:
        page = self._page
        if page is None:
            return value
        nth = page.at_height(value - _TOP)
        while nth < len(page) and page.top(nth) < value - _TOP + self.viewport().height():
            before = page.bottom(nth)
            is_above = page.top(nth) < value - _TOP
            if not page.is_laid(nth):
                change = page.paragraph(nth).height - (before - page.top(nth))
                if is_above and change:
                    value += change
                    nth = page.at_height(value - _TOP)
                    continue
            nth += 1
        return value

    def _update_lines(self, start: int, end: int) -> None:
        """Paint the lines of `[start, end)` anew, as far as they are laid out, with what stands out above them."""
        page = self._page
        if page is None:
            return
        if not self.devicePixelRatioF().is_integer():
            # A part that begins in the middle of a pixel of the screen would leave a seam.
            self.viewport().update()
            return
        for nth in range(page.of(start), page.of(max(start, end - 1)) + 1):
            if page.is_laid(nth):
                paragraph = page.paragraph(nth)
                first, last = (paragraph.lines[paragraph.line_of(point)] for point in (start, max(start, end - 1)))
                top = self.origin().y() + page.top(nth) + first.top - self._metrics.tag_height
                height = last.bottom - first.top + self._metrics.tag_height
                self.viewport().update(0, floor(top), self.viewport().width(), ceil(height) + 1)

    def _scroll_to(self, value: int) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        content = _TOP + self._page.height + _BOTTOM if self._page is not None else 0
        self._is_settling = True
        bar.setRange(0, max(0, content - height * 2 // 3) if content > height else 0)
        bar.setPageStep(max(1, height - self._metrics.row))
        bar.setSingleStep(max(1, self._metrics.row * 2 // 3))
        bar.setValue(value)
        self._is_settling = False

    def _middle(self, point: int) -> int:
        """The scroll value that brings the line of a code point into the middle third; the present one where it is."""
        assert self._page is not None  # noqa: S101 - the caller looked
        nth, _, line = self._page.line_of(point)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = _TOP + self._page.top(nth) + line.top
        bottom = top + line.bottom - line.top
        value = bar.value()
        if top - value < height // 3:
            value = top - height // 3 if value - top > height else bottom - height * 2 // 3
        elif bottom - value > height * 2 // 3:
            value = top - height // 3
        return min(max(value, 0), bar.maximum())

    def _is_well_in_sight(self, point: int) -> bool:
        assert self._page is not None  # noqa: S101 - the caller looked
        nth, _, line = self._page.line_of(point)
        height, room = self.viewport().height(), self.viewport().height() * _COMFORT
        top = _TOP + self._page.top(nth) - self.verticalScrollBar().value()
        return top + line.top >= room and top + line.bottom <= height - room

    def _start_gliding(self, distance: int) -> None:
        if self.glide_ms and self.isVisible() and 0 < abs(distance) < self.viewport().height():
            self._lag += distance
            self._glide.stop()
            self._glide.setDuration(self.glide_ms)
            self._glide.setStartValue(float(self._lag))
            self._glide.start()

    def _stop_gliding(self) -> None:
        self._glide.stop()
        self._lag = 0.0

    def _on_glide_value_changed(self, lag: float) -> None:
        self._lag = lag
        self.viewport().update()
