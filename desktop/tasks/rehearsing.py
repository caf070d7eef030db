"""Rehearsing an export: a job tells what a format would lose, from a read-only store of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from annotations.formats import FORMATS
from annotations.store import Store
from annotations.workflow import Rehearsal, rehearse
from desktop.jobs import Job, Jobs

_MOST_PLACES = 200
"""Places of each kind that can be gone to; nobody walks through more."""


class Rehearsing(QObject):
    """One rehearsal at a time; a new one takes the place of the one that runs."""

    progressed = Signal(int, int)
    """Articles looked at, and all."""
    found = Signal(object)
    """The Rehearsal."""
    failed = Signal(str)
    """There is none; the sentence is for the user."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    def start(self, store: Store, file_format: str, layer: str, status: str) -> None:
        """Begin to look at what a format would lose."""
        self.cancel()
        path = store.path
        known = next(each for each in FORMATS if each.name == file_format)

        def rehearsed(job: Job) -> Rehearsal:
            with Store.open(path, readonly=True) as own:
                return rehearse(
                    own, [known], layer=layer, status=status, most_places=_MOST_PLACES, progress=job.progress
                )[0]

        self._job = self._jobs.run(rehearsed, done=self._on_done, failed=self._on_failed)
        self._job.progressed.connect(self._on_job_progressed)

    def cancel(self) -> None:
        """Stop; what it would find is wanted no longer."""
        if self._job is not None:
            self._job.progressed.disconnect(self._on_job_progressed)
            self._job.receive()
            self._job.cancel()
            self._job = None

    def _on_job_progressed(self) -> None:
        if self._job is not None and self._job.total:
            self.progressed.emit(self._job.count, self._job.total)

    def _on_done(self, rehearsal: Rehearsal) -> None:
        self._job = None
        self.found.emit(rehearsal)

    def _on_failed(self, reason: str) -> None:
        self._job = None
        self.failed.emit(reason)
