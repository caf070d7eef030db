"""MainWindow: builds the three panes, says what each command does, and connects everything in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter

from annotations.changes import Changes
from annotations.edges import Edge
from annotations.model import ArticleId
from desktop.actions import Actions
from desktop.ahead import Ahead
from desktop.care import Care
from desktop.centre import Centre
from desktop.dialogs.keys_overlay import KeysOverlay
from desktop.dialogs.split_card import SplitCard
from desktop.drawer import HEIGHT as DRAWER_HEIGHT
from desktop.drawer import Drawer
from desktop.dropping import Dropping
from desktop.inspector import Inspector
from desktop.jobs import Jobs
from desktop.keymap import use_keys
from desktop.keys import takes_keys
from desktop.menus import Menus
from desktop.panels.dashboard import Dashboard
from desktop.panels.queue import QueuePanel
from desktop.pickers import Pickers
from desktop.preferences import Preferences
from desktop.projects import Projects
from desktop.remarks import Remarks
from desktop.session import Session
from desktop.settings import Settings
from desktop.status import Status
from desktop.tasks.suggesting import Suggesting
from desktop.view_options import ViewOptions
from desktop.widgets.plural import plural
from desktop.widgets.status_line import StatusLine

_SIZE = (1440, 900)
_FRAME = (16, 64)
"""What a desktop may put around a window."""
_PANES = (280, 800, 360)


class MainWindow(QMainWindow):
    """Queue, text and inspector over one session."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        use_keys(settings.own_keys)
        self.session = Session(self)
        self.session.second_look = lambda: settings.second_look / 100
        self.jobs = Jobs(self)
        self.commands = Actions(self, self.session, self.jobs)
        self.projects = Projects(self, self.session, self.jobs, settings)
        self.care = Care(self, self.session, self.jobs, self.projects)
        self.suggesting = Suggesting(self.session, self.jobs, self)
        self.menus = Menus(self, self.commands)
        self.pickers = Pickers(self, self.session, self.commands)
        self.keys = KeysOverlay(self)
        self.split_card = SplitCard(self)
        self.remarks = Remarks(self.session, self)
        self.queue = QueuePanel(self.session, jobs=self.jobs)
        self.centre = Centre(self.session, self.commands)
        self.dashboard = Dashboard(self.session, self.jobs)
        self.centre.add_dashboard(self.dashboard)
        self.options = ViewOptions(self.centre.reader, settings, self)
        self.preferences = Preferences(self, self.session, self.commands, settings, self.options)
        self.dropping = Dropping(self, self.projects)
        self.ahead = Ahead(self.session, self.centre.reader, self._likely_next, self)
        self.inspector = Inspector(self.session)
        self.drawer = Drawer(self, self.session, self.jobs)
        self.status_line = StatusLine()
        self.status = Status(self.status_line, self.session, self.jobs)
        self._build()
        self._connect()
        self.pickers.more = self.queue.palette_entries
        self.commands.bind(self._handlers())
        self._restore()

    def start(self, project: Path | None = None) -> None:
        """Open a project, or the last one where none is named."""
        last = Path(self.settings.last_project)
        if project is not None or last.is_file():
            self.projects.open(project or last)
        self._show_title()
        self.commands.refresh()
        self._show_recent()
        self._take_keys()

    def _build(self) -> None:
        self.setStatusBar(self.status_line)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.queue, self.centre, self.inspector):
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(1)
        self.floors = QSplitter(Qt.Orientation.Vertical)
        self.floors.addWidget(self.panes)
        self.floors.addWidget(self.drawer)
        self.floors.setStretchFactor(0, 1)
        self.floors.setChildrenCollapsible(False)
        self.floors.setHandleWidth(1)
        self.floors.setSizes([DRAWER_HEIGHT * 2, DRAWER_HEIGHT])
        self.setCentralWidget(self.floors)

    def _connect(self) -> None:
        """All wiring between parts, sorted by sender."""
        self.centre.clicked.connect(self._take_keys)
        self.dashboard.kept.connect(self.status.say)
        self.drawer.jumped.connect(self._on_jumped)
        self.drawer.left.connect(self._take_keys)
        self.inspector.agreements.new_requested.connect(self.pickers.new_agreement)
        self.inspector.notes.kept.connect(self._take_keys)
        self.jobs.changed.connect(self.commands.refresh)
        self.centre.project_chosen.connect(self.projects.open)
        self.menus.recent_chosen.connect(self.projects.open)
        self.menus.recent_cleared.connect(self._forget_recent)
        self.options.changed.connect(self.status.say)
        self.projects.jumped.connect(self._on_jumped)
        self.projects.opened.connect(self._on_projects_opened)
        self.projects.suggest_asked.connect(self._suggest)
        self.queue.import_requested.connect(self.projects.ask_import)
        self.queue.opened.connect(self._take_keys)
        self.session.article_changed.connect(self._on_session_article_changed)
        self.session.changed.connect(self._on_session_changed)
        self.session.failed.connect(self.status.say_failed)
        self.session.focus_changed.connect(self._on_session_focus_changed)
        self.session.notice.connect(self.status.say)
        self.session.project_changed.connect(self.commands.rebuild)
        self.session.selection_changed.connect(self.commands.refresh)
        for closing in (self.keys, self.pickers, self.remarks, self.split_card):
            closing.closed.connect(self._take_keys)
        self.split_card.split_requested.connect(self.session.cards.split)
        self.status_line.cancel_requested.connect(self.jobs.cancel)
        self.suggesting.failed.connect(self.status.say_failed)
        self.suggesting.finished.connect(self._on_suggesting_finished)
        self.suggesting.running.connect(self.centre.show_suggesting)

    def _handlers(self) -> Mapping[str, Callable[..., object]]:
        """What each command does, by its id; "label" and "role" get the schema's name."""
        session, projects, pickers = self.session, self.projects, self.pickers
        return {
            "agreement.gap": session.cards.next_gap,
            "agreement.kind": pickers.choose_kind,
            "agreement.merge": pickers.choose_merge,
            "agreement.new": pickers.new_agreement,
            "agreement.next": self._next_card,
            "agreement.pick": pickers.choose_armed,
            "agreement.split": self._split_card,
            "agreement.status": pickers.choose_status,
            "article.done": session.done_and_next,
            "article.done_anyway": partial(session.done_and_next, complete=False),
            "article.next": partial(self._show_neighbour, 1),
            "article.previous": partial(self._show_neighbour, -1),
            "article.original": projects.save_original,
            "article.reopen": session.reopen_article,
            "articles.export": projects.ask_export,
            "articles.import": projects.ask_import,
            "articles.suggest": self._suggest,
            "help.keys": self._show_keys,
            "history.redo": self.drawer.deciding.redo,
            "history.undo": self.drawer.deciding.undo,
            "job.cancel": self.jobs.cancel,
            "label": session.relabel,
            "note.write": self._write_note,
            "pane.inspector": self._to_inspector,
            "pane.queue": self._to_queue,
            "pane.reader": self._take_keys,
            "project.new": projects.ask_new,
            "project.open": projects.ask_open,
            "project.samples": projects.open_samples,
            "queue.filters": self._show_filters,
            "queue.find": self._find,
            "queue.keep": self.queue.bar.ask_name,
            "queue.order": self._show_orders,
            "role": session.fill,
            "span.label_same": session.label_same,
            "span.next": session.next_span,
            "span.previous": session.previous_span,
            "span.widen_left": partial(session.move_edge, Edge.WIDEN_LEFT),
            "span.widen_right": partial(session.move_edge, Edge.WIDEN_RIGHT),
            "span.narrow_left": partial(session.move_edge, Edge.NARROW_LEFT),
            "span.narrow_right": partial(session.move_edge, Edge.NARROW_RIGHT),
            "span.widen_left_char": partial(session.move_edge, Edge.WIDEN_LEFT, by_word=False),
            "span.widen_right_char": partial(session.move_edge, Edge.WIDEN_RIGHT, by_word=False),
            "span.narrow_left_char": partial(session.move_edge, Edge.NARROW_LEFT, by_word=False),
            "span.narrow_right_char": partial(session.move_edge, Edge.NARROW_RIGHT, by_word=False),
            "stop.accept": session.accept_current,
            "stop.accept_whole": session.accept_whole,
            "stop.next": session.skip,
            "stop.previous": session.back,
            "stop.reject": session.reject_current,
            "stop.reopen": session.reopen_current,
            "view.dashboard": self.centre.toggle_dashboard,
            "view.inspector": self._toggle_inspector,
            "view.palette": pickers.show_palette,
            "view.queue": self._toggle_queue,
            "window.quit": self.close,
            **self.care.handlers(),
            **self.drawer.handlers(),
            **self.options.handlers(),
            **self.remarks.handlers(),
            **self.preferences.handlers(),
        }

    # What is remembered

    def _restore(self) -> None:
        settings = self.settings
        self.resize(_fitting_size())
        self.panes.setSizes(list(_PANES))
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        if not settings.splitter.isEmpty():
            self.panes.restoreState(settings.splitter)
        self.queue.setVisible(settings.queue_shown)
        self.inspector.setVisible(settings.inspector_shown)
        self.inspector.setCurrentIndex(settings.inspector_tab)
        self.options.restore()
        self.centre.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask only where a decision is not on disk. Remember the layout, let the jobs end."""
        if not self.session.unsaved.may_close(self):
            event.ignore()
            return
        self.projects.remember_position()
        self.settings.geometry = self.saveGeometry()
        self.settings.splitter = self.panes.saveState()
        self.settings.inspector_tab = self.inspector.currentIndex()
        self.settings.save()
        self.hide()
        self.jobs.drain()
        self.session.close()
        super().closeEvent(event)

    # Commands of the window itself

    def changeEvent(self, event: QEvent) -> None:
        """A new style: what does not ask for colours at each painting gets them here."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "status"):
            self.centre.refresh()
            self.status.refresh()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wants leads back to the text; there it lets go of the armed slot."""
        if event.key() == Qt.Key.Key_Escape:
            if self.centre.reader.hasFocus():
                self.session.filling.disarm()
            self._take_keys()
        else:
            super().keyPressEvent(event)

    def _suggest(self) -> None:
        self._prefer_shown()
        self.suggesting.start()
        if self.suggesting.is_running:
            self.status.say(self.tr("The machine reads the articles; you can go on working."))

    def _prefer_shown(self) -> None:
        """The machine reads what is shown first, then what the keys lead to."""
        self.suggesting.prefer([self.session.article, *self._likely_next()])

    def _show_neighbour(self, step: int) -> None:
        if not self.queue.show_neighbour(step):
            self.status.say(self.tr("There is no further article this way."))

    def _likely_next(self) -> Iterable[ArticleId | None]:
        """The articles that the keys for next, previous and done lead to."""
        return self.queue.neighbour(1), self.queue.neighbour(-1), self.session.next_undone()

    def _next_card(self) -> None:
        self.inspector.setCurrentWidget(self.inspector.agreements)
        self.session.next_card()

    def _split_card(self) -> None:
        card = self.inspector.agreements.chosen_card()
        if card is not None:
            self.split_card.ask(card, self.session.schema)

    def _write_note(self) -> None:
        self._show_inspector(self.inspector.notes)
        self.inspector.notes.start_note()

    def _to_inspector(self) -> None:
        self._show_inspector(self.inspector.currentWidget())
        self.inspector.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_queue(self) -> None:
        self._show_queue(shown=True)
        self.queue.focus_list()

    def _find(self) -> None:
        self._show_queue(shown=True)
        self.queue.focus_search()

    def _show_orders(self) -> None:
        self._show_queue(shown=True)
        self.queue.bar.show_orders()

    def _show_filters(self) -> None:
        self._show_queue(shown=True)
        self.queue.bar.show_filters()

    def _take_keys(self) -> None:
        self.centre.take_keys()

    def _toggle_inspector(self) -> None:
        self.settings.inspector_shown = self.inspector.isHidden()
        self.inspector.setVisible(self.settings.inspector_shown)

    def _toggle_queue(self) -> None:
        self._show_queue(shown=self.queue.isHidden())

    def _show_inspector(self, panel: object) -> None:
        self.settings.inspector_shown = True
        self.inspector.show()
        self.inspector.setCurrentWidget(panel)  # pyright: ignore[reportArgumentType] - one of its own tabs

    def _show_queue(self, *, shown: bool) -> None:
        self.settings.queue_shown = shown
        self.queue.setVisible(shown)

    def _show_keys(self) -> None:
        self.keys.show_keys(self.commands.table, self.session.schema)

    def _show_recent(self) -> None:
        known = self.projects.known()
        self.menus.show_recent(known)
        self.centre.show_recent(known)

    def _forget_recent(self) -> None:
        self.projects.forget()
        self._show_recent()

    def _show_title(self) -> None:
        store = self.session.store
        self.setWindowTitle(f"{store.path.stem} — Ratify" if store is not None else "Ratify")

    # What the parts report

    def _on_projects_opened(self) -> None:
        self._show_title()
        self.commands.refresh()
        self._show_recent()
        self._take_keys()

    def _on_jumped(self, place: tuple[int, int] | None) -> None:
        """A place that no span has is selected, so that a label's key adds one."""
        if place is not None:
            self.centre.reader.select(place)
            self.centre.reader.reveal(place[0])

    def _on_session_article_changed(self) -> None:
        self.status.say("")
        self.inspector.setVisible(self.settings.inspector_shown and not self.centre.shows_dashboard)
        self.status.show_article()
        self.commands.refresh()
        if self.suggesting.is_running:
            self._prefer_shown()
        self.projects.remember_position()
        if not takes_keys(QApplication.focusWidget()):
            self._take_keys()

    def _on_session_changed(self, _changes: Changes) -> None:
        self.status.show_article()
        self.commands.refresh()

    def _on_session_focus_changed(self) -> None:
        self.status.show_focus()
        self.commands.refresh()
        if self.session.focus.agreement is not None and self.session.focus.span is None:
            self.inspector.setCurrentWidget(self.inspector.agreements)

    def _on_suggesting_finished(self, articles: int) -> None:
        if articles:
            one, many = self.tr("One article has suggestions now."), self.tr("%n articles have suggestions now.")
            self.status.say(plural(articles, one, many))
        else:
            self.status.say(self.tr("Every article has suggestions already."))


def _fitting_size() -> QSize:
    """The size of the first window: no larger than the screen with the frame around it."""
    free = QGuiApplication.primaryScreen().availableSize() - QSize(*_FRAME)
    return QSize(*_SIZE).boundedTo(free)
