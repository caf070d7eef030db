"""Entities: a click walks the mentions; only the buttons decide, all open mentions in one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.walk import Focus
from desktop.panels.entities import EntitiesPanel
from desktop.session import Session
from tests.builders import suggested, surfaces

Show = Callable[..., None]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session: Session, prompt: Show) -> EntitiesPanel:
    made = EntitiesPanel(session)
    made.resize(340, 700)
    prompt(made)
    return made


def click(panel: EntitiesPanel, index: QModelIndex, qtbot: QtBot) -> None:
    assert index.isValid()
    qtbot.mouseClick(panel.view.viewport(), _LEFT, pos=panel.view.visualRect(index).center())


def test_a_click_cycles_through_the_mentions_and_decides_nothing(
    panel: EntitiesPanel, session: Session, qtbot: QtBot
) -> None:
    assert session.sheet is not None
    mentions = [suggested(session.sheet, "France", nth=nth).id for nth in (1, 2)]
    session.set_focus(Focus(span=suggested(session.sheet, "Chile").id))
    seen = []
    with qtbot.assertNotEmitted(session.changed):
        for _ in range(3):
            click(panel, panel.model.find("COUNTRY", "France"), qtbot)
            seen.append(session.focus.span)
    assert seen == [mentions[0], mentions[1], mentions[0]]


def test_the_form_of_the_current_span_is_chosen(panel: EntitiesPanel, session: Session) -> None:
    assert session.sheet is not None
    session.set_focus(Focus(span=suggested(session.sheet, "Monday").id))
    assert panel.view.currentIndex().data() == "Monday"
    assert panel.delegate.current == ("DATE", "Monday")


def test_accepting_a_form_takes_all_its_open_mentions_in_one_step(
    panel: EntitiesPanel, session: Session, qtbot: QtBot
) -> None:
    click(panel, panel.model.find("COUNTRY", "France"), qtbot)
    assert panel.accept_button.text() == "Accept 2 open"
    qtbot.mouseClick(panel.accept_button, _LEFT)
    assert session.sheet is not None
    assert surfaces(session.sheet, session.sheet.gold) == [("France", "COUNTRY")] * 2
    assert not panel.accept_button.isEnabled()
    session.undo()
    assert session.sheet.gold.spans == ()


def test_rejecting_a_form_takes_all_its_open_mentions_away(
    panel: EntitiesPanel, session: Session, qtbot: QtBot
) -> None:
    click(panel, panel.model.find("COUNTRY", "France"), qtbot)
    qtbot.mouseClick(panel.reject_button, _LEFT)
    assert not panel.model.find("COUNTRY", "France").isValid()
    session.undo()
    assert panel.model.find("COUNTRY", "France").isValid()


def test_a_click_on_a_label_folds_it(panel: EntitiesPanel, qtbot: QtBot) -> None:
    top = panel.model.index(0, 0)
    click(panel, top, qtbot)
    assert not panel.view.isExpanded(top)
    panel.filter.setText("e")
    assert not panel.view.isExpanded(panel.model.index(0, 0))
    click(panel, panel.model.index(0, 0), qtbot)
    assert panel.view.isExpanded(panel.model.index(0, 0))


def test_a_folded_label_that_the_focus_goes_to_is_unfolded(
    panel: EntitiesPanel, session: Session, qtbot: QtBot
) -> None:
    click(panel, panel.model.find("PLACE", "Santiago").parent(), qtbot)
    assert panel.delegate.collapsed == {"PLACE"}
    assert session.sheet is not None
    session.set_focus(Focus(span=suggested(session.sheet, "Santiago").id))
    assert panel.view.isExpanded(panel.model.find("PLACE", "Santiago").parent())
    assert panel.delegate.collapsed == set()


def test_rejecting_the_only_mention_chooses_no_row_beside_it(panel: EntitiesPanel, session: Session) -> None:
    assert session.sheet is not None
    session.set_focus(Focus(span=suggested(session.sheet, "Chile").id))
    chosen = list[str]()
    panel.view.selectionModel().currentChanged.connect(lambda index, _: chosen.append(index.data()))
    session.reject_current()
    assert session.current_span() is not None
    assert [text for text in chosen if text is not None] == [panel.view.currentIndex().data()]


def test_the_filter_leaves_what_holds_the_letters(panel: EntitiesPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "santi")
    assert [panel.model.index(row, 0).data() for row in range(panel.model.rowCount())] == ["Place"]
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.model.rowCount() == 6


def test_nothing_found_is_said(panel: EntitiesPanel) -> None:
    panel.filter.setText("zzz")
    assert panel.hint.title.text() == "No entity holds “zzz”"
    assert panel.hint.isVisible()


def test_the_list_is_used_by_keys_alone(panel: EntitiesPanel, session: Session, qtbot: QtBot) -> None:
    panel.setFocus()
    qtbot.keyClicks(panel.filter, "France")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    panel.view.setCurrentIndex(panel.model.find("COUNTRY", "France"))
    before = session.focus
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert session.focus != before
    qtbot.keyClick(panel.view, Qt.Key.Key_Tab)
    assert panel.accept_button.hasFocus()
    qtbot.keyClick(panel.accept_button, Qt.Key.Key_Return)
    assert session.can_undo() == "Accept 2 spans"


def test_an_article_without_entities_says_what_to_do(panel: EntitiesPanel, session: Session) -> None:
    session.show(ArticleId(2))
    assert panel.hint.title.text() == "No entities here yet"
    session.close()
    assert panel.hint.title.text() == "No article is shown"
