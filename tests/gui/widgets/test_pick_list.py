"""A list that narrows while one types picks what is marked, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.fuzzy import fit
from desktop.widgets.pick_list import Entry, PickList

ENTRIES = [
    Entry("MOU", "Memorandum of understanding"),
    Entry("TREATY", "Treaty", "To be ratified."),
    Entry("MEETING", "Meeting"),
    Entry("OFF", "Not now", enabled=False),
]


@pytest.fixture
def picks(shown: Callable[..., None]) -> Iterator[PickList]:
    window = QWidget()
    window.resize(800, 600)
    shown(window)
    made = PickList(window)
    made.ask(ENTRIES, "Kind")
    yield made
    window.close()


def test_letters_narrow_the_list(qtbot: QtBot, picks: PickList) -> None:
    qtbot.keyClicks(picks.field, "me")
    assert [entry.value for entry in picks.shown] == ["MEETING", "MOU"]
    qtbot.keyClicks(picks.field, "m")
    assert [entry.value for entry in picks.shown] == ["MOU"]


def test_return_picks_and_closes(qtbot: QtBot, picks: PickList) -> None:
    qtbot.keyClicks(picks.field, "tr")
    with qtbot.waitSignal(picks.picked) as signal:
        qtbot.keyClick(picks.field, Qt.Key.Key_Return)
    assert signal.args == ["TREATY"]
    assert not picks.isVisible()


def test_arrows_move_the_mark(qtbot: QtBot, picks: PickList) -> None:
    qtbot.keyClick(picks.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(picks.picked) as signal:
        qtbot.keyClick(picks.field, Qt.Key.Key_Return)
    assert signal.args == ["TREATY"]


def test_escape_picks_nothing(qtbot: QtBot, picks: PickList) -> None:
    with qtbot.assertNotEmitted(picks.picked), qtbot.waitSignal(picks.closed):
        qtbot.keyClick(picks.field, Qt.Key.Key_Escape)


def test_what_makes_no_sense_now_cannot_be_picked(qtbot: QtBot, picks: PickList) -> None:
    qtbot.keyClicks(picks.field, "not")
    with qtbot.assertNotEmitted(picks.picked):
        qtbot.keyClick(picks.field, Qt.Key.Key_Return)


def test_an_own_name_comes_before_that_of_the_group(picks: PickList) -> None:
    picks.ask([Entry(1, "Accept", group="Review"), Entry(2, "Reject", group="Review"), Entry(3, "Quit")], "Command")
    picks.field.setText("re")
    assert [entry.value for entry in picks.shown] == [2, 1]


def test_the_value_that_holds_now_is_marked(picks: PickList) -> None:
    picks.ask(ENTRIES, "Kind", chosen="MEETING")
    assert picks.view.currentIndex().row() == 2


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("ex", "Export…", "Next article"),
        ("dn", "Done, and to the next article", "Widen"),
        ("undo", "Edit: Undo", "Go: Next undecided"),
        ("port", "Import articles…", "Undo"),
    ],
)
def test_beginnings_of_words_fit_better(query: str, better: str, worse: str) -> None:
    assert (fit(query, better) or 0) > (fit(query, worse) or -1_000_000)


def test_letters_that_do_not_occur_do_not_fit() -> None:
    assert fit("xyz", "Export…") is None
