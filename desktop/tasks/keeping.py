"""Keeping: backups by time while an analyst works, and before imports; a copy never holds the window up."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from annotations.changes import Changes
from annotations.store import Store
from annotations.store.backups import Backup, back_up_before, back_up_file, policy_of
from desktop.jobs import Job, Jobs
from desktop.session import Session

_LOOK_EVERY_MS = 30_000
_SECONDS = 60


class Keeping(QObject):
    """Looks from time to time whether something was decided since the last copy."""

    kept = Signal(object)
    """The Backup that was made, or None where none was needed."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._job: Job | None = None
        self._since: float | None = None
        """When the first change was made that no copy holds; None where all are in one."""
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        session.changed.connect(self._on_session_changed)
        session.project_changed.connect(self._on_session_project_changed)

    def look(self) -> None:
        """Make a copy where the time for one has come, and say why the last one was not made."""
        store = self._session.store
        if store is None or store.readonly:
            return
        self._complain(store.backup_problem)
        minutes = policy_of(store.settings).minutes
        if minutes and self._since is not None and time.monotonic() - self._since >= minutes * _SECONDS:
            self._begin(store, reason="time")

    def before_import(self) -> None:
        """Copy the gold that is there, as it is before anything is imported."""
        store = self._session.store
        if store is not None and not store.readonly:
            self._begin(store, reason="import")

    def _begin(self, store: Store, *, reason: str) -> None:
        if self._job is not None:
            return
        path = store.path
        self._since = None

        def made(job: Job) -> Backup | None:
            if reason == "import":
                return back_up_before(path, reason=reason)
            return back_up_file(path, reason=reason, is_enough=lambda: job.is_cancelled)

        self._job = self._jobs.run(made, done=self._on_done, failed=self._on_failed, cancelled=self._on_cancelled)

    def _complain(self, problem: str) -> None:
        """Say a problem once, not every half minute."""
        if problem and problem != self._said:
            self._session.failed.emit(problem)
        self._said = problem or self._said

    def _on_session_changed(self, _changes: Changes) -> None:
        if self._since is None:
            self._since = time.monotonic()

    def _on_session_project_changed(self) -> None:
        self._since, self._said = None, ""

    def _on_done(self, backup: Backup | None) -> None:
        self._job = None
        self._said = ""
        self.kept.emit(backup)

    def _on_failed(self, reason: str) -> None:
        self._job = None
        self._complain(reason)

    def _on_cancelled(self) -> None:
        self._job = None
