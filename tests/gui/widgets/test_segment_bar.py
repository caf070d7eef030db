"""Segments are chosen by click and by arrows, and keep the keys that they need."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.key_button import KeyButton
from desktop.widgets.segment_bar import Segment, SegmentBar


def mark(painter: QPainter, place: object) -> None:
    """Draws nothing: only its room counts here."""


@pytest.fixture
def bar(shown: Callable[..., None]) -> SegmentBar:
    made = SegmentBar()
    segments = [Segment("all", "All", "9"), Segment("todo", "To do", "4", mark), Segment("done", "Done", "5", mark)]
    made.show_segments(segments, "all")
    made.resize(260, 30)
    shown(made)
    return made


def test_a_click_chooses(bar: SegmentBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.chosen, check_params_cb=lambda value: value == "done"):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.place(2).center().toPoint())


def test_arrows_stop_at_the_ends(bar: SegmentBar, qtbot: QtBot) -> None:
    values = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(bar, key)
        values.append(bar.value)
    assert values == ["all", "todo", "done", "done"]


def test_what_cannot_be_chosen_is_passed_by(bar: SegmentBar, qtbot: QtBot) -> None:
    bar.show_segments([Segment(1, "One"), Segment(2, "Two", enabled=False), Segment(3, "Three")], 1)
    with qtbot.assertNotEmitted(bar.chosen):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.place(1).center().toPoint())
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.value == 3


@pytest.mark.parametrize("width", [120, 260, 600])
def test_segments_fill_the_width(bar: SegmentBar, width: int) -> None:
    bar.resize(width, 30)
    assert bar.place(2).right() == pytest.approx(width)


def test_a_button_reached_by_tab_is_pressed_by_space_even_where_space_is_a_command(
    shown: Callable[..., None], qtbot: QtBot
) -> None:
    window = QWidget()
    button = KeyButton("Save", window)
    QVBoxLayout(window).addWidget(button)
    command = QShortcut(QKeySequence(Qt.Key.Key_Space), window)
    shown(window)
    button.setFocus()
    with qtbot.waitSignal(button.clicked), qtbot.assertNotEmitted(command.activated):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
