"""EmptyPage: what to do where there is nothing to see yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.icons import icon

_WIDTH = 400


class EmptyPage(QWidget):
    """An icon, a title, a sentence, and buttons for the commands that help; the first is the main one."""

    def __init__(self, icon_name: str, title: str, text: str) -> None:
        super().__init__()
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon_name = icon_name
        self._mark = QLabel()
        self._mark.setPixmap(icon(icon_name, "faint").pixmap(48, 48))
        heading = QLabel(title)
        heading.setProperty("role", "title")
        words = QLabel(text)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setFixedWidth(_WIDTH)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMinimumHeight(words.heightForWidth(_WIDTH))
        self._main: QPushButton | None = None
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(4)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        for part in (self._mark, heading, words):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addLayout(self._buttons)
        column.addSpacing(8)
        column.addLayout(self._entries)
        column.addStretch(3)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put a button for each action under the sentence."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._buttons.addStretch()
        self._main = None
        for nth, action in enumerate(actions):
            button = QPushButton(action.text())
            button.setProperty("primary", nth == 0)
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            self._main = self._main or button
            self._buttons.addWidget(button)
        self._buttons.addStretch()

    def take_keys(self) -> None:
        """Give the keys to the main button."""
        if self._main is not None:
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_more(self, heading: str, entries: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """List things to choose under the buttons: text, detail as a tooltip, and what choosing one does."""
        while (item := self._entries.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if not entries:
            return
        label = QLabel(heading)
        label.setProperty("role", "muted")
        self._entries.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        for text, detail, chosen in entries:
            button = QPushButton(text)
            button.setProperty("quiet", "true")
            button.setToolTip(detail)
            button.clicked.connect(chosen)
            self._entries.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def refresh(self) -> None:
        """Take the colours of the theme that is applied now."""
        self._mark.setPixmap(icon(self._icon_name, "faint").pixmap(48, 48))
