"""Deciding: steps on many spans, written by a worker while the window waits with a bar that can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QProgressDialog, QWidget

from annotations.changes import Changes
from annotations.review import Bulk, undo
from annotations.review.bulk import Told
from annotations.review.history import redo
from annotations.store import Store
from desktop.jobs import Job, Jobs
from desktop.session import Session
from desktop.widgets.plural import plural

Step = Callable[[Store, Told], Bulk]
"""One decision on many spans."""

_FEW = 40
"""Spans that are decided at once, within a frame or two."""
_INPUT = (
    *(QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut),
    *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Drop),
)
_SHOWN_AFTER_MS = 400
_TELL_EVERY = 20


class Deciding(QObject):
    """Runs one step at a time. Nothing else may write meanwhile, so the window takes no keys until it is done."""

    decided = Signal(object)
    """A Bulk that was written."""

    def __init__(self, window: QWidget, session: Session, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._jobs = jobs
        self._job: Job | None = None
        self._bar: QProgressDialog | None = None

    @property
    def is_running(self) -> bool:
        """Whether a step is being written."""
        return self._job is not None

    def run(self, step: Step, count: int) -> None:
        """Do one step on `count` spans."""
        if self._job is not None or self._session.store is None or not count:
            return
        if count <= _FEW:
            self._run_here(step)
        elif not self._is_refused():
            path, author = self._session.store.path, self._session.store.author
            self._begin(lambda job: _written(job, path, author, step), self.tr("Deciding on {0}").format(f"{count:,}"))

    def undo(self) -> None:
        """Undo the last step; a large one in a job."""
        self._go_back(undo, self._session.undo, self.tr("Undoing"), forth=False)

    def redo(self) -> None:
        """Redo the step that was undone last; a large one in a job."""
        self._go_back(redo, self._session.redo, self.tr("Redoing"), forth=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is typed and clicked from everything but the bar while a step is written."""
        if event.type() not in _INPUT:
            return False
        if isinstance(watched, QWidget):
            return watched.window() is not self._bar
        return isinstance(watched, QAction)

    def _go_back(self, walk: Callable[[Store], Changes], here: Callable[[], None], title: str, *, forth: bool) -> None:
        store = self._session.store
        if store is None or store.history.rows_of_next(forth=forth) <= _FEW * 4:
            here()
        elif self._job is None and not self._is_refused():
            path, author = store.path, store.author
            self._begin(lambda _job: _walked(path, author, walk), title)

    def _run_here(self, step: Step) -> None:
        found: list[Bulk] = []

        def mutate(store: Store) -> Changes:
            found.append(step(store, lambda _done, _total: None))
            return found[0].changes

        if self._session.do(mutate):
            self._say(found[0])

    def _is_refused(self) -> bool:
        """Whether something else writes: there is never a second writer."""
        other = self._jobs.shown
        if other is not None:
            text = self.tr("“{0}” is under way. Wait until it has ended, or cancel it.").format(other.title)
            self._session.failed.emit(text)
        return other is not None

    def _begin(self, work: Callable[[Job], Bulk], title: str) -> None:
        bar = QProgressDialog(title, self.tr("Cancel"), 0, 0, self._window)
        bar.setWindowTitle("Ratify")
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setMinimumDuration(_SHOWN_AFTER_MS)
        bar.setAutoClose(False)
        bar.setAutoReset(False)
        bar.canceled.connect(self._on_bar_canceled)
        self._bar = bar
        # The bar keeps input from the window only once it is seen.
        _application().installEventFilter(self)
        self._job = self._jobs.run(
            work, title=title, done=self._on_done, failed=self._on_failed, cancelled=self._on_cancelled
        )
        self._job.progressed.connect(self._on_job_progressed)

    def _end(self) -> None:
        _application().removeEventFilter(self)
        if self._bar is not None:
            self._bar.close()
            self._bar.deleteLater()
        self._bar, self._job = None, None

    def _say(self, bulk: Bulk) -> None:
        self.decided.emit(bulk)
        said = plural(bulk.done, self.tr("One place is decided."), self.tr("%n places are decided."))
        if bulk.left_out:
            one, many = self.tr("One was left out: it"), self.tr("%n were left out: they")
            said += " " + plural(bulk.left_out, one, many) + self.tr(" would cross gold or break an agreement.")
        if bulk.asked:
            said += " " + plural(
                bulk.asked, self.tr("One comes back for a look."), self.tr("%n of them come back for a look.")
            )
        self._session.notice.emit(said)

    def _on_bar_canceled(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_job_progressed(self) -> None:
        if self._bar is not None and self._job is not None and self._job.total:
            self._bar.setMaximum(self._job.total)
            self._bar.setValue(self._job.count)

    def _on_done(self, bulk: Bulk) -> None:
        self._end()
        self._session.adopt(bulk.changes)
        if bulk.done:
            self._say(bulk)
        else:
            self._session.notice.emit(bulk.changes.action)

    def _on_failed(self, reason: str) -> None:
        self._end()
        self._session.failed.emit(reason)

    def _on_cancelled(self) -> None:
        self._end()
        self._session.notice.emit(self.tr("Cancelled: nothing was changed."))


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None  # noqa: S101 - a window is open
    return app


def _written(job: Job, path: Path, author: str, step: Step) -> Bulk:
    def told(done: int, total: int | None) -> None:
        if done % _TELL_EVERY == 0:
            job.progress(done, total)

    with Store.open(path, author=author, backup=False) as store:
        return step(store, told)


def _walked(path: Path, author: str, walk: Callable[[Store], Changes]) -> Bulk:
    with Store.open(path, author=author, backup=False) as store:
        return Bulk(walk(store), 0, 0)
