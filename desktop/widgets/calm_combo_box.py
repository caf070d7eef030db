"""A chooser in a form that scrolls: the wheel moves the form, and changes nothing unless the chooser has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmComboBox(QComboBox):
    """Takes the wheel only where someone clicked into it or came to it by Tab."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the chooser, or leave the wheel to what is around it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
