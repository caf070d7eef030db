"""SuggestionsPanel: all suggestions of the project as a table, to narrow, to sort and to decide on together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from annotations import review
from annotations.model import ArticleId
from annotations.walk import Focus
from desktop.commands import spell_keys
from desktop.core_problems import told_reason
from desktop.jobs import Job, Jobs
from desktop.models.suggestions import ARTICLE, LABEL, PASSAGE, SCORE, SOURCE, STATE, TEXT, SuggestionsModel
from desktop.origins import origin_family, origin_text
from desktop.panels.bulk_foot import BulkFoot
from desktop.panels.suggestions_delegate import ROW, SuggestionsDelegate
from desktop.session import Session
from desktop.survey import Survey
from desktop.tasks.deciding import Deciding
from desktop.widgets.narrow_row import NarrowRow
from desktop.widgets.panel_hint import PanelHint

if TYPE_CHECKING:
    from annotations.curate.expected import Expected
    from annotations.curate.passages import Narrowing, PassageTable, Rows

_MARGIN = 12
_HERE = "here"
_THIS_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_WIDTHS = {LABEL: 130, SCORE: 70, SOURCE: 150, STATE: 120}


class SuggestionsPanel(QWidget):
    """Space and X decide on the rows that are chosen, a label's key relabels them, Return shows the place."""

    jumped = Signal(object)
    """A place is shown: characters to select, or None where a span is in focus."""
    left = Signal()
    """Esc: the text may take the keys."""

    def __init__(self, session: Session, jobs: Jobs, survey: Survey, deciding: Deciding) -> None:
        super().__init__()
        self.session = session
        self._jobs = jobs
        self._survey = survey
        self._deciding = deciding
        self._job: Job | None = None
        self._is_due = False
        self._failure = ""
        self._wants_keys = False
        self.narrow = NarrowRow()
        self.model = SuggestionsModel(self)
        self.view = QTableView()
        self.delegate = SuggestionsDelegate(self.view)
        self.foot = BulkFoot()
        self.hint = PanelHint("list-filter")
        self.pages = QStackedWidget()
        self._build()
        self._connect()
        self._on_session_project_changed()

    def take_keys(self) -> None:
        """Give the keys to the table; to the first field until there is something in it."""
        wanted = self.view if self.model.rowCount() else self.narrow.text
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._wants_keys = wanted is not self.view

    def show_like(self, label: str, source: str) -> None:
        """Show everything that waits with a label and from a source, in the whole project."""
        from annotations.curate.passages import State

        source = origin_family(source)
        for field in (self.narrow.text, self.narrow.score):
            field.clear()
        self._offer()
        self.narrow.choose(self.narrow.label, label)
        if self._survey.table is None and source:
            # Which sources there are is known once the table is made.
            self.narrow.source.addItem(origin_text(source), source)
        self.narrow.choose(self.narrow.source, source)
        self.narrow.choose(self.narrow.state, State.OPEN)
        self.narrow.choose(self.narrow.scope, "")
        self.narrow.changed.emit()

    @property
    def narrowing(self) -> Narrowing:
        """Which suggestions are meant."""
        from annotations.curate.passages import Narrowing, State

        state = self.narrow.state.currentData()
        least, most = self.narrow.range
        here = self.session.article or ArticleId(-1)
        return Narrowing(
            self.narrow.text.text().strip(),
            self.narrow.label.currentData() or "",
            self.narrow.source.currentData() or "",
            least,
            most,
            None if state == "" else State(state),
            here if self.narrow.scope.currentData() == _HERE else None,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """The table is made when it is first seen."""
        super().showEvent(event)
        self._survey.want()
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the table."""
        if watched is self.view and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Find anew what is meant, in a job; the list stays until it is found."""
        table = self._survey.table
        if not self.isVisible():
            return
        if table is None:
            self.model.show_rows(None, None)
            self._show_page()
            return
        self._offer()
        if self._job is not None:
            self._is_due = True
            return
        self._is_due, self._failure = False, ""
        meant, by, descending = self.narrowing, self._by(), self._is_descending()
        self._job = self._jobs.run(
            lambda _job: _found(table, meant, by, descending=descending), done=self._on_found, failed=self._on_failed
        )

    # Inside

    def _build(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Suggestions of the project"))
        view.installEventFilter(self)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(ROW)
        head = view.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setSortIndicator(ARTICLE, Qt.SortOrder.AscendingOrder)
        head.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(ARTICLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, width)
        self.pages.addWidget(self.hint)
        self.pages.addWidget(view)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        top.addWidget(self.narrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.foot.accept_requested.connect(partial(self._decide_on_shown, review.accept_all))
        self.foot.reject_requested.connect(partial(self._decide_on_shown, review.reject_all))
        self.foot.relabel_requested.connect(self._relabel)
        self.hint.button.clicked.connect(self._on_hint_button_clicked)
        self.narrow.changed.connect(self.refresh)
        self.session.article_changed.connect(self._on_session_article_changed)
        self.session.project_changed.connect(self._on_session_project_changed)
        self._survey.changed.connect(self.refresh)
        self.view.doubleClicked.connect(self._jump)
        self.view.horizontalHeader().sortIndicatorChanged.connect(self.refresh)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        label = self.session.schema.label_of(event.text())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._jump(self.view.currentIndex())
        elif key == Qt.Key.Key_Space:
            self._decide(review.accept_all)
        elif key in (Qt.Key.Key_X, Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not control:
            self._decide(review.reject_all)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif label is not None and not control:
            self._relabel(label.name)
        else:
            return False
        return True

    def _offer(self) -> None:
        """Keep the choices above the table in step with what there is."""
        from annotations.curate.passages import State

        narrow, table = self.narrow, self._survey.table
        labels = [(label.title, label.name) for label in self.session.schema.labels]
        narrow.offer(narrow.label, [(self.tr("Every label"), ""), *labels])
        states = (
            *((self.tr("Open"), State.OPEN), (self.tr("Every state"), ""), (self.tr("Accepted"), State.ACCEPTED)),
            *((self.tr("Corrected"), State.CORRECTED), (self.tr("Rejected"), State.REJECTED)),
        )
        narrow.offer(narrow.state, states)
        layers, origins = table.sources() if table is not None else ([], [])
        families = dict.fromkeys(map(origin_family, origins))
        names = [*(layers if len(layers) > 1 else ()), *families]
        if table is None and narrow.source.currentData():
            names.append(narrow.source.currentData())
        sources = [(origin_text(name), name) for name in names]
        narrow.offer(narrow.source, [(self.tr("Every source"), ""), *sources])
        narrow.offer(narrow.scope, [(self.tr("Whole project"), ""), (self.tr("This article"), _HERE)])

    def _by(self) -> str:
        columns = {TEXT: "text", LABEL: "label", SCORE: "score", ARTICLE: "article", SOURCE: "source", STATE: "state"}
        return columns[self.view.horizontalHeader().sortIndicatorSection()]

    def _is_descending(self) -> bool:
        return self.view.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder

    def _parts(self) -> list[QItemSelectionRange]:
        """The stretches of the list that are chosen."""
        return self.view.selectionModel().selection().toList()

    def _count_chosen(self) -> int:
        return sum(part.height() for part in self._parts())

    def _decide(self, step: Callable[..., review.Bulk], *, every: bool = False) -> None:
        """Decide on the rows that are chosen, or on every one that waits."""
        if every:
            spans = self.model.open_spans()
        elif self._count_chosen() > review.MOST:
            text = self.tr("That is {0} at once; one step takes {1} at most. Narrow the list first.")
            self.session.failed.emit(text.format(f"{self._count_chosen():,}", f"{review.MOST:,}"))
            return
        else:
            spans = self.model.spans_in([(part.top(), part.bottom() + 1) for part in self._parts()])
        self._deciding.run(lambda store, told: step(store, spans, told=told), len(spans))

    def _decide_on_shown(self, step: Callable[..., review.Bulk]) -> None:
        """What the buttons say: all that wait, unless several rows are chosen."""
        self._decide(step, every=self._count_chosen() <= 1)

    def _relabel(self, label: str) -> None:
        self._decide(partial(review.relabel_all, label=label))

    def _jump(self, index: QModelIndex) -> None:
        passage = index.data(PASSAGE)
        if passage is None:
            return
        if passage.article == self.session.article:
            self.session.set_focus(Focus(span=passage.span))
        else:
            self.session.show(passage.article, Focus(span=passage.span))
        self.jumped.emit(None)

    def _show_page(self) -> None:
        if self.model.rowCount():
            self.pages.setCurrentWidget(self.view)
        else:
            self.pages.setCurrentWidget(self.hint)
            if self.session.store is None:
                self.hint.say(self.tr("No project is open"), "")
            elif reason := self._failure or self._survey.failure:
                self.hint.say_failed(told_reason(reason))
            elif self._survey.table is None:
                self.hint.say(self.tr("Reading the suggestions…"), self.tr("You can go on working."))
            elif len(self._survey.table):
                self.hint.say(self.tr("No suggestion fits"), self.tr("Empty a field above to see more."))
            else:
                how = self.tr("Let the machine suggest ([articles.suggest]).")
                self.hint.say(self.tr("No suggestions yet"), spell_keys(how))
        self.foot.setVisible(self.model.rowCount() > 0)

    # What the parts report

    def _on_found(self, found: tuple[PassageTable, Rows, Expected]) -> None:
        self._job = None
        table, rows, expected = found
        current = self.view.currentIndex()
        passage, row = current.data(PASSAGE), current.row()
        scrolled = self.view.verticalScrollBar().value()
        self.model.show_rows(table, rows)
        self._show_page()
        stays = self.model.row_of(passage.span) if passage is not None else -1
        row = min(max(stays if stays >= 0 else row, 0), self.model.rowCount() - 1)
        self.view.verticalScrollBar().setValue(scrolled)
        if row >= 0:
            # Not by the view, which would ask which modifiers are held.
            self.view.selectionModel().setCurrentIndex(self.model.index(row, TEXT), _THIS_ROW)
        if self._wants_keys and row >= 0 and self.narrow.text.hasFocus() and not self.narrow.text.text():
            self.take_keys()
        self.foot.show_expected(expected)
        self._show_chosen()
        if self._is_due:
            self.refresh()

    def _on_failed(self, reason: str) -> None:
        self._job, self._failure = None, reason
        self.model.show_rows(None, None)
        self._show_page()

    def _on_hint_button_clicked(self) -> None:
        self._failure = ""
        self._survey.want()
        self.refresh()

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.foot.show_chosen(self._count_chosen(), self.model.rowCount())

    def _on_session_article_changed(self) -> None:
        if self.narrow.scope.currentData() == _HERE:
            self.refresh()

    def _on_session_project_changed(self) -> None:
        self.model.open(self.session.store, self.session.schema)
        self.delegate.schema = self.session.schema
        self.foot.offer_labels(self.session.schema)
        self._offer()
        self._show_page()


def _found(table: PassageTable, meant: Narrowing, by: str, *, descending: bool) -> tuple[PassageTable, Rows, Expected]:
    from annotations.curate.expected import Expected
    from annotations.curate.passages import By

    rows = table.ordered(table.suggestions(meant), By(by), descending=descending)
    return table, rows, Expected(*table.record(meant))
