"""The dialog for an error that nobody caught, and the hook that shows it."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

_log = logging.getLogger(__name__)
_WIDTH, _HEIGHT = 640, 400


class ErrorDialog(QDialog):
    """Says what happened, that nothing is lost, and how to report it."""

    def __init__(self, details: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._log_file = log
        heading = QLabel(self.tr("Ratify made a mistake."))
        heading.setProperty("role", "title")
        words = QLabel(
            self.tr(
                "The step you took was not carried out. Every earlier decision is saved, and you can go on working. "
                "If it happens again, send us the details below; look through them first, they may quote a few words."
            )
        )
        words.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        where = QLabel(self.tr("Log: {0}").format(log))
        where.setProperty("role", "muted")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (heading, words, self.details, where):
            column.addWidget(part)
        column.addLayout(self._buttons())
        self.resize(_WIDTH, _HEIGHT)

    def _buttons(self) -> QHBoxLayout:
        self.copy = QPushButton(self.tr("Copy details"))
        self.copy.clicked.connect(self._on_copy_clicked)
        folder = QPushButton(self.tr("Open log folder"))
        folder.clicked.connect(self._on_folder_clicked)
        close = QPushButton(self.tr("Go on"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(folder)
        row.addStretch()
        row.addWidget(close)
        return row

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _on_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent)))


class ErrorReporter(QObject):
    """The hook for what nobody caught: it goes to the log, and one dialog at a time shows it."""

    _caught = Signal(str)

    def __init__(self, window: QWidget, log: Path) -> None:
        super().__init__(window)
        self._window = window
        self._log_file = log
        self._dialog: ErrorDialog | None = None
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take over from Python's own hook."""
        sys.excepthook = self.report

    def remove(self) -> None:
        """Give Python its own hook back."""
        sys.excepthook = sys.__excepthook__

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and show it, on whichever thread it happened."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("uncaught", exc_info=(kind, error, trace))
        details = "".join(traceback.format_exception(kind, error, trace)) + "\n" + _machine()
        if QThread.currentThread() is self.thread():
            self._show(details)
        else:
            self._caught.emit(details)

    def _show(self, details: str) -> None:
        if self._dialog is not None:
            return
        self._dialog = ErrorDialog(details, self._log_file, self._window)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.open()

    def _on_dialog_finished(self) -> None:
        self._dialog = None


def _machine() -> str:
    return f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
