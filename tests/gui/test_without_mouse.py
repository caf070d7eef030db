"""Everything can be reached without a mouse, and everything that takes keys has a name for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QRadioButton,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotations.schema import default_schema
from desktop.commands import commands_for
from desktop.main_window import MainWindow

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
# The order and the filters of the queue are menus, which wait for a choice: the tests of the queue open them.
_MENUS = ("queue.order", "queue.filters", "queue.keep")
ASKING = [
    row.id
    for row in commands_for(default_schema(), {})
    if row.id not in _MENUS and (row.text.endswith("…") or row.id.startswith("help."))
]
MOST_STOPS = 60


def _actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            yield from _actions(submenu)
        elif not action.isSeparator():
            yield action


def _menus(window: MainWindow) -> list[QMenu]:
    found = [action.menu() for action in window.menuBar().actions()]
    return [menu for menu in found if isinstance(menu, QMenu)]


def _takes_focus(part: QWidget) -> bool:
    """Whether Tab is to reach a part; of a composed one only the whole counts."""
    inner = isinstance(part.parentWidget(), QAbstractSpinBox | QComboBox | QAbstractScrollArea)
    wanted = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    lone_choice = isinstance(part, QRadioButton) and not part.isChecked()
    plain = isinstance(part, QScrollBar | QLabel) or lone_choice
    return bool(wanted) and part.isVisible() and part.isEnabled() and not inner and not plain


def _focus() -> QWidget:
    """What has the keys."""
    part = QApplication.focusWidget()
    assert part is not None
    return part


def _owner(part: QWidget | None) -> QWidget | None:
    while part is not None and isinstance(part.parentWidget(), QAbstractSpinBox | QComboBox):
        part = part.parentWidget()
    return part


def _name(part: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(part)
    buddy = found.text(QAccessible.Text.Name) or found.text(QAccessible.Text.Description)
    return buddy or part.toolTip()


def test_every_command_stands_in_one_menu(window: MainWindow) -> None:
    named = [action.objectName() for menu in _menus(window) for action in _actions(menu) if action.objectName()]
    assert sorted(named) == sorted(row.id for row in window.commands.table)


def test_every_menu_opens_with_alt_and_a_letter_of_its_own(window: MainWindow) -> None:
    titles = [menu.title() for menu in _menus(window)]
    letters = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(set(letters)) == len(letters) == 8


def test_the_palette_holds_every_command_and_finds_each_by_its_name(window: MainWindow) -> None:
    QTest.keyClick(window.centre.reader, Qt.Key.Key_K, CONTROL)
    palette = window.pickers.palette
    assert {entry.value for entry in palette.shown} == {row.id for row in window.commands.table} - {"view.palette"}
    for row in window.commands.table:
        if row.id != "view.palette":
            palette.field.setText(window.commands[row.id].text())
            assert row.id in [entry.value for entry in palette.shown[:4]]


@pytest.mark.parametrize("command", ASKING)
def test_every_part_of_every_dialog_is_reached_by_tab_and_esc_leads_back(
    qtbot: QtBot, window: MainWindow, command: str
) -> None:
    action = window.commands[command]
    action.setEnabled(True)
    action.trigger()
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QDialog):
        return
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    reached: set[QWidget | None] = set()
    for _ in range(MOST_STOPS):
        part = _focus()
        reached.add(_owner(part))
        QTest.keyClick(part, Qt.Key.Key_Tab)
    wanted = [part for part in dialog.findChildren(QWidget) if _takes_focus(part)]
    assert wanted
    assert [part for part in wanted if part not in reached and part.focusProxy() not in reached] == []
    assert [part for part in wanted if not _name(part)] == []
    QTest.keyClick(_focus(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_each_pane_and_each_tab_is_one_key_away(window: MainWindow) -> None:
    QTest.keyClick(window.centre.reader, Qt.Key.Key_F2)
    assert window.queue.isAncestorOf(_focus())
    QTest.keyClick(_focus(), Qt.Key.Key_F3)
    assert window.centre.reader.hasFocus()
    QTest.keyClick(window.centre.reader, Qt.Key.Key_F4)
    seen = set()
    for _ in range(window.inspector.count()):
        part = _focus()
        assert window.inspector.isAncestorOf(part)
        seen.add(window.inspector.currentIndex())
        QTest.keyClick(part, Qt.Key.Key_Tab, CONTROL)
    assert seen == set(range(window.inspector.count()))
    QTest.keyClick(_focus(), Qt.Key.Key_F3)
    assert window.centre.reader.hasFocus()


def test_every_part_of_the_window_that_takes_keys_has_a_name(window: MainWindow) -> None:
    for tab in range(window.inspector.count()):
        window.inspector.setCurrentIndex(tab)
        nameless = [part for part in window.findChildren(QWidget) if _takes_focus(part) and not _name(part)]
        assert nameless == []


def test_a_row_of_the_queue_says_title_state_and_what_is_open(window: MainWindow) -> None:
    found = QAccessible.queryAccessibleInterface(window.queue.list)
    rows = [found.child(nth) for nth in range(found.childCount())]
    names = [
        row.text(QAccessible.Text.Name)
        for row in rows
        if row.role() in (QAccessible.Role.Cell, QAccessible.Role.ListItem)
    ]
    assert any(name.startswith("deal, ") and name.endswith(" open") for name in names)


def test_a_card_says_what_it_is_and_how_far_it_has_come(window: MainWindow) -> None:
    window.inspector.setCurrentWidget(window.inspector.agreements)
    names = [
        QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        for part in window.inspector.agreements.findChildren(QWidget)
        if part.isVisible() and part.accessibleName().startswith("space deal")
    ]
    assert len(names) >= 1


def test_the_menu_of_recent_projects_is_filled(window: MainWindow) -> None:
    paths = [action.data() for menu in _menus(window) for action in _actions(menu) if isinstance(action.data(), Path)]
    assert [path.name for path in paths] == ["deal.ratify"]
