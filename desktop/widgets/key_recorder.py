"""KeyRecorder: a field that, once asked, takes the next key that is pressed, whatever it would do elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel

from desktop.keymap import pressed_key


class KeyRecorder(QLabel):
    """Asks for a key; Esc ends without one."""

    recorded = Signal(str)
    """A key was pressed, in Qt's portable form."""
    cancelled = Signal()
    """Esc was pressed, or another part took the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "recorder")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("New key"))
        self.hide()

    def ask(self, prompt: str) -> None:
        """Show a prompt and take the next key."""
        self.setText(prompt)
        self.setAccessibleDescription(prompt)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take keys before any command, and Tab before it moves the focus."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record the key; Shift, Ctrl and Alt wait for the one that follows."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
            self.cancelled.emit()
            return
        key = pressed_key(event)
        if key:
            self._end()
            self.recorded.emit(key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another part has the keys: nothing is recorded any more."""
        super().focusOutEvent(event)
        if self.isVisible() and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self._end()
            self.cancelled.emit()

    def _end(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
