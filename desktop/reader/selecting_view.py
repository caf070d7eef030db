"""SelectingView: selects text of a page by mouse and keyboard, snapping to words."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QPointF, Qt, QTimerEvent, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.reader.caret import Caret, move_of
from desktop.reader.page_view import PageView
from desktop.reader.selection import Range, Selection

_EXACT = Qt.KeyboardModifier.AltModifier
_BY_CHARACTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_AUTO_SCROLL_MS = 30


class SelectingView(PageView):
    """A page with a caret; knows words and characters, nothing of annotation."""

    selection_changed = Signal(object)
    """Other text is selected: (start, end) in code points, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._selection = Selection("")
        self._told: Range | None = None
        self._shown: tuple[Range | None, int | None] = None, None
        self._caret: Caret | None = None
        self._is_caret_shown = False
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._doubled: tuple[float, QPointF] | None = None
        self._timer = 0

    @property
    def selection(self) -> Range | None:
        """What is selected, in code points, without blanks at its edges."""
        return self._selection.selected

    def select(self, selection: Range | None) -> None:
        """Select exactly these characters, or nothing."""
        if selection is None:
            self._selection.place(self._selection.caret)
        else:
            self._selection.select(*selection)
        self._tell()

    def place_caret(self, point: int) -> None:
        """Put the caret somewhere without showing it: the arrow keys go on from there."""
        self._selection.place(point)
        self._is_caret_shown = False
        self._tell()

    def show_text(self, text: str | None) -> None:
        """Begin at the top of another text, with nothing selected."""
        super().show_text(text)
        self._selection = Selection(text or "")
        self._is_caret_shown = False
        self._on_page_set_anew()
        self._tell()

    def _on_page_set_anew(self) -> None:
        self._caret = Caret(self._page) if self._page is not None else None

    def _tell(self) -> None:
        shown = self._selection.drawn, self._selection.caret if self._is_caret_shown else None
        if shown != self._shown:
            self._shown = shown
            self.viewport().update()
        if self._selection.selected != self._told:
            self._told = self._selection.selected
            self.selection_changed.emit(self._told)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret or drop the selection; every other key is for the window."""
        move = move_of(event)
        if event.key() == Qt.Key.Key_Escape and (self._selection.drawn or self._is_caret_shown):
            self.place_caret(self._selection.caret)
        elif move is None or self._caret is None:
            event.ignore()
            return
        else:
            by_character = bool(event.modifiers() & _BY_CHARACTER)
            height = self.viewport().height() * 3 // 4
            point = self._caret.moved(self._selection.caret, move, by_character=by_character, height=height)
            self._go(point, extends=bool(event.modifiers() & _SHIFT), exact=by_character)
            self.keep_in_sight(point)
        event.accept()

    def _go(self, point: int, *, extends: bool, exact: bool) -> None:
        if extends:
            self._selection.extend(point, exact=exact)
        else:
            self._selection.place(point)
        self._is_caret_shown = True
        self._tell()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag; the third of three quick presses selects the paragraph."""
        if event.button() != Qt.MouseButton.LeftButton or self._page is None:
            event.ignore()
            return
        at = event.position()
        if self._is_third(at):
            self._selection.select_paragraph(self._point_at(at))
            self._tell()
            return
        self._pressed = at
        if event.modifiers() & _SHIFT:
            self._is_dragging = True
            self._drag_to(at, exact=bool(event.modifiers() & _EXACT))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw out the selection while the button is down."""
        if self._pressed is None:
            self._on_hovered(event.position())
            return
        far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._is_dragging and far:
            self._is_dragging = True
            self._selection.place(self._point_at(self._pressed))
        if self._is_dragging:
            self._drag_to(event.position(), exact=bool(event.modifiers() & _EXACT))
            self._watch_edges(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the press for a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        was_dragging, self._is_dragging, self._pressed = self._is_dragging, False, None
        self._stop_timer()
        if not was_dragging:
            self._on_clicked(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and self._page is not None:
            self._doubled = monotonic(), event.position()
            self._selection.select_word(self._point_at(event.position()))
            self._tell()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Scroll on while a drag is held beyond the edge of the pane."""
        if event.timerId() != self._timer:
            super().timerEvent(event)
            return
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(bar.value() + (at.y() if at.y() < 0 else max(0, at.y() - height)) // 2)
        self._drag_to(QPointF(at), exact=self._selection.is_exact)

    def _on_clicked(self, at: QPointF) -> None:
        """The text was clicked: put the caret there."""
        self._go(self._point_at(at), extends=False, exact=False)

    def _on_hovered(self, at: QPointF) -> None:
        """For the class above: the mouse is over the text."""

    def _drag_to(self, at: QPointF, *, exact: bool) -> None:
        self._go(self._point_at(at), extends=True, exact=exact)

    def _point_at(self, at: QPointF) -> int:
        assert self._page is not None  # noqa: S101 - the callers looked
        on_page = at - self.origin()
        return self._page.point_at(on_page.x(), on_page.y())

    def _is_third(self, at: QPointF) -> bool:
        if self._doubled is None:
            return False
        (when, where), self._doubled = self._doubled, None
        quick = (monotonic() - when) * 1000 <= QApplication.doubleClickInterval()
        return quick and (at - where).manhattanLength() < QApplication.startDragDistance()

    def _watch_edges(self, at: QPointF) -> None:
        if 0 <= at.y() <= self.viewport().height():
            self._stop_timer()
        elif not self._timer:
            self._timer = self.startTimer(_AUTO_SCROLL_MS)

    def _stop_timer(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0
