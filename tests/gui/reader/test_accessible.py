"""A screen reader can read the text, follow caret and selection, and hears what is in focus."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtTest import QTest

from annotations.model import Sheet, SpanId
from annotations.walk import Focus
from desktop.reader.view import Reader
from tests.gui.reader.sheets import sheet

TEXT = "🚀 누리호 flew.\nKASA and France\tsigned\u2029a deal."
Read = Callable[[Sheet], Reader]
Heard = list[QAccessibleEvent]


@pytest.fixture
def reader(read: Read) -> Reader:
    return read(sheet(TEXT, gold=[("누리호", "SYSTEM")], waiting=[("KASA", "AGENCY"), ("France", "COUNTRY")]))


@pytest.fixture
def heard(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Heard:  # noqa: ARG001 - what it says first is not asked for
    """What is told to a screen reader that listens."""
    events: Heard = []
    monkeypatch.setattr("desktop.reader.accessible.tell", events.append)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    return events


def _interface(reader: Reader) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(reader)


def _text(reader: Reader) -> QAccessibleTextInterface:
    return _interface(reader).textInterface()


def _unit(point: int) -> int:
    return len(TEXT[:point].encode("utf-16-le")) // 2


def test_the_reader_is_a_text_that_can_be_read_and_not_edited(reader: Reader) -> None:
    found = _interface(reader)
    assert found.object() is reader
    assert found.role() == QAccessible.Role.EditableText
    assert found.text(QAccessible.Text.Name) == "A title"
    state = found.state()
    assert state.readOnly
    assert state.multiLine
    assert state.focusable
    assert found.parent() is not None
    assert found.rect().width() == reader.width()


def test_the_text_is_there_unit_for_unit(reader: Reader) -> None:
    text = _text(reader)
    assert text.characterCount() == _unit(len(TEXT))
    assert text.text(0, 6) == "🚀 누리호"
    start = _unit(TEXT.index("France"))
    assert text.text(start, start + 6) == "France"


def test_the_caret_is_where_the_reader_has_it(reader: Reader) -> None:
    QTest.keyClick(reader, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert _text(reader).cursorPosition() == _unit(len(TEXT))
    QTest.keyClick(reader, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert _text(reader).cursorPosition() == 0


def test_the_selection_is_told_also_to_those_who_ask_in_cpp(reader: Reader) -> None:
    start = TEXT.index("KASA")
    reader.select((start, start + 4))
    text = _text(reader)
    assert text.selectionCount() == 1
    assert _selection_in_cpp(_interface(reader)) == (_unit(start), _unit(start + 4))


def test_no_other_interface_is_promised(reader: Reader) -> None:
    found = _interface(reader)
    assert found.actionInterface() is None
    assert found.valueInterface() is None
    assert found.selectionInterface() is None


def test_a_screen_reader_moves_the_caret_and_selects(reader: Reader) -> None:
    text, start = _text(reader), TEXT.index("France")
    text.setCursorPosition(_unit(start))
    assert reader._selection.caret == start
    text.setSelection(0, _unit(start), _unit(start + 6))
    assert reader.selection == (start, start + 6)


def test_what_is_in_focus_is_said_as_soon_as_it_moves(reader: Reader, heard: Heard) -> None:
    reader.set_focus(Focus(span=SpanId(101)))
    said = [event.message() for event in heard if isinstance(event, QAccessibleAnnouncementEvent)]
    assert len(said) == 1
    assert said[0].startswith("KASA: Agency · undecided · 0.87 · from knowledge.")
    reader.set_focus(Focus(span=SpanId(101)))
    assert len([event for event in heard if isinstance(event, QAccessibleAnnouncementEvent)]) == 1


def test_moves_of_the_caret_and_selections_are_told_in_units(reader: Reader, heard: Heard) -> None:
    QTest.keyClick(reader, Qt.Key.Key_Right)
    moves = [event for event in heard if isinstance(event, QAccessibleTextCursorEvent)]
    assert moves[-1].cursorPosition() == _unit(reader._selection.caret)
    heard.clear()
    QTest.keyClick(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    drawn = reader._selection.drawn
    assert drawn is not None
    told = [event for event in heard if isinstance(event, QAccessibleTextSelectionEvent)]
    assert (told[-1].selectionStart(), told[-1].selectionEnd()) == (_unit(drawn[0]), _unit(drawn[1]))


def test_another_article_is_another_text(reader: Reader, read: Read, heard: Heard) -> None:
    assert _text(reader).characterCount() > 20
    read(sheet("Short."))
    assert _text(reader).text(0, 6) == "Short."
    assert any(event.type() == QAccessible.Event.NameChanged for event in heard)


def test_nothing_is_made_where_no_screen_reader_asks(reader: Reader) -> None:
    assert reader._for_readers._field is None


def _selection_in_cpp(found: QAccessibleInterface) -> tuple[int, int]:
    """What Qt itself reads of the selection: through the pointer that the interface gives away."""
    pointer = shiboken6.getCppPointer(found.textInterface())[0]
    table = ctypes.c_void_p.from_address(pointer).value or 0
    call = ctypes.c_void_p.from_address(table + 2 * ctypes.sizeof(ctypes.c_void_p)).value or 0
    start, end = ctypes.c_int(-1), ctypes.c_int(-1)
    types = (ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
    ctypes.PYFUNCTYPE(None, *types)(call)(pointer, 0, start, end)
    return start.value, end.value
