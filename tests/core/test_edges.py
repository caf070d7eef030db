"""Edges of spans move by words and characters, never past the text and never on to blanks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.edges import Edge, moved_by_character, moved_by_word

TEXT = "The Korea Aerospace Administration (KASA) met\n\nISRO's envoy."


def place(of: str) -> tuple[int, int]:
    start = TEXT.index(of)
    return start, start + len(of)


@pytest.mark.parametrize(
    ("span", "edge", "expected"),
    [
        ("Aerospace", Edge.WIDEN_LEFT, "Korea Aerospace"),
        ("Aerospace", Edge.WIDEN_RIGHT, "Aerospace Administration"),
        ("Korea Aerospace", Edge.NARROW_LEFT, "Aerospace"),
        ("Korea Aerospace", Edge.NARROW_RIGHT, "Korea"),
        ("The", Edge.WIDEN_LEFT, "The"),
        ("KASA", Edge.NARROW_RIGHT, "KASA"),
        ("Administration", Edge.WIDEN_RIGHT, "Administration (KASA"),
    ],
)
def test_an_edge_moves_by_a_word(span: str, edge: Edge, expected: str) -> None:
    start, end = moved_by_word(TEXT, *place(span), edge)
    assert TEXT[start:end] == expected


@pytest.mark.parametrize(
    ("span", "edge", "expected"),
    [
        ("Korea", Edge.WIDEN_LEFT, "e Korea"),
        ("Korea", Edge.WIDEN_RIGHT, "Korea A"),
        ("Korea", Edge.NARROW_LEFT, "orea"),
        ("e Korea", Edge.NARROW_LEFT, "Korea"),
        ("KASA", Edge.NARROW_RIGHT, "KAS"),
    ],
)
def test_an_edge_moves_by_a_character_and_over_blanks(span: str, edge: Edge, expected: str) -> None:
    start, end = moved_by_character(TEXT, *place(span), edge)
    assert TEXT[start:end] == expected


@given(text=st.text(alphabet="ab ’-.\n😊국", min_size=1, max_size=40), edge=st.sampled_from(Edge), data=st.data())
def test_a_moved_span_stays_a_span(text: str, edge: Edge, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for move in (moved_by_word, moved_by_character):
        new_start, new_end = move(text, start, end, edge)
        assert 0 <= new_start < new_end <= len(text)
        assert (new_start, new_end) == (start, end) or (new_start == start) != (new_end == end)
