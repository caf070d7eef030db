"""Suggesting: the pipeline is loaded and run in jobs, and its suggestions are written through the session in slices."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotations.changes import Changes
from annotations.model import Annotation, ArticleId, Layer
from annotations.store import Store
from annotations.suggest.pipeline import PIPELINE_NAME, annotate, load_pipeline
from annotations.workflow import articles_to_suggest, begin_suggesting, known_only
from desktop.jobs import Job, Jobs
from desktop.session import Session

_READ_AT_ONCE = 32
_WRITE_AT_ONCE = 4

Suggested = list[tuple[ArticleId, Annotation]]


class Suggesting(QObject):
    """Makes suggestions for the articles of the open project that have none."""

    finished = Signal(int)
    """Articles that have suggestions now."""
    failed = Signal(str)
    """It stopped; the sentence is for the user."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._pipeline: Any = None
        self._loading: Job | None = None
        self._job: Job | None = None
        self._layer: Layer | None = None
        self._written = 0
        self._is_wanted = False
        self._again = False
        # What is under way belongs to the project that it was begun for.
        session.project_changed.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether suggestions are being made, or will be once the pipeline is loaded."""
        return self._job is not None or self._is_wanted

    def load(self) -> None:
        """Load the pipeline in the background, so that it is there when it is asked for."""
        if self._pipeline is None and self._loading is None:
            title = self.tr("Loading the pipeline") if self._is_wanted else ""
            self._loading = self._jobs.run(
                _loaded, title=title, done=self._on_loaded, failed=self._on_failed, cancelled=self._end
            )

    def start(self, *, again: bool = False) -> None:
        """Suggest for all articles without machine suggestions; for all of them where `again`."""
        if self.is_running or self._session.store is None:
            return
        self._is_wanted, self._again = True, again
        if self._pipeline is None:
            self.load()
        else:
            self._begin()

    def cancel(self) -> None:
        """Stop after the slice that is being written; what is in the project stays."""
        self._is_wanted = False
        if self._job is not None:
            self._job.cancel()

    def _on_loaded(self, pipeline: Any) -> None:
        self._pipeline, self._loading = pipeline, None
        if self._is_wanted:
            self._begin()

    def _begin(self) -> None:
        self._is_wanted = False
        store = self._session.store
        ids = articles_to_suggest(store, force=self._again) if store is not None else []
        if store is None or not ids:
            self.finished.emit(0)
            return
        self._layer, self._written = begin_suggesting(store, PIPELINE_NAME, force=self._again), 0
        pipeline, path = self._pipeline, store.path
        self._job = self._jobs.run(
            lambda job: _annotated(job, pipeline, path, ids),
            title=self.tr("Suggesting"),
            item=self._on_suggested,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def _on_suggested(self, suggested: Suggested) -> None:
        layer = self._layer
        if layer is None:
            return

        def write(store: Store) -> Changes:
            return store.layers.write(layer, suggested)

        if self._session.do(write):
            self._written += len(suggested)
        elif self._job is not None:
            self._job.cancel()

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
        self._job, self._loading, self._layer, self._is_wanted = None, None, None, False


def _loaded(_job: Job) -> Any:
    return load_pipeline()


def _annotated(job: Job, pipeline: Any, path: Path, ids: Sequence[ArticleId]) -> None:
    """Runs in the worker: reads texts from a store of its own, delivers suggestions."""
    waiting, done = iter(ids), 0
    with Store.open(path, readonly=True) as store:
        while chunk := list(islice(waiting, _READ_AT_ONCE)):
            texts = [store.articles.get(article).text for article in chunk]
            batch: Suggested = []
            for article, annotation in zip(chunk, annotate(pipeline, texts), strict=True):
                batch.append((article, known_only(annotation, store.schema)))
                done += 1
                job.progress(done, len(ids))
                if len(batch) == _WRITE_AT_ONCE:
                    job.deliver(batch)
                    batch = []
            if batch:
                job.deliver(batch)
