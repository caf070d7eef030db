"""SameTextPanel: every place of a text, here or in all articles, with ticks for those that are to get its label."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotations import review
from annotations.changes import Changes
from annotations.model import ArticleId
from annotations.review import Marked, Occurrence, Sought
from annotations.schema import Schema
from annotations.store import Store
from annotations.walk import Focus
from desktop.commands import spell_keys
from desktop.core_problems import told_reason
from desktop.icons import icon
from desktop.jobs import Job, Jobs
from desktop.models.lines import Line, LinesModel
from desktop.panels.lines_view import LinesView
from desktop.session import Session
from desktop.tasks.deciding import Deciding
from desktop.widgets.key_button import KeyButton
from desktop.widgets.panel_hint import PanelHint
from desktop.widgets.segment_bar import Segment, SegmentBar

_MARGIN = 12
_HERE, _EVERYWHERE = "here", "everywhere"
_MOST = 20_000
"""Places that are listed: more than that is no text to label by hand."""
_LOOK_FIRST = (Marked.INSIDE, Marked.WITHIN)
"""What is there tells that something else may be meant: such places are not ticked at first."""
_SCOPE = 220
_TYPING_MS = 200
_DELIVER_EVERY = 0.1

Found = list[Occurrence]


class SameTextPanel(QWidget):
    """Space ticks, Return shows the place, Ctrl+Return labels what is ticked in one step."""

    jumped = Signal(object)
    """A place is shown: characters to select, or None where a span is in focus."""
    left = Signal()
    """Esc: the text may take the keys."""

    def __init__(self, session: Session, jobs: Jobs, deciding: Deciding) -> None:
        super().__init__()
        self.session = session
        self._jobs = jobs
        self._deciding = deciding
        self._job: Job | None = None
        self._found: Found = []
        self._is_cut = False
        self._failure = ""
        self._wants_keys = False
        self.text = QLineEdit()
        self.label = QComboBox()
        self.whole = QCheckBox(self.tr("&Whole words"))
        self.case = QCheckBox(self.tr("Match &case"))
        self.only_open = QCheckBox(self.tr("&Only open"))
        self.scope = SegmentBar()
        self.model = LinesModel(self)
        self.view = LinesView(self.model)
        self.hint = PanelHint("copy-check")
        self.pages = QStackedWidget()
        self.said = QLabel()
        self.button = KeyButton()
        self._foot = QFrame()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()
        self._connect()
        self._on_session_project_changed()

    def ask(self, *, everywhere: bool = True) -> None:
        """List the places of the selected text, or of the span in focus, with its label."""
        session, shown = self.session, self.session.current_span()
        if session.sheet is None or (session.selection is None and shown is None):
            session.failed.emit(self.tr("Select text first, or go to a span with [span.next] and [span.previous]"))
            return
        text = session.sheet.article.text
        start, end = session.selection or ((shown.start, shown.end) if shown is not None else (0, 0))
        with QSignalBlocker(self.text), QSignalBlocker(self.label), QSignalBlocker(self.scope):
            self.text.setText(" ".join(text[start:end].split()))
            if session.selection is None and shown is not None:
                self.label.setCurrentIndex(max(self.label.findData(shown.label), 0))
            self._show_scope(_EVERYWHERE if everywhere else _HERE)
        self.search()

    def take_keys(self) -> None:
        """Give the keys to the list; to the field above it until there is something in it."""
        wanted = self.view if self.model.rowCount() else self.text
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._wants_keys = wanted is not self.view

    @property
    def sought(self) -> Sought:
        """What is looked for, and the label that it is to get."""
        label = str(self.label.currentData() or "")
        return Sought(self.text.text(), label, self.whole.isChecked(), self.case.isChecked())

    def search(self) -> None:
        """Look for the text anew, in a job."""
        self._typing.stop()
        if self._job is not None:
            self._job.receive()
            self._job.cancel()
            self._job = None
        self._found, self._is_cut, self._failure = [], False, ""
        self.model.show_lines([], ticked=[])
        store, sought = self.session.store, self.sought
        if store is None or not sought.text.strip() or not sought.label:
            self._show_page()
            return
        path, here = store.path, self.session.article if self.scope.value == _HERE else None
        title = "" if here is not None else self.tr("Looking for “{0}”").format(sought.text)
        self._job = self._jobs.run(
            lambda job: _search(job, path, sought, here),
            title=title,
            item=self._on_item,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )
        self._show_page()

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+Return, which would mark the article as done."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_go(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return labels, Down goes from the fields to the list, Esc leaves."""
        if _is_go(event):
            self._label()
        elif event.key() == Qt.Key.Key_Down:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Inside

    def _build(self) -> None:
        self.text.setAccessibleName(self.tr("Text to look for"))
        self.text.setPlaceholderText(self.tr("Text"))
        self.text.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.label.setAccessibleName(self.tr("Label that it gets"))
        self.view.setAccessibleName(self.tr("Places of the text"))
        for box in (self.whole, self.case, self.only_open):
            box.setChecked(True)
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.scope.setFixedWidth(_SCOPE)
        self.scope.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        head.setSpacing(12)
        head.addWidget(self.text, 3)
        head.addWidget(self.label, 2)
        for widget in (self.whole, self.case, self.only_open, self.scope):
            head.addWidget(widget)
        self.button.setProperty("primary", True)  # noqa: FBT003 - Qt's own argument
        self._foot.setProperty("role", "hint")
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.button)
        self.pages.addWidget(self.hint)
        self.pages.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot)
        self._show_scope(_EVERYWHERE)

    def _connect(self) -> None:
        self.button.clicked.connect(self._label)
        self.hint.button.clicked.connect(self.search)
        self.case.toggled.connect(self.search)
        self.label.currentIndexChanged.connect(self.search)
        self.model.ticked_changed.connect(self._show_foot)
        self.only_open.toggled.connect(self._list_again)
        self.scope.chosen.connect(self.search)
        self.session.changed.connect(self._on_session_changed)
        self.session.article_changed.connect(self._on_session_article_changed)
        self.session.project_changed.connect(self._on_session_project_changed)
        self.text.returnPressed.connect(self.search)
        self.text.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.search)
        self.view.left.connect(self.left)
        self.view.opened.connect(self._jump)
        self.whole.toggled.connect(self.search)

    def _show_scope(self, value: str) -> None:
        here, everywhere = self.tr("This article"), self.tr("All articles")
        self.scope.show_segments([Segment(_HERE, here), Segment(_EVERYWHERE, everywhere)], value)

    def _label(self) -> None:
        label = self.sought.label
        places = [review.Place(it.article, it.start, it.end) for it in self.model.ticked]
        self._deciding.run(lambda store, told: review.label_places(store, places, label, told=told), len(places))

    def _jump(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self.jumped.emit(show_place(self.session, self.model.lines[index.row()]))

    def _list_again(self) -> None:
        found, self._found = self._found, []
        self.model.show_lines([], ticked=[])
        self._on_item(found)
        self._show_page()

    def _on_item(self, found: Found) -> None:
        self._found += found
        schema = self.session.schema
        only_open = self.only_open.isChecked()
        listed = [it for it in found if not (only_open and it.is_decided)]
        ticked = [nth for nth, it in enumerate(listed) if not it.is_decided and it.marked not in _LOOK_FIRST]
        self.model.add_lines([self._line(it, schema) for it in listed], ticked=ticked)
        if not self.view.currentIndex().isValid() and listed:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._show_page()
        if self._wants_keys and self.model.rowCount() and self.text.hasFocus():
            self.take_keys()

    def _line(self, it: Occurrence, schema: Schema) -> Line:
        title = schema.title_of(it.other)
        notes = {
            Marked.NOTHING: self.tr("not marked"),
            Marked.SUGGESTED: self.tr("suggested"),
            Marked.OTHER: (self.tr("is {0}") if it.is_decided else self.tr("suggested as {0}")).format(title),
            Marked.REJECTED: self.tr("rejected before"),
            Marked.INSIDE: self.tr("part of a longer name"),
            Marked.WITHIN: self.tr("inside {0}").format(title),
            Marked.HAS: self.tr("has the label"),
        }
        mine = it.marked in (Marked.SUGGESTED, Marked.HAS)
        label = self.sought.label if mine else it.other if it.marked is Marked.OTHER else ""
        can_tick = it.marked is not Marked.HAS
        return Line(it.article, it.start, it.end, label, not it.is_decided, notes[it.marked], None, can_tick)

    def _show_page(self) -> None:
        self.pages.setCurrentWidget(self.view if self.model.rowCount() else self.hint)
        text = self.text.text().strip()
        if self.session.store is None:
            self.hint.say(self.tr("No project is open"), "")
        elif not text:
            how = self.tr("Go to a span, or select text, and press [span.same_text].")
            self.hint.say(self.tr("No text is chosen"), spell_keys(how))
        elif self._job is not None:
            self.hint.say(self.tr("Looking for “{0}”…").format(text), "")
        elif self._failure:
            self.hint.say_failed(told_reason(self._failure))
        elif self._found:
            self.hint.say(self.tr("Every place is decided"), self.tr("Show them all without “Only open”."))
        else:
            self.hint.say(self.tr("No place has “{0}”").format(text), "")
        self._show_foot()

    def _show_foot(self) -> None:
        count, listed = len(self.model.ticked), self.model.rowCount()
        articles = len({line.article for line in self.model.lines})
        self._foot.setVisible(listed > 0)
        said = self.tr("{0} of {1} ticked, in {2}").format(f"{count:,}", f"{listed:,}", _articles(self, articles))
        if self._is_cut:
            said += self.tr("; there are more: the list ends here")
        self.said.setText(said)
        title = self.label.currentText()
        self.button.setText(self.tr("Label {0} as {1}  (Ctrl ↵)").format(f"{count:,}", title))
        self.button.setEnabled(count > 0)

    # What the parts and the session report

    def _on_done(self, is_cut: bool) -> None:  # noqa: FBT001 - the job's answer
        self._job = None
        self._is_cut = is_cut
        self._show_page()

    def _on_failed(self, reason: str) -> None:
        self._job, self._failure = None, reason
        self.model.show_lines([], ticked=[])
        self.session.failed.emit(reason)
        self._show_page()

    def _on_cancelled(self) -> None:
        self._job = None
        self._failure = "" if self.model.rowCount() else self.tr("You stopped it.")
        self._show_page()

    def _on_session_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.articles and any(it.article in changes.articles for it in self._found):
            self._typing.start()

    def _on_session_article_changed(self) -> None:
        if self.isVisible() and self.scope.value == _HERE:
            self._typing.start()

    def _on_session_project_changed(self) -> None:
        self.model.open(self.session.store)
        self.view.show_schema(self.session.schema)
        with QSignalBlocker(self.label), QSignalBlocker(self.text):
            self.text.clear()
            self.label.clear()
            for label in self.session.schema.labels:
                self.label.addItem(label.title, label.name)
        self.search()


def _is_go(event: QKeyEvent) -> bool:
    returns = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return returns and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def show_place(session: Session, line: Line) -> tuple[int, int] | None:
    """Show the article of a place, its span in focus; the characters to select where there is no span."""
    if session.article != line.article:
        session.show(line.article)
    sheet, place = session.sheet, (line.start, line.end)
    spans = (*sheet.gold.spans, *sheet.suggested.spans) if sheet is not None else ()
    span = next((it.id for it in spans if (it.start, it.end) == place and line.label in ("", it.label)), None)
    if span is None:
        return place
    session.set_focus(Focus(span=span))
    return None


def _articles(panel: QWidget, count: int) -> str:
    return panel.tr("one article") if count == 1 else panel.tr("{0} articles").format(f"{count:,}")


def _search(job: Job, path: Path, sought: Sought, here: ArticleId | None) -> bool:
    """Deliver the places article by article; whether there are more than are listed."""
    with Store.open(path, readonly=True) as store:
        articles = [here] if here is not None else review.candidates(store, sought)
        waiting: Found = []
        total, told = 0, time.monotonic()
        for nth, (_, found) in enumerate(review.occurrences(store, sought, articles)):
            waiting += found
            total += len(found)
            if time.monotonic() - told > _DELIVER_EVERY or total > _MOST:
                job.progress(nth, len(articles))
                job.deliver(waiting)
                waiting, told = [], time.monotonic()
            if total > _MOST:
                return True
        job.deliver(waiting)
    return False
