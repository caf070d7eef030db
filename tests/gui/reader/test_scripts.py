"""Other scripts: right to left, mixed, Hangul, Devanagari and emoji are painted and walked as their readers expect."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotations.model import Sheet, SpanId
from annotations.walk import Focus
from desktop.reader.view import Reader
from tests.gui.reader import places
from tests.gui.reader.sheets import sheet

ARABIC = "وكالة الفضاء الأردنية وقعت مذكرة تفاهم مع NASA يوم الاثنين في عمان"
HEBREW = "סוכנות החלל הישראלית חתמה עם KASA על הסכם ב-12 במרץ 2024"
MIXED = "In Amman, وكالة الفضاء الأردنية and ISRO met סוכנות החלל on Monday"
KOREAN = "누리호 발사 뒤 한국항공우주청(KASA)과 भारतीय अंतरिक्ष agreed 👩‍🚀 terms"
SPANS = {
    ARABIC: ("وكالة الفضاء الأردنية", "مذكرة تفاهم", "NASA", "عمان"),
    HEBREW: ("סוכנות החלל הישראלית", "KASA", "12 במרץ 2024"),
    MIXED: ("Amman", "وكالة الفضاء الأردنية", "ISRO", "סוכנות החלל"),
    KOREAN: ("누리호", "한국항공우주청", "KASA", "भारतीय अंतरिक्ष", "👩‍🚀"),
}
Read = Callable[[Sheet], Reader]
TEXTS = pytest.mark.parametrize("text", SPANS, ids=["arabic", "hebrew", "mixed", "korean"])


def _read(read: Read, text: str) -> Reader:
    reader = read(sheet(text, waiting=[(surface, "AGENCY") for surface in SPANS[text]]))
    places.picture(reader)
    return reader


@TEXTS
def test_each_span_covers_its_own_characters_and_no_others(read: Read, text: str) -> None:
    reader = _read(read, text)
    assert reader._page is not None
    for nth, surface in enumerate(SPANS[text], start=101):
        start = text.index(surface)
        boxes = places.pieces(reader, nth)
        for point in range(len(text)):
            _, paragraph, line = reader._page.line_of(point)
            for left, right in paragraph.extents(point, point + 1, line):
                middle = (left + right) / 2
                inside = any(box.left - 1 <= middle <= box.right + 1 for box in boxes)
                here = start <= point < start + len(surface)
                if right - left > 2 and line is reader._page.line_of(start)[2]:
                    assert inside == here, (surface, text[point])


@TEXTS
def test_tags_stand_over_their_spans_and_apart(read: Read, text: str) -> None:
    reader = _read(read, text)
    assert reader._page is not None
    backwards = reader._page.paragraph(0).is_right_to_left
    areas = []
    for nth in range(101, 101 + len(SPANS[text])):
        area, box = places.tag(reader, nth), places.box(reader, nth)
        if area is not None:
            assert area.bottom() <= box.top() + 1
            edge = (area.right(), box.right()) if backwards else (area.left(), box.left())
            assert abs(edge[0] - edge[1]) <= 4
            areas.append(area)
    assert len(areas) >= len(SPANS[text]) - 1
    for before, after in pairwise(sorted(areas, key=lambda area: (area.top(), area.left()))):
        assert before.right() < after.left() or before.bottom() < after.top()


@TEXTS
def test_a_click_on_each_span_chooses_it(read: Read, text: str) -> None:
    reader = _read(read, text)
    clicked: list[int] = []
    reader.span_clicked.connect(clicked.append)
    for nth, surface in enumerate(SPANS[text], start=101):
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=places.at(reader, text.index(surface)))
        assert clicked[-1:] == [nth]


@TEXTS
def test_the_caret_walks_the_whole_text_character_by_character(read: Read, text: str) -> None:
    reader = _read(read, text)
    assert reader._page is not None
    key = Qt.Key.Key_Left if reader._page.paragraph(0).is_right_to_left else Qt.Key.Key_Right
    QTest.keyClick(reader, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    visited = [reader._selection.caret]
    while reader._selection.caret < len(text):
        QTest.keyClick(reader, key, Qt.KeyboardModifier.ControlModifier)
        assert reader._selection.caret > visited[-1]
        visited.append(reader._selection.caret)
    joined = text.find("👩‍🚀")
    assert joined < 0 or {joined + 1, joined + 2} & set(visited) == set()


def test_the_ring_goes_around_a_span_inside_an_arabic_one(read: Read) -> None:
    reader = read(sheet(ARABIC, gold=[("وكالة الفضاء الأردنية", "AGENCY")], waiting=[("الأردنية", "COUNTRY")]))
    reader.set_focus(Focus(span=SpanId(101)))
    outer, inner = places.box(reader, 1), places.ring(reader, 101)
    assert inner.left() - 3 <= outer.left()
    assert inner.right() < outer.right() - 20


def test_spans_side_by_side_are_parted(read: Read) -> None:
    reader = read(
        sheet("USAIndia and 한국중국 met", gold=[("USA", "COUNTRY"), ("India", "COUNTRY"), ("한국", "COUNTRY")])
    )
    one, other = places.box(reader, 1), places.box(reader, 2)
    assert 2 <= other.left() - one.right() <= 6


def test_nested_spans_are_not_parted(read: Read) -> None:
    reader = read(sheet("Space Agency of Korea", gold=[("Space Agency of Korea", "AGENCY"), ("Korea", "COUNTRY")]))
    assert places.box(reader, 1).right() == places.box(reader, 2).right()
