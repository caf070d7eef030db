"""The guide follows the focus, and explains any label that is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.walk import Focus
from desktop import theme
from desktop.panels.guidelines import GuidelinesPanel
from desktop.session import Session
from tests.builders import suggested

Show = Callable[..., None]


@pytest.fixture
def panel(session: Session, prompt: Show) -> GuidelinesPanel:
    made = GuidelinesPanel(session)
    made.resize(340, 700)
    prompt(made)
    return made


def titles(panel: GuidelinesPanel) -> list[str]:
    return [block.guide.title for block in panel.blocks if block.isVisible() and block.guide is not None]


def ask(panel: GuidelinesPanel, row: int, qtbot: QtBot) -> None:
    place = panel.list.visualRect(panel.model.index(row, 0)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_explains_the_label_of_the_current_span(panel: GuidelinesPanel, session: Session) -> None:
    assert titles(panel) == ["Country"]
    assert "A capital as a place is PLACE." in panel.blocks[0].accessibleDescription()
    assert "S. Korea" in panel.blocks[0].accessibleDescription()
    assert session.sheet is not None
    session.set_focus(Focus(span=suggested(session.sheet, "Monday").id))
    assert titles(panel) == ["Date"]


def test_it_explains_kind_and_status_of_a_card(panel: GuidelinesPanel, session: Session) -> None:
    assert session.sheet is not None
    session.set_focus(Focus(agreement=session.sheet.open_agreements[0].id))
    assert titles(panel) == ["Arrangement", "Signed"]


def test_a_label_that_is_asked_for_is_explained_until_the_focus_moves(
    panel: GuidelinesPanel, session: Session, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(session.changed):
        ask(panel, 0, qtbot)
    assert titles(panel) == ["Person"]
    session.skip()
    assert titles(panel) == ["Country"]


def test_return_explains_the_chosen_row(panel: GuidelinesPanel, qtbot: QtBot) -> None:
    panel.setFocus()
    panel.list.setCurrentIndex(panel.model.index(1, 0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert titles(panel) == ["Role"]


def test_every_text_has_the_height_it_needs(panel: GuidelinesPanel) -> None:
    heights = {}
    for width in (260, 420):
        panel.resize(width, 700)
        block = panel.blocks[0]
        assert block.height() == block.height_for(block.width())
        heights[width] = block.height()
    assert heights[260] > heights[420]


def test_another_theme_is_taken_over(panel: GuidelinesPanel, qapp: QApplication) -> None:
    before = panel.blocks[0].grab().toImage()
    theme.apply(qapp, theme.DARK)
    assert panel.blocks[0].grab().toImage() != before


def test_without_a_focus_it_says_what_to_do(panel: GuidelinesPanel, session: Session) -> None:
    session.close()
    assert titles(panel) == []
    assert panel.nothing.isVisible()
