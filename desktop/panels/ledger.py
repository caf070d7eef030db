"""LedgerPanel: what each text came to over the project, the odd ones first, with its places to put right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotations import review
from annotations.model import GOLD, Passage, SpanId
from desktop.core_problems import told_reason
from desktop.icons import icon
from desktop.jobs import Job, Jobs
from desktop.models.ledger import ENTRY, LedgerModel
from desktop.models.lines import Line, LinesModel
from desktop.panels.bulk_foot import BulkFoot
from desktop.panels.ledger_delegate import LedgerDelegate
from desktop.panels.lines_view import LinesView
from desktop.panels.same_text import show_place
from desktop.session import Session
from desktop.survey import Survey
from desktop.tasks.deciding import Deciding
from desktop.widgets.panel_hint import PanelHint

if TYPE_CHECKING:
    from annotations.curate.ledger import Entry
    from annotations.curate.passages import PassageTable

_MARGIN = 12
_TYPING_MS = 120
_MOST = 5000
"""Places of one text that are listed, the rare outcomes first."""
_SIDES = (380, 700)

Step = Callable[..., review.Bulk]


class LedgerPanel(QWidget):
    """Up and Down choose a text; in its places Space ticks, X rejects, a label's key relabels, Return shows."""

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
        self._made_of: PassageTable | None = None
        self._failure = ""
        self._chosen = ""
        self.filter = QLineEdit()
        self.only_odd = QCheckBox(self.tr("Only &odd ones"))
        self.model = LedgerModel(self)
        self.list = QListView()
        self.lines = LinesModel(self)
        self.view = LinesView(self.lines)
        self.foot = BulkFoot()
        self.hint = PanelHint("book-open")
        self.pages = QStackedWidget()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()
        self._connect()
        self._on_session_project_changed()

    def take_keys(self) -> None:
        """Give the keys to the list of texts."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """The table is made when it is first needed."""
        super().showEvent(event)
        self._survey.want()
        self.refresh()

    def refresh(self) -> None:
        """Make the ledger anew where the table is another, in a job."""
        table = self._survey.table
        if not self.isVisible() or self._job is not None:
            return
        if table is None:
            self.model.show_entries([])
            self._narrow()
        elif table is not self._made_of:
            self._made_of, self._failure = table, ""
            self._job = self._jobs.run(lambda _job: _made(table), done=self._on_made, failed=self._on_failed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Right and Return go from the texts to the places, Left goes back; Down goes from the filter to the texts."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self.list and key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif (watched, key) in ((self.view, Qt.Key.Key_Left), (self.filter, Qt.Key.Key_Down)):
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif watched is self.list and key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return super().eventFilter(watched, event)
        return True

    # Inside

    def _build(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter texts"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.only_odd.setChecked(True)
        self.only_odd.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LedgerDelegate(self.model))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Texts and what they came to"))
        self.view.setAccessibleName(self.tr("Places of the text"))
        for widget in (self.filter, self.list, self.view):
            widget.installEventFilter(self)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        head.setSpacing(12)
        head.addWidget(self.filter, 1)
        head.addWidget(self.only_odd)
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addLayout(head)
        side.addWidget(self.list, 1)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.view, 1)
        side.addWidget(self.foot)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes(list(_SIDES))
        self._split = split
        self.pages.addWidget(self.hint)
        self.pages.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._typing.start)
        self.foot.accept_requested.connect(self._accept)
        self.foot.reject_requested.connect(self._reject)
        self.foot.relabel_requested.connect(self._relabel)
        self.hint.button.clicked.connect(self._on_hint_button_clicked)
        self.lines.ticked_changed.connect(self._show_foot)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.only_odd.toggled.connect(self._narrow)
        self.session.project_changed.connect(self._on_session_project_changed)
        self._survey.changed.connect(self.refresh)
        self._typing.timeout.connect(self._narrow)
        self.view.selectionModel().currentChanged.connect(self._show_foot)
        self.view.key_pressed.connect(self._on_view_key_pressed)
        self.view.left.connect(self.left)
        self.view.opened.connect(self._jump)

    def _narrow(self) -> None:
        """List what the filter leaves, the chosen text still chosen."""
        chosen, scrolled = self._chosen, self.list.verticalScrollBar().value()
        self.model.narrow(self.filter.text(), only_odd=self.only_odd.isChecked())
        row = max(self.model.row_of(chosen), 0)
        self.list.verticalScrollBar().setValue(scrolled)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            self._show_places(None)
        self._show_page()

    def _show_places(self, entry: Entry | None) -> None:
        self._chosen = entry.text if entry is not None else ""
        table = self._made_of
        if entry is None or table is None:
            self.lines.show_lines([], ticked=[])
            return
        from annotations.curate.ledger import occurrences

        rows = occurrences(table, entry.text)[:_MOST].tolist()
        self.lines.show_lines([self._line(table.passage(row)) for row in rows], ticked=[])
        self.view.setCurrentIndex(self.lines.index(0, 0))

    def _line(self, passage: Passage) -> Line:
        title = self.session.schema.title_of(passage.label)
        if passage.layer == GOLD:
            note = title
        elif passage.decision is not None:
            note = self.tr("rejected as {0}").format(title)
        else:
            note = self.tr("open, as {0}").format(title)
        is_open = passage.layer != GOLD
        # What was rejected is not marked in the text either.
        marked = "" if passage.decision is not None else passage.label
        return Line(passage.article, passage.start, passage.end, marked, is_open, note, passage.span)

    def _show_foot(self) -> None:
        count = len(self._meant())
        self.foot.show_ticked(len(self.lines.ticked), count, self.lines.rowCount())

    def _meant(self) -> list[SpanId]:
        """The spans that are ticked, or else the one in focus."""
        lines = self.lines.ticked
        row = self.view.currentIndex().row()
        if not lines and 0 <= row < len(self.lines.lines):
            lines = [self.lines.lines[row]]
        return [line.span for line in lines if line.span is not None]

    def _decide(self, step: Step) -> None:
        spans = self._meant()
        self._deciding.run(lambda store, told: step(store, spans, told=told), len(spans))

    def _accept(self) -> None:
        self._decide(review.accept_all)

    def _reject(self) -> None:
        self._decide(review.reject_all)

    def _relabel(self, label: str) -> None:
        self._decide(partial(review.relabel_all, label=label))

    def _jump(self, index: QModelIndex) -> None:
        if index.isValid():
            self.jumped.emit(show_place(self.session, self.lines.lines[index.row()]))

    def _show_page(self) -> None:
        self.pages.setCurrentWidget(self._split if self.model.total else self.hint)
        if self.session.store is None:
            self.hint.say(self.tr("No project is open"), "")
        elif reason := self._failure or self._survey.failure:
            self.hint.say_failed(told_reason(reason))
        elif self._survey.table is None or self._job is not None:
            self.hint.say(self.tr("Reading what was decided…"), self.tr("You can go on working."))
        else:
            text = self.tr("Each text that you decide on comes here, with every label that it got.")
            self.hint.say(self.tr("Nothing is decided yet"), text)

    # What the parts and the session report

    def _on_made(self, entries: list[Entry]) -> None:
        self._job = None
        self.model.show_entries(entries)
        self._narrow()
        self.refresh()

    def _on_failed(self, reason: str) -> None:
        self._job, self._failure = None, reason
        self.model.show_entries([])
        self._narrow()

    def _on_hint_button_clicked(self) -> None:
        self._made_of, self._failure = None, ""
        self._survey.want()
        self._show_page()
        self.refresh()

    def _on_list_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        entry = index.data(ENTRY) if index.isValid() else None
        if entry is not None:
            self._show_places(entry)

    def _on_view_key_pressed(self, char: str) -> None:
        label = self.session.schema.label_of(char)
        if char.upper() == "X":
            self._reject()
        elif label is not None:
            self._relabel(label.name)

    def _on_session_project_changed(self) -> None:
        self._made_of, self._chosen, self._failure = None, "", ""
        self.model.schema = self.session.schema
        self.lines.open(self.session.store)
        self.view.show_schema(self.session.schema)
        self.foot.offer_labels(self.session.schema)
        self.model.show_entries([])
        self._narrow()


def _made(table: PassageTable) -> list[Entry]:
    from annotations.curate.ledger import ledger

    return ledger(table)
