"""The dialog for what nobody expected: what happened, that nothing is lost, where the log is, and how to report it."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.dialogs.about import ratify_version
from desktop.widgets.button_row import button_row
from desktop.widgets.plural import plural

_WIDTH, _HEIGHT = 680, 440
_AWAY_FROM_KEYS_MS = 600
"""Until then nothing closes the dialog: keys that were meant for the text may still be on their way."""
_MOST_ADDED = 20


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error that nobody caught, ready to be shown."""

    kind: str
    """Its type, in short."""
    place: str
    """The file and line it was raised in, empty where that is unknown."""
    trace: str
    """Its traceback, without anything that could quote an article."""
    words: str
    """Its own words, which may quote one."""
    advice: str = ""
    """The sentence for the user, where the error came with one."""


class ErrorDialog(QDialog):
    """Shows one mistake; those that follow while it is open are added to it."""

    def __init__(self, mistake: Mistake, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._log_file = log
        self._mistakes = [mistake]
        self._added = 0
        self._build(mistake)
        self._fill()
        self.resize(_WIDTH, _HEIGHT)
        self.go_on.setEnabled(False)
        QTimer.singleShot(_AWAY_FROM_KEYS_MS, self._allow_closing)

    def add(self, mistake: Mistake) -> None:
        """Take in what happened while this one was shown."""
        self._added += 1
        if self._added > _MOST_ADDED:
            return
        if mistake.place != self._mistakes[-1].place or mistake.kind != self._mistakes[-1].kind:
            self._mistakes.append(mistake)
            self._fill()
        one, many = (
            self.tr("Something went wrong once more since."),
            self.tr("Something went wrong %n times more since."),
        )
        self.more.setText(plural(self._added, one, many))
        self.more.show()

    def reject(self) -> None:
        """Close by Escape, once that can be meant."""
        if self.go_on.isEnabled():
            super().reject()

    def _build(self, mistake: Mistake) -> None:
        heading = _label(
            self.tr("That did not work.") if mistake.advice else self.tr("Ratify made a mistake."), "title"
        )
        usual = self.tr(
            "Every earlier decision is saved, and you can go on working. Look whether your last step was carried out. "
            "If this happens again, send us the details below; they quote no article."
        )
        self.said = _label(mistake.advice or usual)
        self.said.setWordWrap(True)
        self.what = _label(self.tr("{0} in {1}").format(mistake.kind, mistake.place) if mistake.place else mistake.kind)
        self.what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = _label("", "danger")
        self.more.hide()
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setAccessibleName(self.tr("Details"))
        self.with_words = QCheckBox(self.tr("Add the error's own words, which may quote an article"))
        self.with_words.toggled.connect(self._fill)
        self.where = _label(self.tr("Log: {0}").format(self._log_file), "muted")
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.where.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (heading, self.said, self.what, self.more, self.details, self.with_words, self.where):
            column.addWidget(part)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.copy = QPushButton(self.tr("Copy details"))
        self.copy.clicked.connect(self._on_copy_clicked)
        folder = QPushButton(self.tr("Open log folder"))
        folder.clicked.connect(self._on_folder_clicked)
        self.go_on = QPushButton(self.tr("Go on"))
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        return button_row((self.copy, folder), (self.go_on,))

    def _fill(self) -> None:
        self.with_words.setVisible(any(each.words for each in self._mistakes))
        with_words = self.with_words.isChecked()
        parts = [f"{each.trace}: {each.words}" if with_words and each.words else each.trace for each in self._mistakes]
        self.details.setPlainText("\n\n".join((*parts, _machine())))

    def _allow_closing(self) -> None:
        self.go_on.setEnabled(True)
        self.go_on.setFocus()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _on_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent)))


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def _machine() -> str:
    python, qt = platform.python_version(), qVersion()
    return f"Ratify {ratify_version()}, Python {python}, Qt {qt}, {platform.platform()}"
