"""The second look in the real window, by real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.store import looks
from desktop.main_window import MainWindow
from desktop.panels.second_look import SecondLookPanel
from desktop.settings import Settings
from tests.builders import deal_project


@pytest.fixture
def window(
    settings: Settings, shown: Callable[[QWidget], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window after two decisions, both of which come back at once."""
    monkeypatch.setattr(looks, "LATER", timedelta(seconds=-1))
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    settings.second_look = 100
    made = MainWindow(settings)
    shown(made)
    made.session.open(path)
    made.session.show(ArticleId(1))
    made.session.accept_current()
    made.session.reject_current()
    yield made
    made.close()


def opened(qtbot: QtBot, window: MainWindow) -> SecondLookPanel:
    qtbot.keyClick(window.centre.reader, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.drawer.second_look.choices.hasFocus()
    return window.drawer.second_look


def test_the_passage_comes_without_what_was_decided(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    assert ">France<" in panel.passage.text()
    assert "2 wait" in panel.asked.text()
    assert panel.said.text() == ""
    assert not panel.choices.selectedItems()


def test_keys_answer_and_only_then_the_first_label_is_told(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    qtbot.keyClicks(panel.choices, window.session.schema.label["PLACE"].key)
    assert panel.said.text().startswith("Before it was Country, now Place")
    qtbot.keyClick(panel.choices, Qt.Key.Key_X)
    assert panel.said.text() == "As before: Nothing."
    assert panel.hint.isVisible()
    assert window.session.can_undo() == "Look again"


def test_return_answers_only_with_a_chosen_line(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    qtbot.keyClick(panel.choices, Qt.Key.Key_Return)
    assert panel.said.text() == ""
    qtbot.keyClick(panel.choices, Qt.Key.Key_End)
    qtbot.keyClick(panel.choices, Qt.Key.Key_Return)
    assert panel.said.text().startswith("Before it was Country, now Nothing")


def test_a_passage_is_put_off_and_the_place_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window)
    qtbot.keyClick(panel.choices, Qt.Key.Key_J)
    assert ">Chile<" in panel.passage.text()
    qtbot.keyClick(panel.choices, Qt.Key.Key_X)
    asked = panel.look
    qtbot.keyClick(panel.choices, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert asked is not None
    shown = window.session.focus.span
    assert shown is not None
    assert shown != asked.span
    assert window.centre.reader.hasFocus()
