"""The mouse: clicks choose spans from the inside out, drags select words, the margin chooses agreements."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.model import Sheet, SpanId
from annotations.walk import Focus
from desktop.reader.view import Reader
from tests.gui.reader import places
from tests.gui.reader.sheets import deal, sheet

TEXT = "🚀🚀 The Indian Ambassador to South Korea's capital met 누리호 experts 🛰 on Monday.\n\nSecond paragraph. "
NEST = [("Indian Ambassador to South Korea", "ROLE"), ("Indian", "COUNTRY"), ("South Korea", "COUNTRY")]
LEFT = Qt.MouseButton.LeftButton

Read = Callable[[Sheet], Reader]


def _click(reader: Reader, place: QPoint) -> None:
    QTest.mouseClick(reader.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)


def _drag(reader: Reader, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    pane = reader.viewport()
    for kind, place, buttons in (
        (QEvent.Type.MouseButtonPress, start, LEFT),
        (QEvent.Type.MouseMove, start + QPoint(20, 0), LEFT),
        (QEvent.Type.MouseMove, end, LEFT),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    ):
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
        where = QPointF(place)
        QApplication.sendEvent(
            pane, QMouseEvent(kind, where, QPointF(pane.mapToGlobal(place)), button, buttons, modifiers)
        )


def _selected(reader: Reader) -> str:
    assert reader.selection is not None
    return TEXT[slice(*reader.selection)]


@pytest.fixture
def nested(read: Read) -> Reader:
    reader = read(sheet(TEXT, gold=NEST))
    reader.span_clicked.connect(lambda span: reader.set_focus(Focus(span=SpanId(span))))
    return reader


def test_a_click_chooses_the_innermost_span(nested: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(nested.span_clicked) as clicked:
        _click(nested, places.at(nested, TEXT.index("Korea")))
    assert clicked.args == [3]


def test_clicking_the_same_place_again_goes_outwards_and_round(nested: Reader) -> None:
    clicked: list[int] = []
    nested.span_clicked.connect(clicked.append)
    for _ in range(3):
        _click(nested, places.at(nested, TEXT.index("Indian")))
        QTest.qWait(1)
        nested._doubled = None
    assert clicked == [2, 1, 2]


def test_after_the_focus_moved_a_click_begins_at_the_inside_again(nested: Reader) -> None:
    clicked: list[int] = []
    nested.span_clicked.connect(clicked.append)
    _click(nested, places.at(nested, TEXT.index("Indian")))
    nested.set_focus(Focus(span=SpanId(3)))
    _click(nested, places.at(nested, TEXT.index("Indian")))
    assert clicked == [2, 2]


def test_a_click_beside_the_spans_chooses_nothing_and_drops_the_selection(nested: Reader, qtbot: QtBot) -> None:
    nested.select((0, 2))
    with qtbot.assertNotEmitted(nested.span_clicked), qtbot.waitSignal(nested.selection_changed) as changed:
        _click(nested, places.at(nested, TEXT.index("experts")))
    assert changed.args == [None]


def test_a_click_on_a_tag_chooses_the_span_that_it_names(nested: Reader, qtbot: QtBot) -> None:
    area = places.tag(nested, 1)
    assert area is not None
    with qtbot.waitSignal(nested.span_clicked) as clicked:
        _click(nested, area.center())
    assert clicked.args == [1]


def test_a_drag_selects_whole_words_across_astral_characters(nested: Reader) -> None:
    start, end = places.at(nested, TEXT.index("리호")), places.at(nested, TEXT.index("nday"))
    _drag(nested, start, end, Qt.KeyboardModifier.NoModifier)
    assert _selected(nested) == "누리호 experts 🛰 on Monday"


def test_a_drag_with_alt_selects_exact_characters(nested: Reader) -> None:
    start, end = places.at(nested, TEXT.index("리호"), share=0.1), places.at(nested, TEXT.index("🛰"), share=0.9)
    _drag(nested, start, end, Qt.KeyboardModifier.AltModifier)
    assert _selected(nested) == "리호 experts 🛰"


def test_a_drag_does_not_choose_a_span(nested: Reader, qtbot: QtBot) -> None:
    start, end = places.at(nested, TEXT.index("Indian")), places.at(nested, TEXT.index("outh"))
    with qtbot.assertNotEmitted(nested.span_clicked):
        _drag(nested, start, end, Qt.KeyboardModifier.NoModifier)
    assert _selected(nested) == "Indian Ambassador to South"


def test_a_drag_to_the_left_and_over_two_paragraphs_selects(nested: Reader) -> None:
    start, end = places.at(nested, TEXT.index("econd")), places.at(nested, TEXT.index("onday"))
    _drag(nested, start, end, Qt.KeyboardModifier.NoModifier)
    assert _selected(nested) == "Monday.\n\nSecond"


@pytest.fixture
def slow_fingers(qapp: QApplication) -> Iterator[None]:
    """Clicks count as one double click, however slow the machine."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(120_000)
    yield
    qapp.setDoubleClickInterval(usual)


@pytest.mark.usefixtures("slow_fingers")
def test_a_double_click_selects_the_word_and_a_third_the_paragraph(nested: Reader) -> None:
    place = places.at(nested, TEXT.index("Korea"))
    QTest.mouseDClick(nested.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert _selected(nested) == "Korea"
    QTest.mousePress(nested.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert _selected(nested) == TEXT[: TEXT.index("\n")]


def test_shift_and_click_draws_the_selection_out(nested: Reader) -> None:
    _click(nested, places.at(nested, TEXT.index("met"), share=0.1))
    QTest.mouseClick(
        nested.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, places.at(nested, TEXT.index("experts") + 3)
    )
    assert _selected(nested) == "met 누리호 experts"


def test_a_bar_in_the_margin_chooses_its_agreement(read: Read, qtbot: QtBot) -> None:
    agreements = [deal(1, 1), deal(2, 2)]
    reader = read(sheet(TEXT, gold=[("Indian", "COUNTRY"), ("South", "COUNTRY")], gold_agreements=agreements))
    for lane, number in enumerate((1, 2)):
        with qtbot.waitSignal(reader.agreement_clicked) as clicked:
            _click(reader, places.bar(reader, 0, lane))
        assert clicked.args == [number]


def test_the_right_button_asks_for_a_menu_over_the_span_under_it(nested: Reader, qtbot: QtBot) -> None:
    place = places.at(nested, TEXT.index("Korea"))
    globally = nested.viewport().mapToGlobal(place)
    with qtbot.waitSignal(nested.context_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, globally)
        QApplication.sendEvent(nested.viewport(), event)
    assert asked.args == [globally, 3]


def test_the_menu_key_asks_for_a_menu_below_the_span_in_focus(nested: Reader, qtbot: QtBot) -> None:
    nested.set_focus(Focus(span=SpanId(3)))
    with qtbot.waitSignal(nested.context_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(nested.viewport(), event)
    where, span = asked.args or [QPoint(), 0]
    assert span == 3
    assert nested.viewport().rect().contains(nested.viewport().mapFromGlobal(where))
    assert nested.viewport().mapFromGlobal(where).y() > places.box(nested, 3).center().y()


def test_a_tooltip_names_label_state_score_and_origin_of_every_span(read: Read) -> None:
    reader = read(sheet(TEXT, gold=[NEST[0]], waiting=[NEST[2]]))
    text = reader.tooltip_at(QPointF(places.at(reader, TEXT.index("Korea"))))
    assert text == "Country · undecided · 0.87 · from knowledge\nRole · gold"
    assert reader.tooltip_at(QPointF(places.at(reader, TEXT.index("experts")))) == ""


def test_a_tooltip_names_kind_and_status_of_an_agreement(read: Read) -> None:
    reader = read(sheet(TEXT, waiting=[("met", "AGREEMENT")], agreements=[deal(1, 101)]))
    text = reader.tooltip_at(QPointF(places.bar(reader, 0)))
    assert text == "Memorandum of understanding · Signed · undecided"
