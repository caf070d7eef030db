"""QueuePanel: the articles of the project, to search, to narrow by state and to open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotations.changes import Changes
from annotations.model import ArticleId, ArticleState
from annotations.query import Order
from desktop.jobs import Jobs
from desktop.models.queue import QueueModel
from desktop.panels.queue_bar import QueueBar
from desktop.panels.queue_delegate import QueueDelegate, row_height
from desktop.panels.queue_filters import Filter
from desktop.panels.queue_search import QueueSearch
from desktop.session import Session
from desktop.theme import current
from desktop.widgets.panel_hint import PanelHint
from desktop.widgets.pick_list import Entry
from desktop.widgets.segment_bar import Segment, SegmentBar
from desktop.widgets.state_mark import paint_progress_mark

_MARGIN = 12
_TYPING_MS = 150
_RECOUNT_MS = 100
_SHARE = 0.4
_THOUSAND = 1000
_MANY = 10_000


class QueuePanel(QWidget):
    """A click or Return opens an article; the list keeps its place whatever changes."""

    opened = Signal()
    """An article was chosen here: the text may take the keys."""
    import_requested = Signal()
    """There is nothing yet, and the button to change that was pressed."""

    def __init__(self, session: Session, jobs: Jobs | None = None) -> None:
        super().__init__()
        self._session = session
        self._state: ArticleState | None = None
        self._order = Order.IMPORT
        self.query = QueueSearch()
        self.search = self.query.field
        self.states = SegmentBar()
        self.bar = QueueBar(session)
        self.model = QueueModel(self, jobs)
        # A list view lays out all its rows at each change of one; a table of fixed rows does not.
        self.list = QTableView()
        self.delegate = QueueDelegate(self.list)
        self.hint = PanelHint("inbox")
        self.nothing = PanelHint("search-x")
        self.pages = QStackedWidget()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._recount = QTimer(self, singleShot=True, interval=_RECOUNT_MS)
        self._build()
        self._connect()
        self._on_session_project_changed()

    def focus_search(self) -> None:
        """Give the keys to the search field, with what is in it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Give the keys to the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def show_neighbour(self, step: int) -> bool:
        """Open the article that stands `step` places on in the list; False where there is none."""
        article = self.neighbour(step)
        if article is not None:
            self._session.show(article)
        return article is not None

    def neighbour(self, step: int) -> ArticleId | None:
        """The article that stands `step` places on in the list, if any."""
        here = self.model.index_of(self._session.article)
        row = here.row() + step if here.isValid() else 0
        return self.model.article_at(self.model.index(row, 0)) if 0 <= row < self.model.rowCount() else None

    def palette_entries(self) -> list[Entry]:
        """The filters as entries of the palette."""
        group = self.tr("Filters")
        return [
            Entry(partial(self.apply, one), one.name, one.query, group, icon="list-filter") for one in self.bar.kept()
        ]

    def apply(self, chosen: Filter) -> None:
        """Show what a filter stands for."""
        self._state, self._order = chosen.state, chosen.order
        self.search.setText(chosen.query)
        self._narrow()
        self._show_states()

    def keep(self, name: str) -> None:
        """Keep what is shown under a name."""
        self.bar.keep(Filter(name, self.search.text(), self._state, self._order))

    def set_order(self, order: Order) -> None:
        """Show the articles in another order."""
        self._order = order
        self._narrow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search field to the list; Esc clears the field, and once it is empty goes to the text."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.focus_list()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave_search()
                return True
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._open(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.opened.emit()
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _build(self) -> None:
        self.search.installEventFilter(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setShowGrid(False)
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.list.horizontalHeader().hide()
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.list.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height())
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setMouseTracking(True)
        self.list.setProperty("role", "side")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Articles"))
        self.list.installEventFilter(self)
        for page in (self.list, self.hint, self.nothing):
            self.pages.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        head.setSpacing(8)
        head.addWidget(self.query)
        head.addWidget(self.states)
        head.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._recount.timeout.connect(self._show_states)
        self._typing.timeout.connect(self._narrow)
        self.hint.button.clicked.connect(self.import_requested)
        self.list.clicked.connect(self._open)
        self.model.recount_needed.connect(self._recount.start)
        self.nothing.button.clicked.connect(self._on_nothing_button_clicked)
        self.search.returnPressed.connect(self._on_search_return_pressed)
        self.query.changed.connect(self._typing.start)
        self.model.searched.connect(self._on_model_searched)
        self.bar.filter_chosen.connect(self.apply)
        self.bar.keep_requested.connect(self.keep)
        self.bar.order_chosen.connect(self.set_order)
        self.states.chosen.connect(self._on_states_chosen)
        self._session.article_changed.connect(self._on_session_article_changed)
        self._session.changed.connect(self._on_session_changed)
        self._session.project_changed.connect(self._on_session_project_changed)

    def _open(self, index: QModelIndex) -> None:
        article = self.model.article_at(index)
        if article is not None:
            if article != self._session.article:
                self._session.show(article)
            self.opened.emit()

    def _narrow(self) -> None:
        self._typing.stop()
        states = None if self._state is None else (self._state,)
        error = self.query.error()
        if error is not None:
            # What was found before stays, until there is something to find.
            self.query.show_fault(str(error))
            return
        text = self.search.text()
        self.model.narrow(states, text if text.strip() else "", self._order)
        height = row_height(with_passage=self.model.has_query)
        if self.list.verticalHeader().defaultSectionSize() != height:
            self.list.verticalHeader().setDefaultSectionSize(height)
        self.bar.show_order(self._order)
        self._show_current()
        self._show_page()

    def _show_current(self) -> None:
        self.delegate.shown = self._session.article
        index = self.model.index_of(self._session.article)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
        self.list.viewport().update()

    def _show_page(self) -> None:
        store = self._session.store
        if store is None:
            self.hint.say(self.tr("No project is open"), "")
        elif self.model.rowCount():
            self.pages.setCurrentWidget(self.list)
            return
        elif self._state is not None or self.search.text():
            said = self._nothing_text()
            self.nothing.say(said, "", self.tr("Show all articles"))
            self.pages.setCurrentWidget(self.nothing)
            return
        else:
            text = self.tr("Import files, or drop them on the window: text, web pages, PDF, Word, tables, JSONL.")
            self.hint.say(self.tr("No articles yet"), text, self.tr("Import articles…"))
        self.pages.setCurrentWidget(self.hint)

    def _nothing_text(self) -> str:
        text = self.search.text().strip()
        if self.model.searching.is_running:
            return self.tr("Searching…")
        return self.tr("No article holds “{0}”").format(text) if text else self.tr("No article is in this state")

    def _show_states(self) -> None:
        """The states with how many articles are in each."""
        store = self._session.store
        counts: Mapping[ArticleState, int] = {
            state: store.articles.count(state) if store is not None else 0 for state in ArticleState
        }
        titles = {
            ArticleState.TODO: self.tr("To do"),
            ArticleState.IN_PROGRESS: self.tr("In progress"),
            ArticleState.DONE: self.tr("Done"),
        }
        segments = [Segment(None, self.tr("All"), _short(sum(counts.values())))]
        segments += [
            Segment(state, titles[state], _short(counts[state]), partial(_paint_state, state)) for state in ArticleState
        ]
        self.states.show_segments(segments, self._state)
        self.search.setEnabled(store is not None)
        self._show_page()

    def _leave_search(self) -> None:
        if self.search.text():
            self.search.clear()
            self._narrow()
        else:
            self.opened.emit()

    # What the parts and the session report

    def _on_model_searched(self) -> None:
        self.query.show_fault(self.model.fault)
        self._show_current()
        self._show_page()

    def _on_search_return_pressed(self) -> None:
        self._narrow()
        index = self.list.currentIndex()
        self._open(index if index.isValid() else self.model.index(0, 0))

    def _on_states_chosen(self, state: ArticleState | None) -> None:
        self._state = state
        self._narrow()

    def _on_nothing_button_clicked(self) -> None:
        self.apply(Filter("", order=self._order))

    def _on_session_project_changed(self) -> None:
        self._state, self._order = None, Order.IMPORT
        self.query.use_schema(self._session.schema)
        self.bar.show_order(self._order)
        self.model.open(self._session.store)
        self.model.keep(self._session.article)
        self.search.clear()
        self._show_states()
        self._show_current()

    def _on_session_article_changed(self) -> None:
        self.model.keep(self._session.article)
        self._show_current()
        self._show_page()

    def _on_session_changed(self, changes: Changes) -> None:
        self.model.follow(changes)
        if changes.queue:
            self._show_current()
        self._show_page()


def _paint_state(state: ArticleState, painter: QPainter, place: QRectF) -> None:
    begun = _SHARE if state is ArticleState.IN_PROGRESS else None
    paint_progress_mark(painter, place, current(), begun, done=state is ArticleState.DONE)


def _short(count: int) -> str:
    """A count in few digits."""
    if count < _MANY:
        return str(count)
    return f"{count // _THOUSAND}k"
