"""Actions: the commands of one schema as Qt actions, with their keys, and enabled as far as they make sense."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.commands import Command, Needs, Table, commands_for, translated
from desktop.core_texts import told
from desktop.icons import icon
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.unmet import Unmet
from desktop.widgets.key_cap import key_text

_log = logging.getLogger(__name__)

_ONCE = ("stop.accept", "stop.accept_whole", "stop.reject", "article.done", "agreement.new", "label.", "role.")
"""Commands that a key held down must not repeat: each is a decision."""
_ROLES = {
    "help.about": QAction.MenuRole.AboutRole,
    "settings.open": QAction.MenuRole.PreferencesRole,
    "window.quit": QAction.MenuRole.QuitRole,
}
"""Where macOS wants these: in the menu of the application."""


class Actions(QObject):
    """One QAction for each command; `handlers` are by command id, those of labels and roles by "label" and "role"."""

    rebuilt = Signal()
    """The schema is another: all actions are new."""

    def __init__(self, window: QWidget, session: Session, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._jobs = jobs
        self._handlers: Mapping[str, Callable[..., object]] = {}
        self._actions: dict[str, QAction] = {}
        self._last_met: set[Needs] | None = None
        self.table: Table = commands_for(session.schema)
        self._build()
        self._unmet = Unmet(window, session, self)

    def __getitem__(self, command: str) -> QAction:
        """The action of a command."""
        return self._actions[command]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        """Every command with its action, in the order of the menus."""
        return ((row, self._actions[row.id]) for row in self.table)

    def bind(self, handlers: Mapping[str, Callable[..., object]]) -> None:
        """Say what each command does."""
        self._handlers = handlers

    def rebuild(self) -> None:
        """Follow the session's schema and the keys that the analyst has now."""
        table = commands_for(self._session.schema)
        if table != self.table:
            self.table = table
            self._build()
            self.rebuilt.emit()

    def refresh(self) -> None:
        """Enable what makes sense now, and name the steps that undo and redo are about."""
        undo, redo = self._session.can_undo(), self._session.can_redo()
        met = self._met(can_undo=bool(undo), can_redo=bool(redo))
        if met != self._last_met:
            self._last_met = met
            for row, action in self:
                action.setEnabled(row.needs in met)
        for command, command_name, step in (("history.undo", "Undo", undo), ("history.redo", "Redo", redo)):
            name = translated(self.table[command].text)
            self._actions[command].setText(told(f"{command_name} {step[:1].lower()}{step[1:]}") if step else name)

    def _build(self) -> None:
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = {row.id: self._action(row) for row in self.table}
        self._last_met = None
        self._window.addActions(list(self._actions.values()))

    def _action(self, row: Command) -> QAction:
        action = QAction(translated(row.text), self._window)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(_ROLES.get(row.id, QAction.MenuRole.NoRole))
        action.setAutoRepeat(not row.id.startswith(_ONCE))
        if row.icon:
            action.setIcon(icon(row.icon))
        tip = f"{translated(row.text)}  {key_text(row.keys[0])}" if row.keys else translated(row.text)
        action.setToolTip(tip)
        action.triggered.connect(partial(self._run, row))
        return action

    def _run(self, row: Command, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own argument
        group = row.id.partition(".")[0]
        # Labels and roles have names of the user's.
        _log.debug("command %s", group if row.argument else row.id)
        if row.argument:
            self._handlers[group](row.argument)
        else:
            self._handlers[row.id]()

    def _met(self, *, can_undo: bool, can_redo: bool) -> set[Needs]:
        session = self._session
        focus = session.focus
        conditions = {
            Needs.NOTHING: True,
            Needs.PROJECT: session.store is not None,
            Needs.ARTICLE: session.sheet is not None,
            Needs.CURRENT: bool(focus),
            Needs.SPAN: focus.span is not None,
            Needs.TARGET: focus.span is not None or session.selection is not None,
            Needs.CARD: session.card is not None,
            Needs.UNDO: can_undo,
            Needs.REDO: can_redo,
            Needs.JOB: self._jobs.shown is not None,
        }
        return {needs for needs, met in conditions.items() if met}
