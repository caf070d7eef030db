"""Scrolling: what is current stands in the middle third, and what is read never jumps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from annotations.model import AgreementId, FillerId, Sheet
from annotations.walk import Focus
from desktop.reader.view import Reader
from tests.gui.reader.sheets import deal, large_sheet, sheet

TEXT = "\n".join(f"Paragraph {nth} names KASA{nth} and goes on. " + "word and word " * (nth % 17) for nth in range(120))

Read = Callable[[Sheet], Reader]


def _numbered(read: Read) -> tuple[Reader, Sheet]:
    made = sheet(TEXT, waiting=[(f"KASA{nth} ", "AGENCY") for nth in range(120)])
    return read(made), made


def _y_of(reader: Reader, point: int) -> float:
    assert reader._page is not None
    nth, _, line = reader._page.line_of(point)
    return reader.origin().y() + reader._page.top(nth) + line.baseline


@pytest.mark.parametrize("order", [range(120), range(119, -1, -1), [0, 119, 3, 60, 61, 59, 118]])
def test_the_current_span_is_brought_into_the_middle_third(read: Read, order: list[int]) -> None:
    reader, made = _numbered(read)
    height, bar = reader.viewport().height(), reader.verticalScrollBar()
    for nth in order:
        span = made.suggested.spans[nth]
        reader.set_focus(Focus(span=span.id))
        y = _y_of(reader, span.start)
        at_top = bar.value() == 0 and y < height / 3
        assert at_top or height / 3 - 1 <= y <= height * 2 / 3 + 1, nth


def test_the_parts_of_an_agreement_that_are_in_sight_move_nothing(read: Read) -> None:
    made = sheet(
        TEXT,
        waiting=[(f"KASA{nth} ", "AGREEMENT" if nth == 60 else "AGENCY") for nth in range(120)],
        agreements=[deal(1, 161, party=163, signatory=191)],
    )
    reader = read(made)
    reader.set_focus(Focus(agreement=AgreementId(1)))
    bar = reader.verticalScrollBar()
    at_mention = bar.value()
    assert at_mention > 0
    reader.set_focus(Focus(agreement=AgreementId(1), filler=FillerId(263)))
    assert bar.value() == at_mention
    reader.set_focus(Focus(agreement=AgreementId(1), filler=FillerId(291)))
    height = reader.viewport().height()
    assert height / 3 - 1 <= _y_of(reader, made.suggested.spans[90].start) <= height * 2 / 3 + 1


def test_scrolling_up_over_unseen_paragraphs_moves_the_text_evenly(read: Read) -> None:
    reader, made = _numbered(read)
    reader.set_focus(Focus(span=made.suggested.spans[100].id))
    assert reader._page is not None
    bar = reader.verticalScrollBar()
    while bar.value() > 400:
        point = reader._page.point_at(0, 40 - reader.origin().y())
        before = _y_of(reader, point)
        bar.setValue(bar.value() - 57)
        assert _y_of(reader, point) == pytest.approx(before + 57, abs=0.5)


def test_the_whole_text_can_be_reached(read: Read) -> None:
    reader, _ = _numbered(read)
    bar = reader.verticalScrollBar()
    for _ in range(5):
        bar.setValue(bar.maximum())
    assert 0 < _y_of(reader, len(TEXT)) < reader.viewport().height() * 0.7
    bar.setValue(0)
    assert _y_of(reader, 0) > 0


def test_a_short_text_does_not_scroll(read: Read) -> None:
    reader = read(sheet("One line about KASA.", waiting=[("KASA", "AGENCY")]))
    assert reader.verticalScrollBar().maximum() == 0


def test_the_line_at_the_top_stays_there_when_the_text_is_set_anew(read: Read) -> None:
    reader, _ = _numbered(read)
    bar = reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert reader._page is not None
    point = reader._page.line_at(-reader.origin().y() + 20)[2].start
    before = _y_of(reader, point)
    reader.set_zoom(2)
    assert abs(_y_of(reader, point) - before) < reader._page.metrics.row
    reader.resize(520, 600)
    assert abs(_y_of(reader, point) - before) < 2 * reader._page.metrics.row


def test_the_current_span_stays_in_sight_when_the_window_is_resized(read: Read) -> None:
    reader, made = _numbered(read)
    span = made.suggested.spans[70]
    reader.set_focus(Focus(span=span.id))
    for size in ((500, 400), (1200, 900), (640, 700)):
        reader.resize(*size)
        height = reader.viewport().height()
        assert height / 3 - 1 <= _y_of(reader, span.start) <= height * 2 / 3 + 1


def test_only_what_is_in_sight_is_laid_out(read: Read) -> None:
    reader = read(large_sheet())
    assert reader._page is not None
    assert sum(reader._page.is_laid(nth) for nth in range(len(reader._page))) < 12


def test_other_annotation_over_the_same_text_moves_nothing(read: Read) -> None:
    reader, made = _numbered(read)
    reader.set_focus(Focus(span=made.suggested.spans[50].id))
    value, page = reader.verticalScrollBar().value(), reader._page
    reader.update_sheet(sheet(TEXT, gold=[("KASA3 ", "AGENCY")]))
    assert (reader.verticalScrollBar().value(), reader._page) == (value, page)


def test_a_clicked_span_stays_under_the_mouse(read: Read) -> None:
    reader, made = _numbered(read)
    reader.span_clicked.connect(lambda span: reader.set_focus(Focus(span=span)))
    reader.set_focus(Focus(span=made.suggested.spans[50].id))
    assert reader._page is not None
    for span in made.suggested.spans[47:54]:
        y = _y_of(reader, span.start)
        _, paragraph, line = reader._page.line_of(span.start)
        if 0 < y < reader.viewport().height():
            reader._on_clicked(QPointF(reader.origin().x() + paragraph.x_of(span.start + 1, line) + 2, y - 3))
            assert reader._in_focus is not None
            assert reader._in_focus.span.id == span.id
            assert _y_of(reader, span.start) == y


def test_the_text_glides_to_a_near_place_and_arrives(read: Read, qtbot: QtBot) -> None:
    reader, made = _numbered(read)
    reader.glide_ms = 40
    reader.set_focus(Focus(span=made.suggested.spans[3].id))
    before = _y_of(reader, 0)
    reader.set_focus(Focus(span=made.suggested.spans[6].id))
    assert _y_of(reader, 0) == pytest.approx(before, abs=1)
    qtbot.waitUntil(lambda: reader._lag == 0)
    assert _y_of(reader, made.suggested.spans[6].start) < reader.viewport().height() * 2 / 3
