"""Tags: over their own span, never over another tag, short where there is little room."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotations.model import Span, SpanId
from desktop.reader.highlights import Shape
from desktop.reader.tags import Place, Tag, place_tags


def _place(left: float, right: float, label: str = "Country", level: int = 0) -> Place:
    return Place(Shape(Span(0, 1, label, SpanId(1)), is_gold=False, level=level, deepest=level), left, right)


def _placed(*places: Place, limit: float = 600) -> list[Tag]:
    return place_tags(
        places, limit, lambda shape: (shape.span.label, shape.span.label[0]), lambda text: 6.0 * len(text)
    )


def test_a_tag_stands_at_the_beginning_of_its_span() -> None:
    assert [(tag.left, tag.text) for tag in _placed(_place(10, 90), _place(200, 260, "Date"))] == [
        (10, "Country"),
        (200, "Date"),
    ]


def test_a_tag_may_reach_beyond_a_short_span_where_nothing_follows() -> None:
    assert _placed(_place(10, 20))[0].text == "Country"


def test_a_tag_is_short_where_the_next_span_is_near() -> None:
    assert [tag.text for tag in _placed(_place(10, 30), _place(35, 60))] == ["C", "Country"]


def test_a_tag_is_left_out_where_not_even_the_key_has_room() -> None:
    assert [tag.text for tag in _placed(_place(10, 18), _place(19, 60))] == ["Country"]


def test_spans_that_begin_together_stand_side_by_side_outer_first() -> None:
    tags = _placed(_place(10, 200, "Role", level=1), _place(10, 40, "Country"))
    assert [(tag.text, tag.left) for tag in tags] == [("Role", 10), ("Country", 39)]


def test_a_tag_is_shortened_at_the_end_of_the_line() -> None:
    assert _placed(_place(570, 600), limit=600)[0].text == "C"


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 200)), max_size=30))
def test_no_tag_touches_another(stretches: list[tuple[float, float]]) -> None:
    places = sorted(
        (_place(left, left + wide) for left, wide in stretches), key=lambda place: (place.left, -place.right)
    )
    tags = _placed(*places)
    for before, after in pairwise(tags):
        assert before.left + before.width < after.left
