"""HintBar: one calm sentence under the text with the key of what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy


class HintBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "hint")
        self._action: QAction | None = None
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._on_button_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def offer(self, text: str, action: QAction | None, label: str = "") -> None:
        """Show a sentence, and a button for the action; no sentence hides the bar."""
        self._action = action
        self.text.setText(text)
        self.button.setText(label)
        self.button.setVisible(action is not None)
        self.setVisible(bool(text))

    def _on_button_clicked(self) -> None:
        if self._action is not None:
            self._action.trigger()
