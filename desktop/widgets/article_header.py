"""ArticleHeader: title, source, date and state of the article, above its text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.fonts import ui_font
from desktop.widgets.styling import style_by


class ArticleHeader(QFrame):
    """One line of title, one of where it comes from, and the state at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self.title = ElidedLabel()
        self.title.setFont(ui_font(11, QFont.Weight.DemiBold))
        self.about = ElidedLabel()
        self.about.setProperty("role", "muted")
        self.state = QLabel()
        self.state.setProperty("role", "chip")
        self.flags = QLabel()
        self.flags.setProperty("role", "warn")
        # A widget: beside a layout with nothing to show, the title would get no room.
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(16)
        below.addWidget(self.about, 1)
        below.addWidget(self.flags)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self._below)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(16)
        row.addLayout(texts, 1)
        row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_article(self, title: str, about: str, state: str, *, is_done: bool) -> None:
        """Name an article; `state` in words."""
        self.title.setText(title)
        self.title.setToolTip(title)
        self.about.setText(about)
        self._show_below()
        self.state.setText(state)
        style_by(self.state, "done", is_done)

    def show_flags(self, text: str, tip: str = "") -> None:
        """Say what is flagged; nothing where nothing is."""
        self.flags.setText(text)
        self.flags.setToolTip(tip)
        self.flags.setVisible(bool(text))
        self._show_below()

    def _show_below(self) -> None:
        self._below.setVisible(bool(self.about.text() or self.flags.text()))


class ElidedLabel(QLabel):
    """A line of text that ends in … where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
