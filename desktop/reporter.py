"""ErrorReporter: whatever nobody caught goes to the log, and one dialog at a time shows it."""

from __future__ import annotations

import logging
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QThread, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from annotations.errors import Cancelled, RatifyError
from annotations.log import discreet, kind_of
from desktop.core_problems import told_reason
from desktop.dialogs.error import ErrorDialog, Mistake

_log = logging.getLogger(__name__)
_qt = logging.getLogger("desktop.qt")

_CALM = 2.0
"""Seconds without the same mistake after which it is shown again: one in a paint event would come back at once."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”")
_LONGEST = 200
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ErrorReporter(QObject):
    """The hooks for what nobody caught, in Python, in its threads and in Qt."""

    repeated = Signal(str)
    """The mistake that was shown last happens again and again; the sentence is for the status line."""

    _caught = Signal(object)

    def __init__(
        self, log: Path, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        """What the dialog stands over."""
        self._log_file = log
        self._clock = clock
        self._dialog: ErrorDialog | None = None
        self._last: tuple[str, str] | None = None
        self._last_at = 0.0
        self._qt_before: Any = None
        self._is_installed = False
        self._caught.connect(self._take)

    def install(self) -> None:
        """Take over from the hooks of Python and Qt."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread
        sys.unraisablehook = self._note
        self._qt_before = qInstallMessageHandler(_hear_qt)
        self._is_installed = True

    def remove(self) -> None:
        """Give Python and Qt their own hooks back."""
        if not self._is_installed:
            return
        self._is_installed = False
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(self._qt_before)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and show it, on whichever thread it happened."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if issubclass(kind, Cancelled):
            return
        mistake = _mistake(error.with_traceback(trace))
        if (mistake.kind, mistake.place) == self._last:
            _log.error("the same again: %s", mistake.kind)
        else:
            _log.error("uncaught", exc_info=(kind, error, trace))
        if QThread.currentThread() is self.thread():
            self._take(mistake)
        else:
            self._caught.emit(mistake)

    def show_alone(self, error: BaseException) -> None:
        """Show what kept the window from opening, and wait until that was read."""
        _log.error("the window cannot open", exc_info=error)
        ErrorDialog(_mistake(error), self._log_file).exec()

    def _report_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.report(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _note(self, caught: Any) -> None:
        """Log what happened where no error can be raised, such as while an object is thrown away."""
        _log.error("ignored", exc_info=caught.exc_value)

    def _take(self, mistake: Mistake) -> None:
        what, now = (mistake.kind, mistake.place), self._clock()
        again = what == self._last and now - self._last_at < _CALM
        self._last, self._last_at = what, now
        if self._dialog is not None:
            self._dialog.add(mistake)
        elif again:
            self.repeated.emit(self.tr("The same mistake happened again. It is in the log."))
        else:
            self._show(mistake)

    def _show(self, mistake: Mistake) -> None:
        self._dialog = ErrorDialog(mistake, self._log_file, self.window)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.show()

    def _on_dialog_finished(self) -> None:
        self._dialog = None
        self._last_at = self._clock()


def _mistake(error: BaseException) -> Mistake:
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    advice = told_reason(str(error)) if isinstance(error, RatifyError) else ""
    return Mistake(kind_of(error), place, discreet(error), "" if advice else str(error), advice)


def _hear_qt(level: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Log what Qt says, without what it quotes; what ends the program is said aloud too."""
    text = _QUOTED.sub("“…”", message or "")[:_LONGEST]
    _qt.log(_LEVELS.get(level, logging.WARNING), "%s: %s", context.category or "default", text)
    if level == QtMsgType.QtFatalMsg:
        sys.stderr.write(f"{message}\n")
