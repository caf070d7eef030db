"""What a screen reader is told of the text: role, caret, selection, and what is in focus as soon as it moves."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleTextCursorEvent,
    QTextCursor,
)
from PySide6.QtGui import QAccessibleTextSelectionEvent as SelectionEvent
from PySide6.QtWidgets import QAccessibleWidget, QPlainTextEdit, QWidget
from shiboken6 import Shiboken, VoidPtr

from annotations.offsets import Utf16Index
from desktop.reader.glyphs import shown
from desktop.reader.selection import Range


class TextForReaders(QObject):
    """A text field that is never on the screen: Qt's own answers to screen readers, for a text that we paint.

    WORKAROUND for PySide6 6.8 to 6.11: a text interface made in Python leaves out `selection` and `attributes`, which
    Qt then reads unset; so the interface of a real field stands in. It is made when the first screen reader asks.
    """

    caret_wanted = Signal(int)
    """A screen reader puts the caret before this code point."""
    selection_wanted = Signal(object)
    """A screen reader selects these code points (start, end), or nothing."""

    def __init__(self, of: QWidget) -> None:
        super().__init__(of)
        self._of = of
        self._text = ""
        self._selection: tuple[int, Range | None] = 0, None
        self._field: QPlainTextEdit | None = None
        self._index: Utf16Index | None = None

    @property
    def field(self) -> QPlainTextEdit:
        """The field, with the text, the caret and the selection as they are now."""
        if self._field is None:
            self._field = QPlainTextEdit()
            self._field.setReadOnly(True)
            self._fill(self._field)
            self._field.cursorPositionChanged.connect(self._on_field_moved)
            self._field.selectionChanged.connect(self._on_field_moved)
        return self._field

    def show_text(self, text: str) -> None:
        """Take another text."""
        self._text, self._index, self._selection = text, None, (0, None)
        if self._field is not None:
            self._fill(self._field)
        if QAccessible.isActive():
            tell(QAccessibleEvent(self._of, QAccessible.Event.NameChanged))

    def follow(self, caret: int, selection: Range | None) -> None:
        """Take the caret and the selection, and tell screen readers where they are now."""
        before, self._selection = self._selection, (caret, selection)
        if self._field is not None:
            self._place(self._field)
        if before == self._selection or not QAccessible.isActive():
            return
        if selection is not None or before[1] is not None:
            start, end = selection or (caret, caret)
            tell(SelectionEvent(self._of, self._unit(start), self._unit(end)))
        tell(QAccessibleTextCursorEvent(self._of, self._unit(caret)))

    def announce(self, text: str) -> None:
        """Have a screen reader say something now."""
        if QAccessible.isActive() and text:
            tell(QAccessibleAnnouncementEvent(self._of, text))

    def _fill(self, field: QPlainTextEdit) -> None:
        with QSignalBlocker(field):
            # Unit for unit as long as the text; only newlines part paragraphs.
            field.setPlainText("\n".join(shown(part) for part in self._text.split("\n")))
        self._place(field)

    def _place(self, field: QPlainTextEdit) -> None:
        caret, selection = self._selection
        start, end = (selection[0], selection[1]) if selection is not None else (caret, caret)
        cursor = QTextCursor(field.document())
        cursor.setPosition(self._unit(start))
        cursor.setPosition(self._unit(end), QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(field):
            field.setTextCursor(cursor)

    def _unit(self, point: int) -> int:
        if self._index is None:
            self._index = Utf16Index(self._text)
        return self._index.to_unit(point)

    def _on_field_moved(self) -> None:
        assert self._field is not None  # noqa: S101 - it is what moved
        assert self._index is not None  # noqa: S101 - the caret was placed when it was made
        cursor = self._field.textCursor()
        start, end = (self._index.to_point(unit) for unit in (cursor.selectionStart(), cursor.selectionEnd()))
        if cursor.hasSelection():
            self.selection_wanted.emit((start, end))
        else:
            self.caret_wanted.emit(start)


class ReaderInterface(QAccessibleWidget):
    """The reader as a text of several lines that can be read and selected, not edited."""

    def __init__(self, reader: QWidget, text: TextForReaders) -> None:
        super().__init__(reader, QAccessible.Role.EditableText)
        self._text = text

    def state(self) -> QAccessible.State:
        """That of a widget, and that it holds text which cannot be edited."""
        state = super().state()
        state.readOnly = state.multiLine = state.selectableText = 1
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Name and description as the widget has them; its value is the whole text."""
        if kind == QAccessible.Text.Value:
            return self._text.field.toPlainText()
        return super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Shiboken.Object | VoidPtr:  # pyright: ignore[reportIncompatibleMethodOverride] - its stubs say int, which ends the process
        """The text interface of the field; nothing else."""
        if kind == QAccessible.InterfaceType.TextInterface:
            return QAccessible.queryAccessibleInterface(self._text.field).textInterface()
        return VoidPtr(0)


def tell(event: QAccessibleEvent) -> None:
    """Send an event to whatever screen reader listens."""
    QAccessible.updateAccessibility(event)
