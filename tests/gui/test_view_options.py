"""How the text is set and the window is dressed can be changed by keys and wheel, and is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.main_window import MainWindow
from desktop.reader.metrics import Style
from desktop.settings import Settings
from desktop.theme import CONTRAST, DARK, LIGHT
from desktop.view_options import MEASURE, SPACING, ZOOM
from tests.builders import deal_project

NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    return path


@pytest.fixture
def window(settings: Settings, shown: Callable[..., None], project: Path) -> Iterator[MainWindow]:
    made = MainWindow(settings)
    shown(made)
    made.start(project)
    yield made
    made.close()


def _press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.centre.reader, key, modifiers)


def _turn(window: MainWindow, angle: int, modifiers: Qt.KeyboardModifier) -> None:
    reader = window.centre.reader
    at = QPointF(100, 100)
    event = QWheelEvent(
        at,
        QPointF(reader.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reader.viewport(), event)


def test_lines_are_made_wider_and_further_apart_by_keys(window: MainWindow) -> None:
    reader = window.centre.reader
    column, row = reader._metrics.column, reader._metrics.row
    _press(window, Qt.Key.Key_F7)
    _press(window, Qt.Key.Key_F8)
    assert reader._metrics.column > column
    assert reader._metrics.row > row
    _press(window, Qt.Key.Key_F7, SHIFT)
    _press(window, Qt.Key.Key_F8, SHIFT)
    assert (reader._metrics.column, reader._metrics.row) == (column, row)


def test_the_text_is_never_set_beyond_reason(window: MainWindow) -> None:
    for _ in range(60):
        _press(window, Qt.Key.Key_F7)
        _press(window, Qt.Key.Key_F8)
        _press(window, Qt.Key.Key_Plus, CONTROL)
    assert window.centre.reader.style_of_text == Style(zoom=ZOOM[-1], measure=MEASURE[-1], spacing=SPACING[-1] / 100)
    for _ in range(80):
        _press(window, Qt.Key.Key_F7, SHIFT)
        _press(window, Qt.Key.Key_F8, SHIFT)
        _press(window, Qt.Key.Key_Minus, CONTROL)
    assert window.centre.reader.style_of_text == Style(zoom=ZOOM[0], measure=MEASURE[0], spacing=1.0)


def test_the_text_goes_back_to_how_it_was_first(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_F7)
    _press(window, Qt.Key.Key_Plus, CONTROL)
    window.commands["view.text_reset"].trigger()
    assert window.centre.reader.style_of_text == Style()


def test_what_was_set_is_there_in_the_next_window(
    window: MainWindow, settings: Settings, shown: Callable[..., None]
) -> None:
    _press(window, Qt.Key.Key_F7)
    _press(window, Qt.Key.Key_F8)
    _press(window, Qt.Key.Key_Minus, CONTROL)
    was = window.centre.reader.style_of_text
    window.close()
    again = MainWindow(settings)
    shown(again)
    assert again.centre.reader.style_of_text == was != Style()
    again.close()


def test_the_wheel_zooms_with_ctrl_one_step_a_notch(window: MainWindow) -> None:
    for angle in (120, 60, 30, 30, -240):
        _turn(window, angle, CONTROL)
        if angle == 60:
            assert window.settings.zoom == 1
    assert window.settings.zoom == 0
    _turn(window, 120, NONE)
    assert window.settings.zoom == 0


def test_the_status_line_says_how_the_text_is_set_now(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_F7)
    assert window.status_line.message.text() == "76 characters a line"
    _press(window, Qt.Key.Key_Plus, CONTROL)
    assert window.status_line.message.text() == "Text size 110 %"


def test_what_is_current_stays_in_sight_while_the_text_is_set_otherwise(window: MainWindow) -> None:
    assert window.session.focus.span is not None
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F8):
        for _ in range(10):
            _press(window, key)
    assert window.centre.reader.viewport().rect().contains(window.centre.reader._place_of_focus())


def test_high_contrast_is_one_key_away_and_remembered(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_D, CONTROL | SHIFT)
    assert theme.current() is CONTRAST
    assert window.settings.theme == "contrast"
    _press(window, Qt.Key.Key_D, CONTROL | SHIFT)
    assert window.settings.theme == "system"
    _press(window, Qt.Key.Key_D, CONTROL)
    assert theme.current() is DARK


def test_the_theme_follows_the_system_unless_one_was_chosen(
    window: MainWindow, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["dark"]
    monkeypatch.setattr("desktop.view_options.theme_for", lambda _choice: {"dark": DARK, "light": LIGHT}[asked[0]])
    window.options.set_theme("system")
    assert theme.current() is DARK
    asked[0] = "light"
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.current() is LIGHT
    window.options.set_theme("dark")
    asked[0] = "dark"
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.settings.theme == "dark"
