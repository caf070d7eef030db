"""TakingOver: a project that another process has open is read meanwhile, and written once that process has ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from annotations.errors import HeldError, ProjectError
from annotations.store import Store
from desktop.core_problems import told_reason

_LOOK_EVERY_MS = 2000


class TakingOver(QObject):
    """Waits for whoever has a project open."""

    taken = Signal(object)
    """The Store, open for writing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reason = ""
        """Who has the project open, as a sentence; empty where nobody else has."""
        self._path = Path()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def open(self, path: Path, *, readonly: bool) -> Store:
        """The project for writing, or for reading while somebody else has it; raises ProjectError."""
        try:
            store, reason = Store.open(path, readonly=readonly), ""
        except HeldError as error:
            store, reason = Store.open(path, readonly=True), told_reason(str(error))
        self.stop()
        if reason:
            self.reason, self._path = reason, path
            self._timer.start()
        return store

    def stop(self) -> None:
        """Wait for nobody any more."""
        self._timer.stop()
        self.reason = ""

    def look(self) -> None:
        """Take the project over where it has become free."""
        try:
            store = Store.open(self._path)
        except HeldError as error:
            self.reason = told_reason(str(error))
        except ProjectError:
            # It was moved or is being renewed: what is read stays in view, and the next look may find it.
            return
        else:
            self.stop()
            self.taken.emit(store)
