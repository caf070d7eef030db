"""KeysOverlay: every key on screen, with those of labels and roles in their colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
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
_MARGIN, _BETWEEN = 24, 32
_BAR = 16
"""Room for the bar that scrolls where not all fits."""
_Columns = tuple[tuple[str, ...], ...]
_LAYOUTS: tuple[_Columns, ...] = (
    (("label", "edit", "help"), ("review", "file"), ("agreement",), ("go", "view")),
    (("label", "edit", "help"), ("review", "file"), ("agreement", "go", "view")),
    (("label", "edit", "agreement", "help"), ("review", "file", "go", "view")),
    (("label", "edit", "review", "file", "agreement", "go", "view", "help"),),
)
"""The menus in columns, for windows from wide to narrow."""


class KeysOverlay(Overlay):
    """Closed by any key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 0, centred=True)
        self.body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._area = _Area()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setProperty("role", "clear")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area)

    def show_keys(self, table: Table, schema: Schema) -> None:
        """Lay out the commands that have a key, menu by menu."""
        room = self._over.width() - 4 * _MARGIN - _BAR
        pages = (_page(columns, table, schema) for columns in _LAYOUTS)
        page = next((it for it in pages if it.sizeHint().width() <= room), _page(_LAYOUTS[-1], table, schema))
        self._area.setWidget(page)
        self._area.updateGeometry()
        self.body.invalidate()
        self._width = page.sizeHint().width() + 2 * _MARGIN + _BAR
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes, but for those that are held to make another, and those that scroll where not all fits."""
        bar = self._area.verticalScrollBar()
        step = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: 400, Qt.Key.Key_PageUp: -400}
        if event.key() in step and bar.maximum():
            bar.setValue(bar.value() + step[Qt.Key(event.key())])
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.close_card()


class _Area(QScrollArea):
    """Wants to be as high as its page, and scrolls where it cannot."""

    def sizeHint(self) -> QSize:
        """The size of the page; Qt's own hint has an upper end."""
        page = self.widget()
        return page.sizeHint() + QSize(_BAR, 4) if page is not None else super().sizeHint()


def _page(columns: _Columns, table: Table, schema: Schema) -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_BETWEEN)
    for menus in columns:
        column = QVBoxLayout()
        column.setSpacing(8)
        for menu in menus:
            rows = [command for command in table if command.menu == menu and command.keys]
            column.addWidget(_heading(plain_menu_title(menu)))
            column.addLayout(_grid(rows, schema))
            column.addSpacing(12)
        column.addStretch()
        row.addLayout(column, 1)
    for part in page.findChildren(QLabel):
        part.ensurePolished()
    return page


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


for _columns in _LAYOUTS:
    assert set(MENUS) == {menu for column in _columns for menu in column}  # noqa: S101 - every menu has its place
