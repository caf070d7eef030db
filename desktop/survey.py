"""Survey: every span of the project in one table, made in a job when it is first wanted, and kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotations.changes import Changes
from annotations.model import ArticleId, Passage
from annotations.store import Store
from desktop.jobs import Job, Jobs
from desktop.session import Session

if TYPE_CHECKING:
    from annotations.curate.passages import PassageTable

_SOON_MS = 120
_TELL_EVERY = 50


class Survey(QObject):
    """The table that the lists over the project show; None until it is made."""

    changed = Signal()
    """There is another table, or none."""
    failed = Signal(str)
    """It could not be made; the sentence is for the user."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._job: Job | None = None
        self._stale: set[ArticleId] = set()
        self.table: PassageTable | None = None
        self.failure = ""
        """Why there is no table, where one was wanted and could not be made."""
        self.is_wanted: Callable[[], bool] = lambda: False
        """Whether somebody looks at it now; what changes meanwhile is read once somebody does."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.want)
        session.changed.connect(self._on_session_changed)
        session.project_changed.connect(self._on_session_project_changed)

    @property
    def is_running(self) -> bool:
        """Whether the first table is being made."""
        return self._job is not None and self.table is None

    def want(self) -> None:
        """Make the table, or bring it up to date, where that is due."""
        store = self._session.store
        if store is None or self._job is not None or (self.table is not None and not self._stale):
            return
        self.failure = ""
        path, table = store.path, self.table
        stale, self._stale = frozenset(self._stale), set()
        if table is None:
            work, title = (lambda job: _made(job, path)), self.tr("Listing all suggestions")
        else:
            work, title = (lambda _job: _renewed(table, path, stale)), ""
        self._job = self._jobs.run(
            work, title=title, done=self._on_done, failed=self._on_failed, cancelled=self._on_cancelled
        )

    def _on_done(self, table: PassageTable) -> None:
        self._job = None
        self.table = table
        self.changed.emit()
        if self._stale and self.is_wanted():
            self._soon.start()

    def _on_failed(self, reason: str) -> None:
        self._job = None
        self.table = None
        self.failure = reason
        self.failed.emit(reason)
        self.changed.emit()

    def _on_cancelled(self) -> None:
        self._job = None
        self.failure = self.tr("You stopped it.") if self.table is None else ""
        self.changed.emit()

    def _on_session_changed(self, changes: Changes) -> None:
        if self.table is None and self._job is None:
            return
        self._stale |= changes.articles
        if self.is_wanted():
            self._soon.start()

    def _on_session_project_changed(self) -> None:
        if self._job is not None:
            # What is under way belongs to the project before; its answer is not waited for.
            self._job.receive()
            self._job.cancel()
            self._job = None
        self._stale.clear()
        self.table, self.failure = None, ""
        self.changed.emit()
        if self.is_wanted():
            self._soon.start()


def _made(job: Job, path: Path) -> PassageTable:
    from annotations.curate.passages import PassageTable

    with Store.open(path, readonly=True) as store:
        ids = store.articles.ids()
        job.progress(0, len(ids))

        def passages() -> Iterator[Passage]:
            for nth, (_, found) in enumerate(store.passages.read(ids)):
                if nth % _TELL_EVERY == 0:
                    job.progress(nth, len(ids))
                yield from found

        return PassageTable.of(passages())


def _renewed(table: PassageTable, path: Path, stale: frozenset[ArticleId]) -> PassageTable:
    with Store.open(path, readonly=True) as store:
        return table.replaced(stale, (it for _, found in store.passages.read(sorted(stale)) for it in found))
