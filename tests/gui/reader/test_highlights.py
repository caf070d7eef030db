"""Highlights: which shapes stand where, how far out, and which agreements have a mention."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotations.model import Annotation, Article, Decision, FillerId, Sheet, Span, SpanId
from annotations.walk import Focus
from desktop.reader.highlights import Highlights
from tests.gui.reader.sheets import deal, sheet

ROOT = Path(__file__).resolve().parents[3]
TEXT = "The Indian Ambassador to South Korea met KASA on Monday."
PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=40)


def _surfaces(highlights: Highlights, text: str, start: int, end: int) -> list[str]:
    return [text[shape.span.start : shape.span.end] for shape in highlights.between(start, end)]


def test_shapes_come_outer_before_inner_with_their_levels() -> None:
    spans = [("Indian Ambassador to South Korea", "ROLE"), ("Indian", "COUNTRY"), ("South Korea", "COUNTRY")]
    highlights = Highlights(sheet(TEXT, spans))
    assert [(shape.span.label, shape.level, shape.deepest) for shape in highlights.between(0, len(TEXT))] == [
        ("ROLE", 1, 1),
        ("COUNTRY", 0, 1),
        ("COUNTRY", 0, 1),
    ]


def test_four_spans_in_each_other_have_four_levels() -> None:
    text = "abcdefgh"
    nest = [("abcdefgh", "EVENT"), ("abcdef", "AGENCY"), ("abcd", "PLACE"), ("ab", "COUNTRY")]
    assert [shape.level for shape in Highlights(sheet(text, nest)).between(0, 8)] == [3, 2, 1, 0]


def test_spans_that_cross_never_share_a_level() -> None:
    highlights = Highlights(sheet("abcdefgh", [("abcd", "PLACE")], [("cdefg", "EVENT")]))
    assert [shape.level for shape in highlights.between(0, 8)] == [1, 0]


def test_over_a_character_the_innermost_comes_first() -> None:
    highlights = Highlights(sheet(TEXT, [("Indian", "COUNTRY")], [("Indian Ambassador to South Korea", "ROLE")]))
    assert [shape.span.label for shape in highlights.at(TEXT.index("ndian"))] == ["COUNTRY", "ROLE"]
    assert [shape.span.label for shape in highlights.at(TEXT.index("Ambassador"))] == ["ROLE"]
    assert highlights.at(TEXT.index("KASA")) == []


def test_a_long_span_before_the_stretch_is_found() -> None:
    highlights = Highlights(sheet(TEXT, [(TEXT, "EVENT"), ("Indian", "COUNTRY"), ("Monday", "DATE")]))
    start = TEXT.index("KASA")
    assert _surfaces(highlights, TEXT, start, start + 4) == [TEXT]


def test_a_rejected_suggestion_is_not_drawn() -> None:
    before = sheet(TEXT, waiting=[("KASA", "AGENCY"), ("Monday", "DATE")])
    kasa, monday = before.suggested.spans
    after = replace(before, suggested=Annotation((kasa._replace(verdict=Decision.REJECTED), monday)))
    assert _surfaces(Highlights(after), TEXT, 0, len(TEXT)) == ["Monday"]


def test_a_suggestion_that_came_to_gold_is_drawn_once_and_found_by_both_ids() -> None:
    accepted = Span(4, 10, "COUNTRY", SpanId(101), verdict=Decision.ACCEPTED)
    gold = Span(4, 10, "COUNTRY", SpanId(1))
    made = Sheet(Article("a", TEXT), Annotation((gold,)), Annotation((accepted,)), {SpanId(101): SpanId(1)}, {})
    highlights = Highlights(made)
    assert len(highlights) == 1
    assert highlights.find(SpanId(101)) == highlights.find(SpanId(1))


def test_an_open_suggestion_that_gold_says_already_is_drawn_as_gold() -> None:
    highlights = Highlights(sheet(TEXT, [("KASA", "AGENCY")], [("KASA", "AGENCY"), ("KASA", "PLACE")]))
    shapes = highlights.between(0, len(TEXT))
    assert [(shape.span.label, shape.is_gold) for shape in shapes] == [("AGENCY", True), ("PLACE", False)]
    again = highlights.find(SpanId(101))
    assert again is not None
    assert again.span.id == SpanId(1)


def test_focus_on_a_filler_is_shown_at_its_span_and_on_a_card_at_its_first_mention() -> None:
    spans = [("Indian", "COUNTRY"), ("met", "AGREEMENT"), ("Monday", "DATE")]
    one = deal(7, 102, party=101, date=103)
    highlights = Highlights(sheet(TEXT, waiting=spans, agreements=[one]))
    filler = highlights.in_focus(Focus(agreement=one.id, filler=FillerId(803)))
    card = highlights.in_focus(Focus(agreement=one.id))
    assert filler is not None
    assert card is not None
    assert (filler.span.label, card.span.label) == ("DATE", "AGREEMENT")
    assert highlights.in_focus(Focus()) is None


def test_every_mention_has_a_mark_and_rejected_agreements_have_none() -> None:
    rejected = replace(deal(2, 101), verdict=Decision.REJECTED)
    made = sheet(
        TEXT, [("met", "AGREEMENT")], [("Monday", "DATE")], gold_agreements=[deal(1, 1)], agreements=[rejected]
    )
    marks = Highlights(made).marks(0, len(TEXT))
    assert [(mark.agreement.id, mark.is_gold, mark.span.label) for mark in marks] == [(1, True, "AGREEMENT")]


def test_highlights_work_without_qt() -> None:
    code = "import sys; sys.modules['PySide6'] = None; import desktop.reader.highlights"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@given(PLACES, st.integers(0, 80), st.integers(1, 30))
def test_the_index_finds_what_a_look_at_every_span_finds(places: list[tuple[int, int]], start: int, size: int) -> None:
    spans = sorted({(first, first + length) for first, length in places}, key=lambda place: (place[0], -place[1]))
    gold = Annotation(tuple(Span(*place, "DATE", SpanId(nth)) for nth, place in enumerate(spans, start=1)))
    highlights = Highlights(Sheet(Article("a", "x" * 90), gold, Annotation(), {}, {}))
    found = [(shape.span.start, shape.span.end) for shape in highlights.between(start, start + size)]
    assert found == [place for place in spans if place[0] < start + size and place[1] > start]


@given(PLACES)
def test_spans_that_touch_the_same_character_never_share_a_level(places: list[tuple[int, int]]) -> None:
    spans = sorted({(first, first + length) for first, length in places}, key=lambda place: (place[0], -place[1]))
    gold = Annotation(tuple(Span(*place, "DATE", SpanId(nth)) for nth, place in enumerate(spans, start=1)))
    highlights = Highlights(Sheet(Article("a", "x" * 90), gold, Annotation(), {}, {}))
    for point in range(90):
        levels = [shape.level for shape in highlights.at(point)]
        assert levels == sorted(set(levels))
