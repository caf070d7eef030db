"""Unsaved: the one step that the disk did not take; it stays in view, is tried again, and is never dropped unasked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.core_problems import told_reason

_AGAIN_MS = 2000


class Unsaved(QObject):
    """Keeps a step until it is written; nothing further is decided meanwhile."""

    changed = Signal()
    """A step is kept now, or none any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reason = ""
        """Why the step is not written; empty where nothing waits."""
        self._step: Callable[[], object] | None = None
        self.is_trying = False
        """Whether the step is being done again just now: that it fails once more is no news."""
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.try_again)

    def __bool__(self) -> bool:
        """Whether a step waits to be written."""
        return self._step is not None

    def keep(self, step: Callable[[], object], reason: str) -> None:
        """Keep a step that could not be written; calling it does it again, and keeps it again where that fails."""
        was_new = self._step is None and not self.is_trying
        self._step, self.reason = step, told_reason(reason)
        self._timer.start()
        if was_new:
            self.changed.emit()

    def try_again(self) -> bool:
        """Write the step that waits; whether nothing waits any more."""
        step = self._step
        if step is None or self.is_trying:
            return step is None
        self._step, self.is_trying = None, True
        try:
            step()
        finally:
            self.is_trying = False
        if self._step is None:
            self._end()
        return self._step is None

    def drop(self) -> None:
        """Give the step up."""
        if self._step is not None:
            self._step = None
            self._end()

    def may_close(self, window: QWidget) -> bool:
        """Whether the window may close: nothing waits, or the analyst gives it up."""
        if self.try_again():
            return True
        text = self.tr("Your last decision is not saved.\n\n{0}\n\nClose without it?").format(self.reason)
        answer = QMessageBox.warning(
            window,
            self.tr("Not saved"),
            text,
            QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Close

    def _end(self) -> None:
        self._timer.stop()
        self.reason = ""
        self.changed.emit()
