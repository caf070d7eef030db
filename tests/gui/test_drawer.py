"""The lists over the project in the real window: suggestions, ledger and places of a text, by real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotations.errors import DiskError
from annotations.model import ArticleId, Decision
from annotations.review import accept
from annotations.store import Store
from desktop import survey
from desktop.main_window import MainWindow
from desktop.models.lines import Line
from desktop.models.suggestions import SCORE, TEXT
from desktop.panels import ledger, suggestions
from desktop.panels.ledger import LedgerPanel
from desktop.panels.suggestions import SuggestionsPanel
from desktop.settings import Settings
from desktop.tasks import deciding
from tests.builders import annotation, article, deal_project, gold, suggest, suggested, surfaces

FAILING = [(suggestions, "_found", Qt.Key.Key_F5), (ledger, "_made", Qt.Key.Key_F6)]
FIRST, SECOND = ArticleId(1), ArticleId(2)
SECOND_TEXT = "Chile met Peru. CHILE and Chilean firms, said Chile."


@pytest.fixture
def window(settings: Settings, shown: Callable[[QWidget], None], tmp_path: Path) -> Iterator[MainWindow]:
    """The window on two articles; the first one is shown."""
    path = tmp_path / "deal.ratify"
    with deal_project(path) as store:
        store.articles.add([article("second", SECOND_TEXT, title="Chile and Peru")])
        suggest(store, SECOND, annotation(SECOND_TEXT, [("Chile", "COUNTRY"), ("Peru", "PLACE")]))
    made = MainWindow(settings)
    shown(made)
    made.session.open(path)
    made.session.show(FIRST)
    yield made
    made.close()


def settled(qtbot: QtBot, window: MainWindow, ready: Callable[[], bool] = lambda: True) -> None:
    """Wait until nothing runs, nothing is due, and something is so."""
    survey = window.drawer.survey
    qtbot.waitUntil(lambda: not window.jobs.running and not survey._soon.isActive() and not survey._stale and ready())


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, control: bool = False) -> None:
    qtbot.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier)


def open_table(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window.centre.reader, Qt.Key.Key_F5)
    settled(qtbot, window, lambda: window.drawer.suggestions.model.rowCount() > 0)
    window.drawer.suggestions.view.setFocus()


def texts(window: MainWindow) -> list[str]:
    model = window.drawer.suggestions.model
    return [model.index(row, TEXT).data() for row in range(model.rowCount())]


def lines(window: MainWindow) -> list[tuple[str, bool]]:
    model = window.drawer.same_text.model
    return [(line.note, model.is_ticked(nth)) for nth, line in enumerate(model.lines)]


def store_of(window: MainWindow) -> Store:
    store = window.session.store
    assert store is not None
    return store


def test_the_drawer_is_shut_until_it_is_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.drawer.isVisible()
    assert window.drawer.survey.table is None
    open_table(qtbot, window)
    assert texts(window) == [
        "France",
        "Chile",
        "space deal",
        "space",
        "Monday",
        "Santiago",
        "누리호",
        "भारत",
        "France",
        "Chile",
        "Peru",
    ]
    press(qtbot, window.drawer.suggestions.view, Qt.Key.Key_Escape)
    assert window.centre.reader.hasFocus()
    assert window.drawer.isVisible()
    press(qtbot, window.centre.reader, Qt.Key.Key_3, control=True)
    assert not window.drawer.isVisible()


def test_space_accepts_the_row_and_goes_on_to_the_next(qtbot: QtBot, window: MainWindow) -> None:
    open_table(qtbot, window)
    view = window.drawer.suggestions.view
    press(qtbot, view, Qt.Key.Key_Down)
    press(qtbot, view, Qt.Key.Key_Space)
    settled(qtbot, window, lambda: "Chile" not in texts(window)[:2])
    assert suggested(store_of(window).sheets.read(FIRST), "Chile").verdict is Decision.ACCEPTED
    assert view.currentIndex().siblingAtColumn(TEXT).data() == "space deal"
    press(qtbot, window.centre.reader, Qt.Key.Key_Z, control=True)
    settled(qtbot, window, lambda: texts(window)[1] == "Chile")


def test_the_fields_narrow_and_all_that_wait_is_one_step(qtbot: QtBot, window: MainWindow) -> None:
    open_table(qtbot, window)
    panel = window.drawer.suggestions
    panel.narrow.choose(panel.narrow.label, "COUNTRY")
    settled(qtbot, window, lambda: texts(window) == ["France", "Chile", "भारत", "France", "Chile"])
    qtbot.keyClicks(panel.narrow.text, "chi")
    settled(qtbot, window, lambda: texts(window) == ["Chile", "Chile"])
    assert panel.foot.said.text() == "2 wait. You have decided on none like these yet, so nothing is known of them."
    assert panel.foot.accept.text() == "Accept all 2"
    panel.foot.accept.click()
    settled(qtbot, window, lambda: texts(window) == [])
    assert window.session.can_undo() == "Accept 2 spans in bulk"
    assert gold(store_of(window).sheets.read(SECOND), "Chile").label == "COUNTRY"


def test_several_rows_are_relabelled_by_the_key_of_a_label(qtbot: QtBot, window: MainWindow) -> None:
    open_table(qtbot, window)
    view = window.drawer.suggestions.view
    press(qtbot, view, Qt.Key.Key_A, control=True)
    assert window.drawer.suggestions.foot.said.text() == "11 of 11 chosen"
    view.selectionModel().setCurrentIndex(view.model().index(9, TEXT), suggestions._THIS_ROW)
    key = window.session.schema.label["AGENCY"].key
    qtbot.keyClicks(view, key)
    settled(qtbot, window, lambda: len(texts(window)) == 10)
    sheet = store_of(window).sheets.read(SECOND)
    assert surfaces(sheet, sheet.gold) == [("Chile", "AGENCY")]


def test_return_shows_the_place_in_the_text(qtbot: QtBot, window: MainWindow) -> None:
    open_table(qtbot, window)
    view = window.drawer.suggestions.view
    view.selectionModel().setCurrentIndex(view.model().index(10, TEXT), suggestions._THIS_ROW)
    press(qtbot, view, Qt.Key.Key_Return)
    assert window.session.article == SECOND
    span = window.session.current_span()
    assert span is not None
    assert span.label == "PLACE"


def test_the_table_is_sorted_by_its_head_and_by_score(qtbot: QtBot, window: MainWindow) -> None:
    open_table(qtbot, window)
    head = window.drawer.suggestions.view.horizontalHeader()
    head.setSortIndicator(TEXT, Qt.SortOrder.DescendingOrder)
    settled(qtbot, window, lambda: texts(window)[0] == "누리호")
    head.setSortIndicator(SCORE, Qt.SortOrder.AscendingOrder)
    settled(qtbot, window, lambda: texts(window)[0] == "France")


def test_suggestions_like_the_current_one_are_listed(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["list.like_this"].trigger()
    settled(qtbot, window, lambda: texts(window) == ["France", "Chile", "भारत", "France", "Chile"])
    assert window.drawer.suggestions.narrow.source.currentData() == "test.builder"


def test_many_are_decided_by_a_worker_and_undone_by_one(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "_FEW", 1)
    open_table(qtbot, window)
    view = window.drawer.suggestions.view
    press(qtbot, view, Qt.Key.Key_A, control=True)
    press(qtbot, view, Qt.Key.Key_Space)
    assert window.drawer.deciding.is_running
    press(qtbot, window.centre.reader, Qt.Key.Key_X)
    settled(qtbot, window, lambda: texts(window) == [])
    sheet = store_of(window).sheets.read(FIRST)
    assert all(span.verdict is Decision.ACCEPTED for span in sheet.suggested.spans)
    assert window.session.sheet == sheet
    press(qtbot, window.centre.reader, Qt.Key.Key_Z, control=True)
    settled(qtbot, window, lambda: len(texts(window)) == 11)
    press(qtbot, window.centre.reader, Qt.Key.Key_Y, control=True)
    settled(qtbot, window, lambda: texts(window) == [])


def test_the_same_text_is_listed_and_labelled_in_one_step(qtbot: QtBot, window: MainWindow) -> None:
    store = store_of(window)
    chile = suggested(store.sheets.read(FIRST), "Chile")
    window.session.do(lambda it: accept(it, [chile.id]))
    window.session.show(FIRST, window.session.focus)
    window.session.choose_span(chile.id)
    press(qtbot, window.centre.reader, Qt.Key.Key_Plus)
    settled(qtbot, window, lambda: len(lines(window)) == 2)
    assert lines(window) == [("suggested", True), ("not marked", True)]
    panel = window.drawer.same_text
    panel.only_open.setChecked(False)
    assert [note for note, _ in lines(window)] == ["has the label", "suggested", "not marked"]
    panel.case.setChecked(False)
    settled(qtbot, window, lambda: len(lines(window)) == 4)
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(2, 0))
    press(qtbot, panel.view, Qt.Key.Key_Space)
    assert not panel.model.is_ticked(2)
    press(qtbot, panel.view, Qt.Key.Key_Return, control=True)
    settled(qtbot, window)
    sheet = store.sheets.read(SECOND)
    assert surfaces(sheet, sheet.gold) == [("Chile", "COUNTRY"), ("Chile", "COUNTRY")]
    assert window.session.can_undo() == "Label 2 places as COUNTRY"


def test_return_on_an_unmarked_place_selects_it(qtbot: QtBot, window: MainWindow) -> None:
    window.session.choose_span(suggested(store_of(window).sheets.read(FIRST), "Chile").id)
    window.commands["span.same_text"].trigger()
    settled(qtbot, window, lambda: len(lines(window)) == 3)
    panel = window.drawer.same_text
    panel.view.setCurrentIndex(panel.model.index(2, 0))
    panel.view.setFocus()
    press(qtbot, panel.view, Qt.Key.Key_Return)
    assert window.session.article == SECOND
    start = SECOND_TEXT.rindex("Chile")
    assert window.session.selection == (start, start + 5)


def test_the_ledger_lists_the_odd_one_and_puts_it_right(qtbot: QtBot, window: MainWindow) -> None:
    store = store_of(window)
    for at in (FIRST, SECOND):
        window.session.show(at)
        for span in store.sheets.read(at).open_spans:
            window.session.do(lambda it, span=span: accept(it, [span.id]))
    window.session.choose_span(gold(store.sheets.read(SECOND), "Chile").id)
    window.session.relabel("PLACE")
    press(qtbot, window.centre.reader, Qt.Key.Key_F6)
    ledger = window.drawer.ledger
    settled(qtbot, window, lambda: ledger.model.rowCount() == 1)
    assert ledger.model.index(0, 0).data() in ("Chile: Place 1, Country 1", "Chile: Country 1, Place 1")
    press(qtbot, ledger.list, Qt.Key.Key_Return)
    assert ledger.view.hasFocus()
    place = next(nth for nth, line in enumerate(ledger.lines.lines) if line.label == "PLACE")
    ledger.view.setCurrentIndex(ledger.lines.index(place, 0))
    press(qtbot, ledger.view, Qt.Key.Key_Space)
    assert [line.label for line in ledger.lines.ticked] == ["PLACE"]
    qtbot.keyClicks(ledger.view, window.session.schema.label["COUNTRY"].key)
    settled(qtbot, window, lambda: ledger.model.rowCount() == 0)
    assert gold(store.sheets.read(SECOND), "Chile").label == "COUNTRY"
    ledger.only_odd.setChecked(False)
    assert "Chile: Country 2" in [ledger.model.index(row, 0).data() for row in range(ledger.model.rowCount())]


def test_lines_speak_for_screen_readers(window: MainWindow) -> None:
    model = window.drawer.same_text.model
    model.open(store_of(window))
    model.show_lines([Line(SECOND, 0, 5, "COUNTRY", True, "suggested")], ticked=[0])
    assert model.index(0, 0).data() == f"{SECOND_TEXT} — suggested, Chile and Peru"


def test_another_project_empties_the_lists(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    open_table(qtbot, window)
    window.session.create(tmp_path / "other.ratify")
    settled(qtbot, window, lambda: texts(window) == [])
    assert "No suggestions yet" in window.drawer.suggestions.hint.title.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F6])
def test_a_list_that_cannot_be_read_says_why_and_tries_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise DiskError("The disk is full. Free some space.")

    with monkeypatch.context() as patched:
        patched.setattr(survey, "_made", failing)
        press(qtbot, window.centre.reader, key)
        panel = window.drawer.currentWidget()
        assert isinstance(panel, SuggestionsPanel | LedgerPanel)
        qtbot.waitUntil(panel.hint.button.isVisible)
        assert panel.hint.text.text() == "The disk is full. Free some space."
    panel.hint.button.click()
    settled(qtbot, window, lambda: window.drawer.survey.table is not None)
    assert panel.hint.button.isHidden() or not panel.hint.isVisible()


@pytest.mark.parametrize(("module", "part", "key"), FAILING)
def test_a_list_that_cannot_be_made_of_the_table_says_so(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, module: ModuleType, part: str, key: Qt.Key
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise DiskError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(module, part, failing)
        window.session.accept_current()
        press(qtbot, window.centre.reader, key)
        panel = window.drawer.currentWidget()
        assert isinstance(panel, SuggestionsPanel | LedgerPanel)
        qtbot.waitUntil(panel.hint.button.isVisible)
        assert panel.hint.text.text() == "The disk is full."
    panel.hint.button.click()
    settled(qtbot, window, lambda: panel.pages.currentWidget() is not panel.hint)
