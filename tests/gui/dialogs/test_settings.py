"""The settings dialog changes what is seen at once and keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.dialogs.keys import KeysDialog
from desktop.dialogs.settings import SettingsDialog
from desktop.main_window import MainWindow
from desktop.settings import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(settings: Settings, shown: Callable[..., None]) -> Iterator[MainWindow]:
    made = MainWindow(settings)
    shown(made)
    yield made
    made.close()


@pytest.fixture
def dialog(window: MainWindow) -> SettingsDialog:
    QTest.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    found = QApplication.activeModalWidget()
    assert isinstance(found, SettingsDialog)
    return found


def test_a_theme_is_chosen_by_keys(window: MainWindow, dialog: SettingsDialog) -> None:
    dialog.theme.setFocus()
    QTest.keyClick(dialog.theme, Qt.Key.Key_End)
    assert theme.current() is theme.CONTRAST
    assert window.settings.theme == "contrast"


def test_size_width_spacing_and_tags_take_effect_at_once(window: MainWindow, dialog: SettingsDialog) -> None:
    dialog.text_size.setFocus()
    QTest.keyClick(dialog.text_size, Qt.Key.Key_Up)
    QTest.keyClick(dialog.measure, Qt.Key.Key_Up)
    QTest.keyClick(dialog.spacing, Qt.Key.Key_Up)
    dialog.tags.click()
    style = window.centre.reader.style_of_text
    assert (style.zoom, style.measure, style.spacing, style.tags) == (1, 76, 1.1, False)
    assert dialog.text_size.text() == "110 %"
    dialog.reset.click()
    assert window.centre.reader.style_of_text.measure == 72
    assert dialog.measure.value() == 72


def test_a_language_is_kept_for_the_next_start(window: MainWindow, dialog: SettingsDialog) -> None:
    dialog.language.setFocus()
    QTest.keyClick(dialog.language, Qt.Key.Key_End)
    assert window.settings.language == "ko"
    assert dialog.said.text()


def test_the_keys_are_one_button_away(dialog: SettingsDialog) -> None:
    dialog.keys.click()
    assert isinstance(QApplication.activeModalWidget(), KeysDialog)


def test_settings_about_and_quit_stand_where_the_platform_wants_them(window: MainWindow) -> None:
    roles = {row.id: action.menuRole() for row, action in window.commands}
    assert roles.pop("settings.open") == QAction.MenuRole.PreferencesRole
    assert roles.pop("help.about") == QAction.MenuRole.AboutRole
    assert roles.pop("window.quit") == QAction.MenuRole.QuitRole
    assert set(roles.values()) == {QAction.MenuRole.NoRole}
