"""KeysOverlay: every key on screen, with those of labels and roles in their colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotations.schema import Schema
from desktop.commands import MENUS, Command, Table, plain_menu_title, translated
from desktop.fonts import ui_font
from desktop.theme import current
from desktop.widgets.key_cap import key_cap
from desktop.widgets.overlay import Overlay

_TWINS = ("Enter", "Ctrl+=")
"""Keys beside others that mean the same; they need no place on the screen."""
_WIDTH = 1160
_COLUMNS: tuple[tuple[str, ...], ...] = (("label", "edit", "help"), ("review", "file"), ("agreement",), ("go", "view"))


class KeysOverlay(Overlay):
    """Closed by any key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH, centred=True)
        self.body.setContentsMargins(24, 24, 24, 24)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setProperty("role", "clear")
        self.body.addWidget(self._area)

    def show_keys(self, table: Table, schema: Schema) -> None:
        """Lay out the commands that have a key, menu by menu."""
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        for menus in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(8)
            for menu in menus:
                rows = [command for command in table if command.menu == menu and command.keys]
                column.addWidget(_heading(plain_menu_title(menu)))
                column.addLayout(_grid(rows, schema))
                column.addSpacing(12)
            column.addStretch()
            row.addLayout(column, 1)
        page.ensurePolished()
        self._area.setWidget(page)
        self._area.setMinimumHeight(page.sizeHint().height() + 4)
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes, but for those that are held to make another, and those that scroll where not all fits."""
        bar = self._area.verticalScrollBar()
        step = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: 400, Qt.Key.Key_PageUp: -400}
        if event.key() in step and bar.maximum():
            bar.setValue(bar.value() + step[Qt.Key(event.key())])
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.close_card()


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(ui_font(10, QFont.Weight.DemiBold))
    return label


def _grid(rows: Sequence[Command], schema: Schema) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for nth, command in enumerate(rows):
        keys = QHBoxLayout()
        keys.setSpacing(4)
        for key in command.keys[:2]:
            if key not in _TWINS:
                keys.addWidget(key_cap(key))
        keys.addStretch()
        grid.addLayout(keys, nth, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_text(command, schema), nth, 1, Qt.AlignmentFlag.AlignVCenter)
    return grid


def _text(command: Command, schema: Schema) -> QLabel:
    group = command.id.partition(".")[0]
    if group == "label":
        label = schema.label[command.argument]
        text = QLabel(label.title)
        text.setStyleSheet(f"color: {current().label(label).name()}; font-weight: 600;")
    elif group == "role":
        role = schema.role[command.argument]
        text = QLabel(translated("Slot: {0}").format(role.title))
        colour = current().label(schema.label.get(role.labels[0]))
        text.setStyleSheet(f"color: {colour.name()}; font-weight: 600;")
    else:
        text = QLabel(translated(command.text))
    return text


assert set(MENUS) == {menu for column in _COLUMNS for menu in column}  # noqa: S101 - every menu has its place
