"""Suggesting: a process of its own runs the pipeline; its suggestions are written through the session in slices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotations.changes import Changes
from annotations.errors import Cancelled, RatifyError
from annotations.model import Annotation, Article, ArticleId, Layer
from annotations.store import Store
from annotations.suggest.machine import Batch, Choice
from annotations.suggest.workers import Workers
from annotations.workflow import Run, articles_to_suggest, begin_suggesting, known_only
from desktop.jobs import Job, Jobs
from desktop.session import Session

_MOST_ARTICLES = 8
_MOST_CHARACTERS = 20_000
_SPANS_AT_ONCE = 60
"""A slice of this size is written within a few milliseconds on the GUI thread."""

Suggested = list[tuple[ArticleId, Annotation]]


class Suggesting(QObject):
    """Makes suggestions for the articles of the open project that have none."""

    finished = Signal(int)
    """Articles that have suggestions now."""
    failed = Signal(str)
    """It stopped; the sentence is for the user."""
    running = Signal(bool)
    """It began, or came to an end in one way or another."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self.choice = Choice()
        """The pipeline that the next run takes."""
        self._run: _Run | None = None
        self._job: Job | None = None
        self._layer: Layer | None = None
        self._first: tuple[ArticleId, ...] = ()
        self._written = 0
        self._again = False
        # What is under way belongs to the project that it was begun for.
        session.project_changed.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether suggestions are being made."""
        return self._job is not None

    def prefer(self, articles: Iterable[ArticleId | None]) -> None:
        """Name the articles that come before all others: the one that is shown, and those that may be next."""
        self._first = tuple(article for article in articles if article is not None)
        if self._run is not None:
            self._run.first = self._first

    def start(self, *, again: bool = False) -> None:
        """Suggest for all articles without machine suggestions; for all of them where `again`."""
        store = self._session.store
        if self.is_running or store is None:
            return
        self._again, self._layer, self._written = again, None, 0
        self._run = _Run(store.path, self.choice, self._first, again=again)
        self._job = self._jobs.run(
            self._run.work,
            title=self.tr("Loading the pipeline"),
            item=self._on_suggested,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )
        self._job.cancel_asked.connect(self._on_cancel_asked)
        self.running.emit(True)  # noqa: FBT003 - a signal takes no names

    def cancel(self) -> None:
        """Stop at once; what is in the project stays."""
        if self._job is not None:
            self._job.cancel()

    def _on_cancel_asked(self) -> None:
        """The process is ended: it would not look up before its batch is done."""
        if self._run is not None:
            self._run.machine.stop()

    def _on_suggested(self, suggested: Suggested) -> None:
        if self._job is not None:
            self._job.title = self.tr("Suggesting")
        run = Run.of(self._run.machine.choice if self._run is not None else self.choice)

        def write(store: Store) -> Changes:
            # Not before: where the pipeline cannot be loaded, no empty layer is left.
            self._layer = self._layer or begin_suggesting(store, force=self._again, run=run)
            return store.layers.write(self._layer, suggested)

        if self._session.do(write):
            self._written += len(suggested)
        else:
            self.cancel()

    def _on_done(self, _result: None) -> None:
        self._end()
        self.finished.emit(self._written)

    def _on_cancelled(self) -> None:
        self._end()
        self.finished.emit(self._written)

    def _on_failed(self, reason: str) -> None:
        self._end()
        self.failed.emit(reason)

    def _end(self) -> None:
        self._job, self._run, self._layer = None, None, None
        self.running.emit(False)  # noqa: FBT003 - a signal takes no names


class _Run:
    """The worker's part: texts from a read-only store go to the process, suggestions come back and are handed on."""

    def __init__(self, path: Path, choice: Choice, first: tuple[ArticleId, ...], *, again: bool) -> None:
        self.first = first
        """Replaced, never altered, by the window while this runs."""
        self.machine = Workers(choice, jobs=1, gently=True)
        self._path = path
        self._again = again

    def work(self, job: Job) -> None:
        """Suggest for every article that is to have suggestions."""
        with Store.open(self._path, readonly=True) as store, self.machine:
            ids = articles_to_suggest(store, force=self._again, run=Run.of(self.machine.choice))
            done = 0
            try:
                for batch, found in self.machine.run(self._batches(store, ids)):
                    for slice_ in _slices(store, batch, found):
                        job.deliver(slice_)
                        done += len(slice_)
                        job.progress(done, len(ids))
            except RatifyError as error:
                if job.is_cancelled:
                    raise Cancelled from error
                raise

    def _batches(self, store: Store, ids: Sequence[ArticleId]) -> Iterator[Batch]:
        """What the window wants first goes out one by one, the others in small batches."""
        waiting = dict.fromkeys(ids)
        rest = iter(ids)
        while waiting:
            wanted = next((article for article in self.first if article in waiting), None)
            if wanted is not None:
                del waiting[wanted]
                yield [store.articles.get(wanted)]
                continue
            batch: list[Article] = []
            while len(batch) < _MOST_ARTICLES and sum(len(each.text) for each in batch) < _MOST_CHARACTERS:
                article = next((article for article in rest if article in waiting), None)
                if article is None:
                    break
                del waiting[article]
                batch.append(store.articles.get(article))
            yield batch


def _slices(store: Store, batch: Batch, found: Sequence[Annotation]) -> Iterator[Suggested]:
    """The suggestions in slices that the GUI thread writes without a felt wait."""
    part: Suggested = []
    spans = 0
    for article, annotation in zip(batch, found, strict=True):
        if part and spans + len(annotation.spans) > _SPANS_AT_ONCE:
            yield part
            part, spans = [], 0
        part.append((article.id, known_only(annotation, store.schema)))
        spans += len(annotation.spans)
    if part:
        yield part
