"""Page and Paragraph: every code point goes to Qt and back, and stands where its line stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.reader.metrics import Metrics, Style
from desktop.reader.page import Page
from desktop.reader.paragraph import Paragraph

MIXED = (
    "Seoul and Riyadh sign 🚀 accord\n"
    "وقعت كوريا والسعودية مذكرة تفاهم مع NASA يوم 30 مايو 2023 في سيول\n\n"
    "KASA 대한민국 우주항공청 met \u00a0 ISRO भारत अंतरिक्ष e\u0301te\u0301 👨\u200d👩\u200d👧 family\tand\u2028more\r\n"
)

pytestmark = pytest.mark.usefixtures("qapp")


def _page(text: str, width: int = 300) -> Page:
    return Page(text, Metrics(Style()), width)


def _every_character(page: Page) -> list[tuple[Paragraph, int]]:
    paragraphs = [page.paragraph(nth) for nth in range(len(page))]
    return [(each, point) for each in paragraphs for point in range(each.start, each.end)]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=80))
@example("\ufeff")
@example("one\n\ufeffKASA")
def test_every_code_point_goes_to_qt_and_back(qapp: QApplication, text: str) -> None:  # noqa: ARG001 - fonts need it
    page = _page(text)
    for paragraph, point in _every_character(page):
        line = paragraph.lines[paragraph.line_of(point)]
        assert line.start <= point < line.end
        assert paragraph._point(paragraph._unit(point)) == point


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_lines_cover_each_paragraph_without_a_gap(qapp: QApplication, text: str) -> None:  # noqa: ARG001
    page = _page(text, width=120)
    covered = []
    for nth in range(len(page)):
        paragraph = page.paragraph(nth)
        assert paragraph.lines[0].start == paragraph.start
        assert paragraph.lines[-1].end == paragraph.end
        for before, after in pairwise(paragraph.lines):
            assert (before.end, before.bottom) == (after.start, after.top)
        covered.append(text[paragraph.start : paragraph.end])
    assert "\n".join(covered) == text


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("abc Zß누भ🚀é"), min_size=1, max_size=120), st.data())
def test_the_middle_of_a_visible_character_is_that_character(
    qapp: QApplication,  # noqa: ARG001
    text: str,
    data: st.DataObject,
) -> None:
    page = _page(text, width=150)
    paragraph = page.paragraph(0)
    point = data.draw(st.integers(0, len(text) - 1))
    line = paragraph.lines[paragraph.line_of(point)]
    ((left, right),) = paragraph.extents(point, point + 1, line)
    if right - left > 2 and not text[point].isspace():
        assert paragraph.character_at((left + right) / 2, line) == point


def test_in_a_line_of_both_directions_a_click_finds_the_character_under_it() -> None:
    page = _page(MIXED, width=500)
    paragraph = page.paragraph(1)
    checked = 0
    for point in range(paragraph.start, paragraph.end):
        line = paragraph.lines[paragraph.line_of(point)]
        extents = paragraph.extents(point, point + 1, line)
        if len(extents) == 1 and extents[0][1] - extents[0][0] > 2:
            assert paragraph.character_at(sum(extents[0]) / 2, line) == point
            checked += 1
    assert checked > 40


def test_a_stretch_over_both_directions_is_drawn_as_separate_pieces() -> None:
    page = _page(MIXED, width=900)
    paragraph = page.paragraph(1)
    start = MIXED.index("تفاهم")
    (line,) = paragraph.lines
    latin, arabic = paragraph.extents(MIXED.index("NASA"), MIXED.index("NASA") + 4, line), None
    across = paragraph.extents(start, MIXED.index("NASA") + 2, line)
    arabic = paragraph.extents(start, start + 5, line)
    assert len(latin) == len(arabic) == 1
    assert len(across) == 2
    assert latin[0][1] <= arabic[0][0]


def test_an_arabic_paragraph_begins_at_the_right() -> None:
    page = _page(MIXED, width=500)
    paragraph = page.paragraph(1)
    assert paragraph.is_right_to_left
    line = paragraph.lines[0]
    ((_, right),) = paragraph.extents(paragraph.start, paragraph.start + 1, line)
    assert right == pytest.approx(500, abs=2)
    assert paragraph.x_of(paragraph.start, line) == pytest.approx(500, abs=2)


def test_a_caret_never_stops_inside_a_character_of_several_code_points() -> None:
    page = _page(MIXED, width=900)
    nth = page.of(MIXED.index("👨"))
    paragraph = page.paragraph(nth)
    family = MIXED.index("👨")
    assert paragraph.next_character(family) == family + 5
    accent = MIXED.index("e\u0301")
    assert paragraph.next_character(accent) == accent + 2
    assert paragraph.previous_character(accent + 2) == accent


def test_text_is_cut_at_newlines_only() -> None:
    page = _page("one\u2028two\rthree\n\nfour\x85five")
    starts = [page.paragraph(nth).start for nth in range(len(page))]
    assert starts == [0, 14, 15]
    assert all(len(page.paragraph(nth).lines) == 1 for nth in range(len(page)))


def test_heights_are_estimates_until_a_paragraph_is_seen() -> None:
    page = _page("\n".join(["word " * 80] * 50))
    estimated = page.height
    assert not page.is_laid(10)
    for nth in range(len(page)):
        page.paragraph(nth)
    assert page.height == page.bottom(49)
    assert abs(page.height - estimated) < page.height * 0.15


def test_an_empty_line_takes_less_room_than_a_line_of_text() -> None:
    page = _page("one\n\ntwo")
    page.paragraph(0)
    assert page.paragraph(1).height < page.metrics.row / 2 < page.paragraph(0).height


def test_text_is_larger_when_zoomed_and_rows_are_lower_without_tags() -> None:
    normal, larger, bare = Metrics(Style()), Metrics(Style(zoom=3)), Metrics(Style(tags=False))
    assert larger.row > normal.row > bare.row
    assert larger.column > normal.column
    assert Metrics(Style(spacing=2)).row > normal.row
