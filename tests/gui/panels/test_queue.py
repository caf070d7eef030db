"""The queue opens articles, narrows by text and state, and stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.model import ArticleId, ArticleState
from desktop.models.queue import ROW
from desktop.panels.queue import QueuePanel
from desktop.session import Session
from tests.builders import article

Show = Callable[..., None]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session: Session, shown: Show) -> QueuePanel:
    made = QueuePanel(session)
    made.resize(280, 600)
    shown(made)
    return made


def keys(panel: QueuePanel) -> list[str]:
    return [panel.model.index(row, 0).data(ROW).key for row in range(panel.model.rowCount())]


def counts(panel: QueuePanel) -> list[str]:
    return [segment.detail for segment in panel.states.segments]


def click(panel: QueuePanel, row: int, qtbot: QtBot) -> None:
    place = panel.list.visualRect(panel.model.index(row, 0)).center()
    qtbot.mouseClick(panel.list.viewport(), _LEFT, pos=place)


def test_the_shown_article_is_the_current_one(panel: QueuePanel, session: Session) -> None:
    assert keys(panel) == ["deal", "second"]
    assert panel.list.currentIndex().row() == 0
    session.show(ArticleId(2))
    assert panel.list.currentIndex().row() == 1


def test_a_click_opens_and_gives_the_keys_back(panel: QueuePanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.opened):
        click(panel, 1, qtbot)
    assert session.article == 2
    assert not panel.list.hasFocus()


def test_arrows_only_look_and_return_opens(panel: QueuePanel, session: Session, qtbot: QtBot) -> None:
    panel.focus_list()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert session.article == 1
    with qtbot.waitSignal(panel.opened):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert session.article == 2


def test_typing_narrows_to_articles_that_hold_the_words(panel: QueuePanel, qtbot: QtBot) -> None:
    panel.focus_search()
    qtbot.keyClicks(panel.search, "peru")
    qtbot.waitUntil(lambda: keys(panel) == ["second"])
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert keys(panel) == ["deal", "second"]


def test_return_in_the_search_opens_the_first_hit(panel: QueuePanel, session: Session, qtbot: QtBot) -> None:
    panel.focus_search()
    qtbot.keyClicks(panel.search, "peru")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert session.article == 2


def test_down_goes_from_the_search_to_the_list(panel: QueuePanel, qtbot: QtBot) -> None:
    panel.focus_search()
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.list.hasFocus()


def test_nothing_found_says_so_and_offers_the_way_back(panel: QueuePanel, qtbot: QtBot) -> None:
    panel.search.setText("zanzibar")
    qtbot.waitUntil(panel.nothing.isVisible)
    assert panel.nothing.title.text() == "No article holds “zanzibar”"
    qtbot.mouseClick(panel.nothing.button, _LEFT)
    assert keys(panel) == ["deal", "second"]


def test_states_are_counted_and_narrow_the_list(panel: QueuePanel, session: Session, qtbot: QtBot) -> None:
    assert counts(panel) == ["2", "2", "0", "0"]
    session.do(lambda store: review.set_state(store, ArticleId(2), ArticleState.DONE))
    qtbot.waitUntil(lambda: counts(panel) == ["2", "1", "0", "1"])
    panel.states.choose(ArticleState.DONE)
    assert keys(panel) == ["second"]


def test_the_article_in_work_stays_in_a_narrowed_list(panel: QueuePanel, session: Session) -> None:
    panel.states.choose(ArticleState.TODO)
    session.accept_current()
    assert keys(panel) == ["deal", "second"]
    session.show(ArticleId(2))
    assert keys(panel) == ["second"]


def test_the_arrow_keys_choose_a_state(panel: QueuePanel, qtbot: QtBot) -> None:
    panel.states.setFocus()
    qtbot.keyClick(panel.states, Qt.Key.Key_Right)
    assert panel.states.value is ArticleState.TODO
    assert panel.states.accessibleName() == "To do 2"


def test_neighbours_are_those_of_the_narrowed_list(panel: QueuePanel, session: Session) -> None:
    assert panel.show_neighbour(1)
    assert session.article == 2
    assert not panel.show_neighbour(1)
    assert session.article == 2


def test_without_a_project_there_is_nothing_to_search(panel: QueuePanel, session: Session) -> None:
    session.close()
    assert panel.hint.title.text() == "No project is open"
    assert not panel.search.isEnabled()


def test_an_empty_project_asks_for_articles(panel: QueuePanel, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    session.create(tmp_path / "empty.ratify")
    assert panel.hint.title.text() == "No articles yet"
    with qtbot.waitSignal(panel.import_requested):
        qtbot.mouseClick(panel.hint.button, _LEFT)
    session.do(lambda store: store.articles.add([article()]).changes)
    assert keys(panel) == ["deal"]
    assert panel.list.isVisible()
