"""Keys can be changed in the window, by keys alone, and nothing that is shown names an old one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotations.schema import default_schema
from annotations.walk import Focus
from desktop.commands import commands_for, default_keys, spell_keys
from desktop.dialogs.keys import KeysDialog
from desktop.keymap import keep, use_keys, with_default, with_key
from desktop.main_window import MainWindow
from desktop.settings import Settings

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def dialog(window: MainWindow) -> KeysDialog:
    QTest.keyClick(window.centre.reader, Qt.Key.Key_F1, SHIFT)
    found = QApplication.activeModalWidget()
    assert isinstance(found, KeysDialog)
    return found


def _press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(widget, key, modifiers)


def _give(dialog: KeysDialog, query: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Find a command and press another key for it, as an analyst would."""
    dialog.field.setFocus()
    dialog.field.clear()
    QTest.keyClicks(dialog.field, query)
    _press(dialog.field, Qt.Key.Key_Down)
    _press(dialog.list, Qt.Key.Key_Return)
    assert dialog.recorder.isVisible()
    _press(dialog.recorder, key, modifiers)


def test_a_command_gets_another_key_at_once(qtbot: QtBot, window: MainWindow, dialog: KeysDialog) -> None:
    _give(dialog, "undo", Qt.Key.Key_F12)
    assert [key.toString() for key in window.commands["history.undo"].shortcuts()] == ["F12"]
    _press(dialog, Qt.Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    _press(window.centre.reader, Qt.Key.Key_Space)
    assert window.session.can_undo()
    _press(window.centre.reader, Qt.Key.Key_Z, CONTROL)
    assert window.session.can_undo()
    _press(window.centre.reader, Qt.Key.Key_F12)
    assert not window.session.can_undo()


def test_changed_keys_are_there_in_the_next_window(
    window: MainWindow, dialog: KeysDialog, settings: Settings, shown: Callable[..., None]
) -> None:
    _give(dialog, "accept", Qt.Key.Key_V)
    dialog.close()
    window.close()
    use_keys("{}")
    again = MainWindow(settings)
    shown(again)
    assert again.commands["stop.accept"].toolTip() == "Accept  V"
    again.close()


def test_a_key_that_is_taken_is_named_and_left_alone_until_it_is_taken_knowingly(
    window: MainWindow, dialog: KeysDialog
) -> None:
    _give(dialog, "help", Qt.Key.Key_K, CONTROL)
    assert "Find a command…" in dialog.said.text()
    assert window.commands["view.palette"].shortcuts()[0].toString() == "Ctrl+K"
    assert dialog.take.hasFocus()
    _press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert window.commands["view.palette"].shortcuts()[0].toString() == "Ctrl+K"
    _give(dialog, "help", Qt.Key.Key_K, CONTROL)
    _press(dialog.take, Qt.Key.Key_Space)
    assert [key.toString() for key in window.commands["view.palette"].shortcuts()] == ["Ctrl+Shift+P"]
    assert window.commands["help.open"].shortcuts()[0].toString() == "Ctrl+K"


def test_letters_of_labels_and_roles_are_protected(window: MainWindow, dialog: KeysDialog) -> None:
    for key, modifiers, name in ((Qt.Key.Key_P, NONE, "Person"), (Qt.Key.Key_P, SHIFT, "Party")):
        _give(dialog, "next undecided", key, modifiers)
        assert name in dialog.said.text()
        assert dialog.take.isHidden()
    assert window.commands["stop.next"].shortcuts()[0].toString() == "J"


def test_the_row_of_a_label_offers_no_change(dialog: KeysDialog) -> None:
    dialog.choose("label.PERSON")
    assert not dialog.change.isEnabled()
    _press(dialog.list, Qt.Key.Key_Return)
    assert dialog.recorder.isHidden()


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_Left, NONE), (Qt.Key.Key_C, CONTROL), (Qt.Key.Key_Home, SHIFT)]
)
def test_keys_that_edit_or_move_are_refused(dialog: KeysDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    _give(dialog, "undo", key, modifiers)
    assert "no command can have it" in dialog.said.text()
    assert dialog.table["history.undo"].keys == ("Ctrl+Z",)


@pytest.mark.parametrize(
    ("key", "modifiers", "recorded"),
    [
        (Qt.Key.Key_Question, SHIFT, "?"),
        (Qt.Key.Key_BraceLeft, CONTROL | SHIFT, "Ctrl+{"),
        (Qt.Key.Key_V, SHIFT, "Shift+V"),
        (Qt.Key.Key_Backtab, SHIFT, "Shift+Tab"),
        (Qt.Key.Key_Tab, NONE, "Tab"),
        (Qt.Key.Key_F5, ALT, "Alt+F5"),
        (Qt.Key.Key_Return, CONTROL, "Ctrl+Return"),
    ],
)
def test_keys_are_recorded_as_the_table_writes_them(
    dialog: KeysDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier, recorded: str
) -> None:
    heard: list[str] = []
    dialog.recorder.recorded.connect(heard.append)
    _give(dialog, "redo", Qt.Key.Key_Shift, SHIFT)
    assert heard == []
    _press(dialog.recorder, key, modifiers)
    assert heard == [recorded]


def test_one_command_and_all_commands_go_back(window: MainWindow, dialog: KeysDialog) -> None:
    _give(dialog, "undo", Qt.Key.Key_F12)
    _give(dialog, "redo", Qt.Key.Key_F10)
    dialog.choose("history.undo")
    dialog.back.click()
    assert window.commands["history.undo"].shortcuts()[0].toString() == "Ctrl+Z"
    dialog.all_back.click()
    assert window.commands["history.redo"].shortcuts()[0].toString() == "Ctrl+Shift+Z"
    assert window.settings.own_keys == "{}"


def test_delete_takes_the_keys_away_and_insert_adds_one(window: MainWindow, dialog: KeysDialog) -> None:
    dialog.choose("history.undo")
    dialog.list.setFocus()
    _press(dialog.list, Qt.Key.Key_Insert)
    _press(dialog.recorder, Qt.Key.Key_F12)
    assert [key.toString() for key in window.commands["history.undo"].shortcuts()] == ["Ctrl+Z", "F12"]
    _press(dialog.list, Qt.Key.Key_Delete)
    assert window.commands["history.undo"].shortcuts() == []


def test_hints_and_the_overlay_show_the_changed_key(window: MainWindow, dialog: KeysDialog) -> None:
    _give(dialog, "done, next", Qt.Key.Key_F12)
    dialog.close()
    assert spell_keys("[article.done] marks it as done.") == "F12 marks it as done."
    assert window.session.store is not None
    for span in window.session.sheet.open_spans if window.session.sheet else ():
        window.session.set_focus(Focus(span=span.id))
        window.session.accept_current()
    for _ in range(9):
        window.session.accept_whole()
    assert window.centre.hint.button.text() == "Done, next  (F12)"
    window.keys.show_keys(window.commands.table, window.session.schema)
    caps = [label.text() for label in window.keys.findChildren(QLabel)]
    assert "F12" in caps
    assert "Ctrl ↵" not in caps


def test_commands_are_found_by_a_few_letters_or_by_their_key(dialog: KeysDialog) -> None:
    QTest.keyClicks(dialog.field, "widr")
    assert dialog.chosen is not None
    assert dialog.chosen.id == "span.widen_right"
    dialog.field.clear()
    QTest.keyClicks(dialog.field, "ctrl+z")
    assert dialog.chosen is not None
    assert dialog.chosen.id == "history.undo"


@pytest.mark.usefixtures("qapp")
def test_damaged_keys_read_as_those_at_first() -> None:
    for kept in ("", "[", "[1]", '{"history.undo": 3}', '{"history.undo": ["no such key"]}'):
        use_keys(kept)
        keys = commands_for(default_schema())["history.undo"].keys
        assert keys in (("Ctrl+Z",), ())


def test_giving_and_giving_back_never_leaves_a_key_with_two_commands() -> None:
    own = with_key({}, default_keys(), "help.open", "Ctrl+Z")
    own = with_key(own, default_keys(), "history.undo", "F1")
    own = with_default(own, default_keys(), "help.open")
    held = [key for row in commands_for(default_schema(), own).rows for key in row.keys]
    assert len(held) == len(set(held))
    assert keep(own) == '{"history.undo": []}'
