"""QueueModel: the articles of a project in the order of the queue; their ids at once, their rows as they are seen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.model import ArticleId, ArticleRow, ArticleState
from annotations.query import Order, is_empty, parse
from annotations.store import Store
from desktop.jobs import Jobs
from desktop.tasks.searching import Searching, Wanted

ROW = Qt.ItemDataRole.UserRole + 1
"""The ArticleRow of an index."""
PASSAGE = Qt.ItemDataRole.UserRole + 2
"""The line that says why an article fits the query, each match between U+0002 and U+0003; may be empty."""

Index = QModelIndex | QPersistentModelIndex
_CACHED = 4000
_MANY = 200
"""More changed articles than this are read again as they are seen."""


class QueueModel(QAbstractListModel):
    """Narrowed by state and by a query; the article that is shown stays, even where it fits no longer."""

    recount_needed = Signal()
    """Articles came or went, or one is in another state."""
    searched = Signal()
    """The list is that of the query now, or the query cannot be answered: see `fault`."""

    def __init__(self, parent: QObject | None = None, jobs: Jobs | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._wanted = Wanted()
        self.fault = ""
        """Why the last query was not answered; a sentence for the user."""
        self.searching = Searching(jobs, self)
        self.searching.found.connect(self._take)
        self.searching.failed.connect(self._on_searching_failed)
        self.searching.stopped.connect(self._on_searching_stopped)
        self._places: dict[ArticleId, int] | None = None
        self._passages: dict[ArticleId, str] = {}
        self._ids: list[ArticleId] = []
        self._rows: dict[ArticleId, ArticleRow] = {}
        self._kept: ArticleId | None = None

    def open(self, store: Store | None) -> None:
        """Show all articles of another project."""
        self._store = store
        self._kept, self._wanted = None, Wanted()
        self._reset()

    def narrow(self, states: Collection[ArticleState] | None, text: str, order: Order = Order.IMPORT) -> None:
        """Show only articles in some states that fit a query; raises QueryError where it cannot be read."""
        wanted = Wanted(states, parse(text, self._store.schema) if self._store is not None else Wanted().node, order)
        if wanted != self._wanted or self.fault:
            self._wanted = wanted
            self._reset()

    @property
    def has_query(self) -> bool:
        """Whether rows have a passage that says why they fit."""
        return not is_empty(self._wanted.node)

    def keep(self, article: ArticleId | None) -> None:
        """Name the article that is shown; the one before it goes where it fits no longer."""
        before, self._kept = self._kept, article
        if before is not None and before != article:
            self._refresh_row(before)

    def follow(self, changes: Changes) -> None:
        """Take over what a mutation touched, and leave every other row where it is."""
        if changes.queue:
            self._reread()
        elif len(changes.articles) > _MANY:
            self._rows.clear()
            if self._wanted.states is None:
                self._touch(0, len(self._ids) - 1)
            else:
                self._reread()
        else:
            for article in changes.articles:
                self._refresh_row(article)
        if changes.queue or len(changes.articles) > _MANY:
            self.recount_needed.emit()

    def index_of(self, article: ArticleId | None) -> QModelIndex:
        """Where an article is in the list; an invalid index where it is not."""
        place = -1 if article is None else self._place(article)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def article_at(self, index: Index) -> ArticleId | None:
        """The article of an index."""
        return self._ids[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many articles are listed."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, or its title for those who know nothing of rows."""
        if not index.isValid():
            return None
        row = self._row(self._ids[index.row()])
        if row is None:
            return None
        if role in (ROW, PASSAGE):
            return row if role == ROW else self._passage(row.id)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title_of(row)}, {self._state_text(row.state)}, {self.tr('{0} open').format(row.open)}"
        return None

    # Inside

    def _state_text(self, state: ArticleState) -> str:
        names = {
            ArticleState.TODO: self.tr("to do"),
            ArticleState.IN_PROGRESS: self.tr("in progress"),
            ArticleState.DONE: self.tr("done"),
        }
        return names[state]

    def _row(self, article: ArticleId) -> ArticleRow | None:
        row = self._rows.get(article)
        if row is None and self._store is not None:
            if len(self._rows) > _CACHED:
                self._rows.clear()
            row = self._read(article)
            if row is not None:
                self._rows[article] = row
        return row

    def _read(self, article: ArticleId) -> ArticleRow | None:
        try:
            return self._store.articles.row(article) if self._store is not None else None
        except RatifyError:
            return None

    def _passage(self, article: ArticleId) -> str:
        if not self.has_query or self._store is None:
            return ""
        if article not in self._passages:
            if len(self._passages) > _CACHED:
                self._passages.clear()
            self._passages[article] = self._store.search.passage(article, self._wanted.node)
        return self._passages[article]

    def _place(self, article: ArticleId) -> int:
        """The row of an article, -1 where it is not listed."""
        if self._wanted.order is Order.IMPORT:
            place = bisect_left(self._ids, article)
            return place if place < len(self._ids) and self._ids[place] == article else -1
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        return self._places.get(article, -1)

    def _find_ids(self) -> list[ArticleId] | None:
        """The articles that fit, or None where they come later or not at all."""
        self.fault = ""
        if self._store is None:
            self.searching.cancel()
            return []
        try:
            return self.searching.find(self._store, self._wanted)
        except RatifyError as error:
            self.fault = str(error)
            return []

    def _reset(self) -> None:
        found = self._find_ids()
        if found is not None:
            self._take(found)

    def _take(self, found: list[ArticleId]) -> None:
        self.beginResetModel()
        self._rows.clear()
        self._passages.clear()
        self._ids, self._places = found, None
        self.endResetModel()
        self.recount_needed.emit()
        self.searched.emit()

    def _on_searching_stopped(self) -> None:
        """The list stays as it was; the same query may be asked again."""
        self.fault = self.tr("The search was cancelled.")
        self.searched.emit()

    def _on_searching_failed(self, reason: str) -> None:
        self.fault = reason
        self._take([])

    def _reread(self) -> None:
        """Articles came or went: add those at the end in place, begin anew only where that is not all."""
        self._rows.clear()
        before, found = len(self._ids), self._find_ids()
        if found is None:
            return
        self._places = None
        if found[:before] != self._ids:
            self.beginResetModel()
            self._ids = found
            self.endResetModel()
        elif len(found) > before:
            self.beginInsertRows(QModelIndex(), before, len(found) - 1)
            self._ids = found
            self.endInsertRows()
        self._touch(0, before - 1)

    def _refresh_row(self, article: ArticleId) -> None:
        old, row = self._rows.pop(article, None), self._read(article)
        if row is not None and (old is None or old.state != row.state):
            self.recount_needed.emit()
        place = self._place(article)
        is_here = place >= 0
        fits = row is not None and (
            article == self._kept or self._wanted.states is None or row.state in self._wanted.states
        )
        if is_here and fits:
            self._touch(place, place)
        elif is_here:
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._ids[place]
            self._places = None
            self.endRemoveRows()
        elif fits and self._is_by_state_only and article != self._kept:
            place = bisect_left(self._ids, article)
            self.beginInsertRows(QModelIndex(), place, place)
            self._ids.insert(place, article)
            self.endInsertRows()

    @property
    def _is_by_state_only(self) -> bool:
        return self._wanted.states is not None and not self.has_query and self._wanted.order is Order.IMPORT

    def _touch(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))


class Titles:
    """What the articles of a project are called, read as they are seen."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._known: dict[ArticleId, str] = {}

    def open(self, store: Store | None) -> None:
        """Another project."""
        self._store = store
        self._known.clear()

    def of(self, article: ArticleId) -> str:
        """The title of an article on one line; empty where it cannot be read."""
        if article not in self._known and self._store is not None:
            if len(self._known) > _CACHED:
                self._known.clear()
            try:
                self._known[article] = title_of(self._store.articles.row(article))
            except RatifyError:
                return ""
        return self._known.get(article, "")


def title_of(row: ArticleRow) -> str:
    """What an article is called on one line."""
    return " ".join(row.title.split()) or row.key
