"""The keyboard: the caret goes by words, characters and lines, Shift selects, every other key is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.model import Sheet, SpanId
from annotations.walk import Focus
from desktop.reader.view import Reader
from tests.gui.reader.sheets import sheet

TEXT = "Korea's 🚀 agency signed an accord with e\u0301tude today in Seoul.\n\nThe end came in Lima."
ARABIC = "وقعت كوريا مذكرة"
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key

Read = Callable[[Sheet], Reader]


@pytest.fixture
def text(read: Read) -> Reader:
    return read(sheet(TEXT, waiting=[("agency", "AGENCY"), ("Lima", "PLACE")]))


def _press(reader: Reader, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(reader, key, modifiers)


def _selected(reader: Reader) -> str:
    return TEXT[slice(*reader.selection)] if reader.selection else ""


def test_shift_and_right_select_word_by_word(text: Reader) -> None:
    text.place_caret(TEXT.index("signed"))
    _press(text, Key.Key_Right, SHIFT)
    assert _selected(text) == "signed"
    _press(text, Key.Key_Right, SHIFT)
    assert _selected(text) == "signed an"


def test_shift_and_left_give_words_back(text: Reader) -> None:
    text.place_caret(TEXT.index("signed"))
    _press(text, Key.Key_Right, SHIFT, times=3)
    _press(text, Key.Key_Left, SHIFT)
    assert _selected(text) == "signed an"


def test_with_control_the_selection_grows_by_characters_and_is_exact(text: Reader) -> None:
    text.place_caret(TEXT.index("signed"))
    _press(text, Key.Key_Right, SHIFT | CONTROL, times=3)
    assert _selected(text) == "sig"


def test_a_character_with_its_marks_is_one_step_and_an_astral_one_too(text: Reader) -> None:
    text.place_caret(TEXT.index("e\u0301"))
    _press(text, Key.Key_Right, SHIFT | CONTROL)
    assert _selected(text) == "e\u0301"
    text.place_caret(TEXT.index("🚀"))
    _press(text, Key.Key_Right, SHIFT | ALT)
    assert _selected(text) == "🚀"


def test_blanks_at_the_edges_are_never_reported(text: Reader, qtbot: QtBot) -> None:
    text.place_caret(TEXT.index("accord"))
    with qtbot.waitSignal(text.selection_changed) as changed:
        _press(text, Key.Key_Right, SHIFT | CONTROL)
    _press(text, Key.Key_Right, SHIFT | CONTROL, times=6)
    assert changed.args == [(TEXT.index("accord"), TEXT.index("accord") + 1)]
    assert _selected(text) == "accord"


def test_home_and_end_go_to_the_edges_of_the_line(text: Reader) -> None:
    text.place_caret(TEXT.index("accord"))
    _press(text, Key.Key_Home)
    assert text._selection.caret == 0
    text.place_caret(TEXT.index("came"))
    _press(text, Key.Key_End, SHIFT)
    assert _selected(text) == "came in Lima"[:12] + "."


def test_up_and_down_keep_the_column(text: Reader) -> None:
    text.place_caret(2)
    _press(text, Key.Key_Down, times=2)
    low = text._selection.caret
    assert TEXT.index("The end") <= low <= TEXT.index("The end") + 4
    _press(text, Key.Key_Up, times=2)
    assert text._selection.caret == 2


def test_down_over_a_narrow_column_visits_every_line(reader: Reader, read: Read) -> None:
    reader.resize(260, 500)
    read(sheet(TEXT * 3))
    reader.place_caret(0)
    assert reader._page is not None
    visited = []
    while reader._selection.caret < len(TEXT) * 3 and len(visited) < 99:
        visited.append(reader._page.line_of(reader._selection.caret)[2].start)
        _press(reader, Key.Key_Down)
    assert visited == sorted(set(visited))
    assert len(visited) >= 9


def test_control_with_home_and_end_goes_to_the_edges_of_the_text(text: Reader) -> None:
    _press(text, Key.Key_End, CONTROL)
    assert text._selection.caret == len(TEXT)
    _press(text, Key.Key_Home, CONTROL)
    assert text._selection.caret == 0


def test_escape_drops_the_selection(text: Reader, qtbot: QtBot) -> None:
    text.select((0, 5))
    with qtbot.waitSignal(text.selection_changed) as changed:
        _press(text, Key.Key_Escape)
    assert changed.args == [None]
    assert text.selection is None


def test_in_a_right_to_left_paragraph_the_left_key_goes_on(read: Read) -> None:
    reader = read(sheet(ARABIC))
    reader.place_caret(0)
    _press(reader, Key.Key_Left, SHIFT)
    assert reader.selection == (0, 4)


def test_the_arrow_keys_go_on_from_the_span_in_focus(text: Reader) -> None:
    text.set_focus(Focus(span=SpanId(101)))
    _press(text, Key.Key_Right, SHIFT)
    assert _selected(text) == "agency"


def test_the_caret_is_seen_once_it_was_moved(text: Reader) -> None:
    assert text._look().caret is None
    _press(text, Key.Key_Right)
    assert text._look().caret is not None


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_X, Key.Key_Tab, Key.Key_BracketLeft])
def test_keys_that_are_commands_are_left_to_the_window(text: Reader, key: Qt.Key) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, NONE)
    text.keyPressEvent(event)
    assert not event.isAccepted()


def test_escape_with_nothing_to_drop_is_left_to_the_window(text: Reader) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Escape, NONE)
    text.keyPressEvent(event)
    assert not event.isAccepted()


def test_a_screen_reader_hears_what_is_in_focus_with_its_paragraph(text: Reader) -> None:
    assert text.accessibleName() == "A title"
    assert text.accessibleDescription() == TEXT
    text.set_focus(Focus(span=SpanId(102)))
    assert text.accessibleDescription() == ("Lima: Place · undecided · 0.87 · from knowledge. The end came in Lima.")
