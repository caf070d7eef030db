"""Keys without Ctrl or Alt are commands in the window, and text or movement where a field or list has focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIRST_FUNCTION_KEY = Qt.Key.Key_F1
_LAST_FUNCTION_KEY = Qt.Key.Key_F35


class FieldKeys(QObject):
    """An event filter for the application: what is typed into a field never reaches a command."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim plain keys for the field or list that has focus, before any shortcut sees them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_for(watched, event):
            event.accept()
            return True
        return False


def takes_keys(widget: QObject | None) -> bool:
    """Whether plain keys mean something to a widget by itself."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QLineEdit | QAbstractSpinBox | QComboBox | QAbstractItemView)


def _is_for(watched: QObject, event: QKeyEvent) -> bool:
    if not takes_keys(watched):
        return False
    if event.modifiers() & _CONTROL:
        many_lines = isinstance(watched, QTextEdit | QPlainTextEdit)
        return many_lines and event.key() in _RETURNS
    return not _FIRST_FUNCTION_KEY <= event.key() <= _LAST_FUNCTION_KEY
