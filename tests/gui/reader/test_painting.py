"""Painting: what an analyst sees of gold, undecided, current and chosen spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage

from annotations.model import Sheet, SpanId
from annotations.schema import default_schema
from annotations.walk import Focus
from desktop.reader.overlay import OverlayPainter
from desktop.reader.scene import Piece
from desktop.reader.view import Reader
from desktop.theme import LIGHT, THEMES, Theme, contrast
from tests.gui.reader import places
from tests.gui.reader.sheets import deal, large_sheet, sheet

TEXT = (
    "The Indian Ambassador to South Korea met KASA on Monday in Seoul, and the two sides "
    "talked at length about the third India-Korea Strategic Space Dialogue of the agencies."
)
SCHEMA = default_schema()
COLOURS = LIGHT.reader(SCHEMA)

Read = Callable[[Sheet], Reader]


def _row_below(area: QRect) -> list[QPoint]:
    """The places along the underline of a box."""
    return [QPoint(x, area.bottom()) for x in range(area.left() + 4, area.right() - 4)]


def _coloured(image: QImage, along: Iterable[QPoint], colour: QColor) -> list[bool]:
    found = []
    for point in along:
        near = (image.pixelColor(point.x(), point.y() + away) for away in (-2, -1, 0, 1))
        found.append(any(contrast(pixel, colour) < 1.25 and pixel != COLOURS.paper for pixel in near))
    return found


def test_gold_has_a_solid_underline_and_the_undecided_a_dashed_one(read: Read) -> None:
    reader = read(sheet(TEXT, gold=[("Seoul", "PLACE")], waiting=[("Monday", "DATE")]))
    image = places.picture(reader)
    solid = _coloured(image, _row_below(places.box(reader, 1)), COLOURS.label("PLACE"))
    dashed = _coloured(image, _row_below(places.box(reader, 101)), COLOURS.label("DATE"))
    assert all(solid)
    assert 0.3 < sum(dashed) / len(dashed) < 0.8


def test_gold_has_a_fuller_tint_than_the_undecided(read: Read) -> None:
    reader = read(sheet(TEXT, gold=[("Seoul", "PLACE")], waiting=[("KASA", "PLACE")]))
    image = places.picture(reader)
    inside = [places.box(reader, span).topLeft() + QPoint(6, 2) for span in (1, 101)]
    gold, waiting = (image.pixelColor(point) for point in inside)
    assert contrast(gold, COLOURS.paper) > contrast(waiting, COLOURS.paper) > 1


def test_an_inner_span_is_drawn_over_the_outer_one_which_is_underlined_further_down(read: Read) -> None:
    reader = read(sheet(TEXT, gold=[("Indian Ambassador to South Korea", "ROLE"), ("South Korea", "COUNTRY")]))
    outer, inner = places.box(reader, 1), places.box(reader, 2)
    image = places.picture(reader)
    assert outer.bottom() > inner.bottom()
    inner_ink, outer_ink = (reader._current_inks().of(name, is_gold=True) for name in ("COUNTRY", "ROLE"))
    assert places.share_of(image, inner, inner_ink.tint.color()) > 0.4
    assert places.share_of(image, outer, outer_ink.tint.color()) > 0.2
    assert all(_coloured(image, _row_below(outer), COLOURS.label("ROLE")))


def test_nests_of_any_depth_stay_inside_their_row(read: Read) -> None:
    text = "abcdefgh ijkl"
    nest = [(text[:length], label) for length, label in zip(range(13, 1, -2), SCHEMA.label, strict=False)]
    reader = read(sheet(text, gold=nest))
    assert reader._page is not None
    line = reader._page.paragraph(0).lines[0]
    bottoms = [places.box(reader, span).bottom() for span in range(1, len(nest) + 1)]
    assert bottoms == sorted(set(bottoms), reverse=True)
    assert bottoms[0] <= reader.origin().y() + line.bottom


def test_a_span_over_two_lines_is_open_where_it_is_broken(read: Read) -> None:
    reader = read(sheet(TEXT, gold=[("Seoul, and the two sides talked at length", "EVENT")]))
    first, second = places.pieces(reader, 1)
    assert (first.open_left, first.open_right, first.has_start) == (False, True, True)
    assert (second.open_left, second.open_right, second.has_start) == (True, False, False)


def test_the_current_span_has_a_ring(read: Read) -> None:
    reader = read(sheet(TEXT, waiting=[("Seoul", "PLACE"), ("Monday", "DATE")]))
    before = places.picture(reader)
    reader.set_focus(Focus(span=SpanId(101)))
    image, area = places.picture(reader), places.ring(reader, 101)
    sides = [QPoint(area.left(), area.center().y()), QPoint(area.right(), area.center().y())]
    for side in sides:
        strip = QRect(side.x() - 2, side.y() - 3, 5, 6)
        assert places.share_of(image, strip, COLOURS.focus, within=90) > 0.2
        assert places.share_of(before, strip, COLOURS.focus, within=90) == 0


def test_spans_of_the_chosen_agreement_are_framed_and_the_others_are_dimmed(read: Read) -> None:
    reader = read(sheet(TEXT, gold=[("South Korea", "COUNTRY"), ("Seoul", "PLACE")]))
    plain = places.picture(reader)
    reader.set_lit({SpanId(1): "Party"})
    image = places.picture(reader)
    ring = places.ring(reader, 1)
    left_edge = QRect(ring.left() - 1, ring.center().y() - 3, 3, 6)
    assert places.share_of(image, left_edge, COLOURS.focus, within=200) > places.share_of(
        plain, left_edge, COLOURS.focus, within=200
    )
    inside = places.box(reader, 2).topLeft() + QPoint(6, 2)
    assert contrast(image.pixelColor(inside), COLOURS.paper) < contrast(plain.pixelColor(inside), COLOURS.paper)


def test_tags_never_cover_text_or_each_other(read: Read) -> None:
    reader = read(large_sheet(4000, 200))
    assert reader._page is not None
    page = reader._page
    for nth in range(6):
        for number, line in enumerate(page.paragraph(nth).lines):
            row = reader._scene.row(nth, number).tags if reader._scene else ()
            text_top = line.baseline - page.metrics.ascent
            for one in row:
                area = places.tag_area(page.metrics, 0, line, one)
                assert line.top <= area.top()
                assert area.bottom() <= text_top
            for before, after in pairwise(row):
                assert before.left + before.width < after.left


def test_names_on_frames_that_begin_together_stand_beside_each_other(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[QRectF] = []
    paint = OverlayPainter._paint_pill

    def noted(painter: OverlayPainter, piece: Piece, area: QRectF) -> None:
        named.append(QRectF(area))
        paint(painter, piece, area)

    monkeypatch.setattr(OverlayPainter, "_paint_pill", noted)
    reader = read(sheet(TEXT, gold=[("India-Korea Strategic Space Dialogue", "EVENT"), ("India-Korea", "TOPIC")]))
    reader.set_lit({SpanId(1): "Mention", SpanId(2): "Topic"})
    places.picture(reader)
    first, second = named[-2:]
    assert first.top() == second.top()
    assert first.right() < second.left()


def test_tags_can_be_hidden(read: Read) -> None:
    reader = read(sheet(TEXT, gold=[("Seoul", "PLACE")]))
    area = places.tag(reader, 1)
    assert area is not None
    reader.set_tags_visible(False)
    assert places.tag(reader, 1) is None


def test_mentions_of_agreements_have_a_bar_in_the_margin(read: Read) -> None:
    reader = read(sheet(TEXT, gold=[("met", "AGREEMENT")], gold_agreements=[deal(1, 1)]))
    image, place = places.picture(reader), places.bar(reader, 0)
    assert places.share_of(image, QRect(place.x() - 1, place.y() - 3, 2, 6), COLOURS.label("AGREEMENT")) > 0.5
    below = places.bar(reader, TEXT.index("third"))
    assert places.share_of(image, QRect(below.x() - 4, below.y() - 3, 8, 6), COLOURS.paper, within=0) == 1


def test_selected_text_is_marked(read: Read) -> None:
    reader = read(sheet(TEXT))
    start = TEXT.index("talked")
    reader.select((start, start + 6))
    image = places.picture(reader)
    area = QRect(places.at(reader, start, share=0), places.at(reader, start + 5, share=1)).adjusted(1, -8, -1, 6)
    assert places.share_of(image, area, COLOURS.selection) > 0.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_stays_legible_on_every_tint(read: Read, theme: Theme) -> None:
    reader = read(sheet(TEXT))
    colours = theme.reader(SCHEMA)
    reader.set_colours(colours)
    inks = reader._current_inks()
    for label in SCHEMA.labels:
        for is_gold in (True, False):
            ink = inks.of(label.name, is_gold=is_gold)
            assert contrast(colours.ink, ink.tint.color()) >= 7
            assert contrast(colours.label(label.name), colours.paper) >= 4.5


def test_a_change_of_theme_needs_no_wiring(reader: Reader, read: Read) -> None:
    reader.set_colours(None)
    read(sheet(TEXT))
    assert places.picture(reader).pixelColor(2, 2) == LIGHT.paper


def test_nothing_is_shown_without_an_article(reader: Reader) -> None:
    reader.show_sheet(None, SCHEMA)
    reader.set_focus(Focus(span=SpanId(1)))
    reader.set_lit({SpanId(1): "Party"})
    image = places.picture(reader)
    assert places.share_of(image, image.rect().adjusted(0, 0, -400, -300), COLOURS.paper, within=0) == 1
