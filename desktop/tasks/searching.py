"""Searching: a query is answered at once where that takes less than a few frames, else by a job."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotations.errors import Cancelled
from annotations.model import ArticleId, ArticleState
from annotations.query import All, Node, Order
from annotations.store import Store
from desktop.jobs import Job, Jobs

EVERYTHING = All()
"""What every article fits."""
_AT_ONCE = 0.04
"""Seconds for which the window may wait."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles, and in which order."""

    states: Collection[ArticleState] | None = None
    node: Node = EVERYTHING
    order: Order = Order.IMPORT

    def find(self, store: Store, is_enough: Callable[[], bool] | None = None) -> list[ArticleId]:
        """The articles; raises Cancelled once `is_enough` says so."""
        if self.node == EVERYTHING and self.order is Order.IMPORT and self.states is None:
            return store.articles.ids()
        return store.search.articles(self.node, states=self.states, order=self.order, is_enough=is_enough)


class Searching(QObject):
    """One search at a time; a new one takes the place of the one that runs."""

    found = Signal(object)
    """The articles, of a search that was not answered at once."""
    failed = Signal(str)
    """It cannot be answered; the sentence is for the user."""
    stopped = Signal()
    """The user has cancelled it."""

    def __init__(self, jobs: Jobs | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether an answer is on its way."""
        return self._job is not None

    def find(self, store: Store, wanted: Wanted) -> list[ArticleId] | None:
        """The articles, or None where they come later; raises RatifyError where the query cannot be answered."""
        self.cancel()
        if self._jobs is None:
            return wanted.find(store)
        until = time.monotonic() + _AT_ONCE
        try:
            return wanted.find(store, lambda: time.monotonic() > until)
        except Cancelled:
            self._begin(self._jobs, store, wanted)
            return None

    def cancel(self) -> None:
        """Stop the search that runs; its answer is wanted no longer."""
        if self._job is not None:
            self._job.receive()
            self._job.cancel()
            self._job = None

    def _begin(self, jobs: Jobs, store: Store, wanted: Wanted) -> None:
        path = store.path

        def search(job: Job) -> list[ArticleId]:
            with Store.open(path, readonly=True) as own:
                return wanted.find(own, lambda: job.is_cancelled)

        self._job = jobs.run(
            search, title=self.tr("Searching"), done=self._on_done, failed=self._on_failed, cancelled=self._on_cancelled
        )

    def _on_done(self, ids: list[ArticleId]) -> None:
        self._job = None
        self.found.emit(ids)

    def _on_failed(self, reason: str) -> None:
        self._job = None
        self.failed.emit(reason)

    def _on_cancelled(self) -> None:
        self._job = None
        self.stopped.emit()
