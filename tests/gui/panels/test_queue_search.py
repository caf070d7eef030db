"""The queue's search completes, explains and orders; filters are kept in the project; all by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId, ArticleState
from annotations.query import Order
from annotations.store import Store
from desktop.jobs import Jobs
from desktop.models.queue import PASSAGE, ROW
from desktop.panels.queue import QueuePanel
from desktop.panels.queue_filters import Filter
from desktop.session import Session
from desktop.tasks import searching

Show = Callable[..., None]


@pytest.fixture
def panel(session: Session, shown: Show) -> QueuePanel:
    made = QueuePanel(session)
    made.resize(300, 600)
    shown(made)
    made.focus_search()
    return made


def keys(panel: QueuePanel) -> list[str]:
    return [panel.model.index(row, 0).data(ROW).key for row in range(panel.model.rowCount())]


def choose(panel: QueuePanel, menu: str, text: str) -> None:
    """Trigger an entry of one of the two menus, or of a menu inside it."""
    top = getattr(panel.bar, menu)
    top.aboutToShow.emit()
    found = [act for one in (top, *[each.menu() for each in top.actions() if each.menu()]) for act in one.actions()]
    next(action for action in found if action.text() == text).trigger()


def test_a_query_narrows_and_says_where_it_fits(panel: QueuePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "label:COUNTRY text:chile ")
    qtbot.waitUntil(lambda: keys(panel) == ["deal"])
    assert "\2Chile\3" in panel.model.index(0, 0).data(PASSAGE)
    assert panel.list.verticalHeader().defaultSectionSize() > 60


def test_an_error_is_told_while_typing_and_the_list_stays(panel: QueuePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "peru (")
    assert panel.query.fault.isVisible()
    assert panel.query.fault.text() == "Column 6: this bracket is not closed."
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert keys(panel) == ["deal", "second"]
    qtbot.keyClick(panel.search, Qt.Key.Key_Backspace)
    assert not panel.query.fault.isVisible()
    qtbot.waitUntil(lambda: keys(panel) == ["second"])


def test_a_pattern_that_never_ends_is_told_below_the_field(panel: QueuePanel, session: Session, qtbot: QtBot) -> None:
    assert session.store is not None
    panel.apply(Filter("", r"/^(\w|\w\w|\w+)+!!$/"))
    qtbot.waitUntil(lambda: "takes too long" in panel.query.fault.text() or keys(panel) == [])


def test_tab_takes_a_completion(panel: QueuePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "lab")
    qtbot.waitUntil(panel.query.popup.isVisible)
    qtbot.keyClick(panel.query.popup, Qt.Key.Key_Tab)
    assert panel.search.text() == "label:"
    qtbot.waitUntil(panel.query.popup.isVisible)
    qtbot.keyClick(panel.query.popup, Qt.Key.Key_Down)
    qtbot.keyClick(panel.query.popup, Qt.Key.Key_Tab)
    assert panel.search.text() == "label:PERSON "


def test_words_offer_nothing(panel: QueuePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "peru")
    assert not panel.query.popup.isVisible()


def test_orders_are_chosen_from_a_menu(panel: QueuePanel, session: Session) -> None:
    choose(panel, "orders", "By title")
    assert keys(panel) == ["deal", "second"]
    choose(panel, "orders", "Most agreements")
    assert panel.bar.order.text() == "Most agreements"
    assert panel.model.index_of(ArticleId(1)).row() == 0
    session.show(ArticleId(2))
    assert panel.list.currentIndex().row() == 1
    assert panel.neighbour(-1) == 1


def test_in_the_order_of_what_is_to_do_a_decision_moves_nothing(panel: QueuePanel, session: Session) -> None:
    panel.set_order(Order.TODO)
    session.show(ArticleId(2))
    session.show(ArticleId(1))
    session.accept_current()
    assert keys(panel) == ["deal", "second"]


def test_a_filter_is_kept_in_the_project_and_applied(panel: QueuePanel, session: Session) -> None:
    panel.search.setText("peru")
    panel.states.choose(ArticleState.TODO)
    panel.set_order(Order.DATE)
    panel.bar.ask_name()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("  About  Peru ")
    dialog.accept()
    assert panel.bar.kept() == [Filter("About Peru", "peru", ArticleState.TODO, Order.DATE)]
    panel.apply(Filter(""))
    assert keys(panel) == ["deal", "second"]
    choose(panel, "filters", "About Peru")
    assert keys(panel) == ["second"]
    assert panel.states.value is ArticleState.TODO
    assert panel.bar.order.text() == "Newest"
    assert [entry.text for entry in panel.palette_entries()] == ["About Peru"]
    assert session.store is not None
    with Store.open(session.store.path, readonly=True) as other:
        assert other.settings.get("queue filters")[0]["query"] == "peru"
    panel.bar.filters.aboutToShow.emit()
    (forget,) = (menu for action in panel.bar.filters.actions() if isinstance(menu := action.menu(), QMenu))
    forget.actions()[0].trigger()
    assert panel.bar.kept() == []


def test_what_is_no_filter_is_passed_over(panel: QueuePanel, session: Session) -> None:
    assert session.store is not None
    session.store.settings.set("queue filters", [{"name": "a", "order": "sideways"}, 7, {"name": ""}, {"name": "b"}])
    assert panel.bar.kept() == [Filter("b")]


def test_a_search_that_takes_long_runs_in_a_job(
    session: Session, shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_AT_ONCE", -1.0)
    jobs = Jobs(session)
    panel = QueuePanel(session, jobs=jobs)
    shown(panel)
    with qtbot.waitSignal(panel.model.searched):
        panel.apply(Filter("", "/peru/"))
        assert keys(panel) == ["deal", "second"]
        assert jobs.shown is not None
    assert keys(panel) == ["second"]
    panel.apply(Filter("", "/chile/"))
    jobs.cancel()
    qtbot.waitUntil(lambda: not jobs.running)
    assert keys(panel) == ["second"]
    assert panel.query.fault.text() == "The search was cancelled."
    with qtbot.waitSignal(panel.model.searched):
        panel.apply(Filter("", "/chile/"))
    assert keys(panel) == ["deal", "second"]
    assert jobs.drain()
