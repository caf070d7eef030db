"""Overlay: a card over the dimmed window, closed by Esc or a click beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

_DIM = QColor(0, 0, 0, 90)
_TOP = 64
_MARGIN = 24


class Overlay(QWidget):
    """Covers its parent while it is shown; `body` is the card to fill."""

    closed = Signal()
    """It went away, whatever was chosen."""

    def __init__(self, parent: QWidget, width: int, *, centred: bool = False) -> None:
        super().__init__(parent)
        self._over = parent
        self._width = width
        self._centred = centred
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.setSpacing(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the card above everything else."""
        self._place()
        self.raise_()
        self.show()
        self.setFocus()

    def close_card(self) -> None:
        """Take the card away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Keep the keys: no command of the window works beneath the card."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_card()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), _DIM)

    def _place(self) -> None:
        parent = self._over
        self.setGeometry(parent.rect())
        width = min(self._width, parent.width() - 2 * _MARGIN)
        self.card.setFixedWidth(width)
        height = min(self.card.sizeHint().height(), parent.height() - 2 * _MARGIN)
        top = (parent.height() - height) // 2 if self._centred else min(_TOP, (parent.height() - height) // 2)
        self.card.setGeometry((parent.width() - width) // 2, top, width, height)
