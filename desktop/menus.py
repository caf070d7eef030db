"""The menu bar and the toolbar, both filled from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from desktop.actions import Actions
from desktop.commands import MENUS, Command, menu_title, plain_menu_title, translated

_ICON = 18


class Menus(QObject):
    """Fills the window's menu bar and toolbar, and again where the schema is another."""

    recent_chosen = Signal(object)
    """The path of a project that was open before."""
    recent_cleared = Signal()
    """The list of these projects is to be emptied."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._recent: Sequence[Path] = ()
        self._recent_menu: QMenu | None = None
        self.toolbar = QToolBar(translated("Tools"))
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(_ICON, _ICON))
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        window.addToolBar(self.toolbar)
        actions.rebuilt.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Build the menus and the toolbar from the actions there are now."""
        bar = self._window.menuBar()
        bar.clear()
        for menu in MENUS:
            self._fill_menu(bar.addMenu(menu_title(menu)), menu)
        self._fill_toolbar()
        self.show_recent(self._recent)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the projects that were open before."""
        self._recent = paths
        menu = self._recent_menu
        if menu is None:
            return
        menu.clear()
        for nth, path in enumerate(paths, start=1):
            action = menu.addAction(f"&{nth}  {path.stem.replace('&', '&&')}  —  {path.parent}")
            action.setData(path)
            action.setMenuRole(QAction.MenuRole.NoRole)
        menu.addSeparator()
        menu.addAction(translated("Empty this list")).triggered.connect(self.recent_cleared)
        menu.setEnabled(bool(paths))

    def _fill_menu(self, menu: QMenu, name: str) -> None:
        before = ""
        for row, action in self._actions:
            if row.menu != name:
                continue
            group = _group(row)
            if before and group != before:
                menu.addSeparator()
            before = group
            menu.addAction(action)
            if row.id == "project.open":
                self._recent_menu = menu.addMenu(translated("Recent projects"))
                self._recent_menu.triggered.connect(self._on_recent_menu_triggered)

    def _fill_toolbar(self) -> None:
        self.toolbar.clear()
        before = ""
        for row, action in self._actions:
            if not row.toolbar:
                continue
            if row.menu == "view" and before != "view":
                self.toolbar.addWidget(_spring())
            elif before and row.menu != before:
                self.toolbar.addSeparator()
            before = row.menu
            self.toolbar.addAction(action)

    def _on_recent_menu_triggered(self, action: QAction) -> None:
        if action.data() is not None:
            self.recent_chosen.emit(action.data())


def span_menu(actions: Actions, parent: QWidget) -> QMenu:
    """The menu over a span: decide on it, label it, put it into a slot of the chosen card."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for command in ("stop.accept", "stop.reject", "stop.reopen"):
        menu.addAction(actions[command])
    menu.addSeparator()
    labels = menu.addMenu(plain_menu_title("label"))
    roles = menu.addMenu(translated("Slot of the chosen card"))
    for row, action in actions:
        if row.id.startswith("label."):
            labels.addAction(action)
        elif row.id.startswith("role."):
            roles.addAction(action)
            roles.setEnabled(action.isEnabled())
    for command in ("span.label_same", "agreement.new", "note.write"):
        menu.addAction(actions[command])
    menu.addSeparator()
    menu.addAction(actions["article.original"])
    return menu


def _group(row: Command) -> str:
    return row.id.partition(".")[0]


def _spring() -> QWidget:
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
