"""DropVeil: lies over the window while files are dragged over it, and says what dropping them will do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.fonts import ui_font
from desktop.theme import current

_INSET, _RADIUS, _EDGE = 16, 8, 2
_VEIL = 225
_DASHES = [4.0, 3.0]


class DropVeil(QWidget):
    """Sees through no mouse: the window below takes the drop."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = parent
        self._text = ""
        self.hide()

    def say(self, text: str) -> None:
        """Show what dropping does; an empty text takes the veil away."""
        self._text = text
        self.setAccessibleName(text)
        if text:
            self.setGeometry(self._over.rect())
            self.raise_()
        self.setVisible(bool(text))
        self.update()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Veil the window, and frame the sentence."""
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.paper)
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        pen = QPen(theme.focus, _EDGE)
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), _RADIUS, _RADIUS)
        painter.setPen(theme.ink)
        painter.setFont(ui_font(13, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)
