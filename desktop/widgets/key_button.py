"""KeyButton: a button that, once Tab has reached it, keeps the keys that press it from the window's commands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.icons import beside_text, icon

_PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVE = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ICON = 14


class KeyButton(QPushButton):
    """Reached by Tab only: a click leaves the keys with the text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        """Claim Space, Return and Tab before any shortcut sees them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and event.key() in (*_PRESS, *_LEAVE):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def icon_button(name: str) -> KeyButton:
    """A button with an icon as large as the text that it gets."""
    button = KeyButton()
    button.setIcon(icon(name, "muted"))
    button.setIconSize(beside_text(_ICON))
    return button
