"""Caring: checks, repairs, backups and restores of the open project, each in a job on connections of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotations.store.backups import Backup, back_up_file, backups_of
from annotations.store.checking import check_project
from annotations.store.repairing import repair_project
from annotations.store.restoring import Contents, contents_of, restore
from annotations.store.salvaging import salvage
from desktop.jobs import Job, Jobs
from desktop.projects import Projects
from desktop.session import Session

Listed = list[tuple[Backup, Contents]]


class Caring(QObject):
    """One piece of work at a time. What writes to the project closes it first and opens it again afterwards."""

    checked = Signal(object)
    """A CheckReport."""
    repaired = Signal(object)
    """A RepairReport; the project is open again."""
    backed_up = Signal(object)
    """The Backup that was made."""
    listed = Signal(object)
    """The backups with what each holds, the newest first."""
    restored = Signal(object)
    """What became of the project that was there; the backup is open now."""
    salvaged = Signal(object)
    """A SalvageReport."""
    failed = Signal(str)
    """It could not be done; the sentence is for the user."""
    progressed = Signal(int, int)
    """What is done of how much; 0 where that is not known."""
    ended = Signal()
    """Whatever ran is over, in whatever way."""

    def __init__(self, session: Session, jobs: Jobs, projects: Projects, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._projects = projects
        self._job: Job | None = None
        self._listing: Job | None = None
        self._reopen: Path | None = None
        self._was_open = False

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def check(self) -> None:
        """Look for faults, while the analyst may go on."""
        store = self._session.store
        if store is not None and self._job is None:
            path = store.path
            self._run(
                lambda job: check_project(path, told=job.progress, is_enough=lambda: job.is_cancelled),
                self.tr("Checking the project"),
                self.checked.emit,
            )

    def repair(self, *, destructive: bool) -> None:
        """Mend what a check found; a backup comes first."""
        store = self._session.store
        if store is None or self._is_refused():
            return
        path, author = store.path, store.author
        self._close(path)
        self._run(
            lambda job: repair_project(path, destructive=destructive, author=author, told=job.progress),
            self.tr("Repairing the project"),
            self.repaired.emit,
        )

    def back_up(self) -> None:
        """Make a backup now."""
        store = self._session.store
        if store is not None and self._job is None:
            path = store.path
            self._run(
                lambda job: back_up_file(path, reason="asked", is_enough=lambda: job.is_cancelled),
                self.tr("Backing up"),
                self.backed_up.emit,
            )

    def list_backups(self, path: Path) -> None:
        """Find the backups of a project and look into each."""
        if self._listing is None:
            self._listing = self._jobs.run(lambda job: _listed(job, path), done=self._on_listed)
            self._listing.ended.connect(self._on_listing_ended)

    def restore(self, path: Path, backup: Path) -> None:
        """Bring a backup back and open it; the project is closed meanwhile."""
        if self._is_refused():
            return
        self._close(path)
        self._run(
            lambda job: restore(path, backup, is_enough=lambda: job.is_cancelled),
            self.tr("Restoring"),
            self.restored.emit,
        )

    def salvage(self, damaged: Path, new: Path) -> None:
        """Save what can be read of a damaged project into a new one."""
        if not self._is_refused():
            self._run(lambda job: salvage(damaged, new, told=job.progress), self.tr("Salvaging"), self.salvaged.emit)

    def cancel(self) -> None:
        """Stop; nothing is half done."""
        if self._job is not None:
            self._job.cancel()

    def _is_refused(self) -> bool:
        """Whether something else writes: there is never a second writer."""
        other = self._jobs.shown
        if other is not None:
            text = self.tr("“{0}” is under way. Wait until it has ended, or cancel it.").format(other.title)
            self.failed.emit(text)
        return other is not None

    def _close(self, path: Path) -> None:
        """Nobody in this program may have a project open that is written anew."""
        store = self._session.store
        self._was_open = store is not None and store.path == path
        if self._was_open:
            self._projects.remember_position()
            self._session.close()
        self._reopen = path

    def _run(self, work: Callable[[Job], Any], title: str, tell: Callable[[Any], None]) -> None:
        def done(result: Any) -> None:
            self._end()
            tell(result)

        self._job = self._jobs.run(work, title=title, done=done, failed=self._on_failed, cancelled=self._on_cancelled)
        self._job.progressed.connect(self._on_job_progressed)

    def _end(self) -> None:
        self._job = None
        path, self._reopen = self._reopen, None
        if path is not None and path.is_file():
            self._projects.open(path)
        self.ended.emit()

    def _on_job_progressed(self) -> None:
        if self._job is not None:
            self.progressed.emit(self._job.count, self._job.total or 0)

    def _on_cancelled(self) -> None:
        # A damaged project that stayed as it was would only be refused again.
        self._reopen = self._reopen if self._was_open else None
        self._end()

    def _on_failed(self, reason: str) -> None:
        self._on_cancelled()
        self.failed.emit(reason)

    def _on_listed(self, listed: Listed) -> None:
        self.listed.emit(listed)

    def _on_listing_ended(self) -> None:
        self._listing = None


def _listed(job: Job, path: Path) -> Listed:
    found: Listed = []
    for backup in backups_of(path):
        job.progress(len(found))
        found.append((backup, contents_of(backup.path)))
    return found
