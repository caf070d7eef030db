"""Positions survive the trip to Qt and back; words and their borders hold in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.offsets import (
    Utf16Index,
    is_word_char,
    next_word,
    previous_word,
    snap,
    trim,
    word_at,
)

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("🚀🛰👩‍\u200d한국누리भारत\u0301\u0308-''ss\u2019. \n\u00a0שלום𝒜𝓁")
)


def units(text: str) -> int:
    """How many UTF-16 units Qt counts in a text."""
    return len(text.encode("utf-16-le")) // 2


@given(text=TEXTS)
def test_every_position_survives_the_trip_to_qt(text: str) -> None:
    index = Utf16Index(text)
    assert [index.to_point(index.to_unit(point)) for point in range(len(text) + 1)] == list(range(len(text) + 1))


@given(text=TEXTS)
def test_a_unit_is_what_utf_16_counts(text: str) -> None:
    index = Utf16Index(text)
    assert [index.to_unit(point) for point in range(len(text) + 1)] == [
        units(text[:point]) for point in range(len(text) + 1)
    ]


@given(text=TEXTS)
def test_every_unit_belongs_to_a_character(text: str) -> None:
    index = Utf16Index(text)
    points = [index.to_point(unit) for unit in range(units(text) + 1)]
    assert points == sorted(points)
    assert points[0] == 0
    assert points[-1] == len(text)
    assert set(points) == set(range(len(text) + 1))


def test_the_middle_of_a_pair_belongs_to_its_character() -> None:
    index = Utf16Index("a🚀b")
    assert [index.to_point(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize("position", [-1, 4])
def test_a_position_outside_the_text_is_an_error(position: int) -> None:
    index = Utf16Index("a🚀b")
    with pytest.raises(IndexError):
        index.to_unit(position)
    with pytest.raises(IndexError):
        index.to_point(position if position < 0 else 5)


@pytest.mark.parametrize(
    ("text", "point", "word"),
    [
        ("one two", 1, "one"),
        ("one two", 3, "one"),
        ("one two", 4, "two"),
        ("one  two", 4, ""),
        ("Korea-France pact", 6, "Korea-France"),
        ("U.S. and", 1, "U.S"),
        ("Seoul's view", 6, "Seoul's"),
        ("भारत ने", 2, "भारत"),
        ("e\u0301tat", 1, "e\u0301tat"),
        ("🚀누리호 left", 2, "누리호"),
        ("שלום עולם", 6, "עולם"),
        ("", 0, ""),
    ],
)
def test_the_word_at_a_position(text: str, point: int, word: str) -> None:
    start, end = word_at(text, point)
    assert text[start:end] == word


def test_going_from_word_to_word() -> None:
    text = "  one, two-three!  "
    assert [text[slice(*next_word(text, point))] for point in (0, 3, 8, 17)] == ["one", "one", "two-three", ""]
    assert [text[slice(*previous_word(text, point))] for point in (19, 7, 2)] == ["two-three", "one", ""]


@given(text=TEXTS, data=st.data())
def test_words_lie_in_the_text_and_are_whole(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    for start, end in (word_at(text, point), next_word(text, point), previous_word(text, point)):
        assert 0 <= start <= end <= len(text)
        if start < end:
            assert is_word_char(text[start])
            assert is_word_char(text[end - 1])
            assert start == 0 or not is_word_char(text[start - 1])
            assert end == len(text) or not is_word_char(text[end])


@given(text=TEXTS, data=st.data())
def test_trimming_leaves_no_blank_at_an_edge(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = trim(text, start, end)
    assert text[left:right] == text[start:end].strip()
    assert start <= left <= right <= end


@pytest.mark.parametrize(
    ("text", "selected", "snapped"),
    [
        ("South Korea said", "outh Kor", "South Korea"),
        ("South Korea said", " Korea ", "Korea"),
        ("Seoul's view", "eoul's", "Seoul"),
        ("Seoul\u2019s view", "Seoul\u2019s", "Seoul"),
        ("Seoul 's view", "Seoul 's", "Seoul"),
        ("James's's view", "James's's", "James"),
        ("Korea-France pact", "orea", "Korea"),
        ("भारत ने कहा", "रत", "भारत"),
        ("met 누리호🚀", "리호", "누리호"),
        ("e\u0301tat", "e", "e\u0301tat"),
    ],
)
def test_a_selection_snaps_to_words(text: str, selected: str, snapped: str) -> None:
    start = text.index(selected)
    assert text[slice(*snap(text, start, start + len(selected)))] == snapped


@given(text=TEXTS, data=st.data())
def test_snapping_twice_changes_nothing_more_and_makes_a_clean_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = snap(text, start, end)
    assert 0 <= left <= right <= len(text)
    assert text[left:right] == text[left:right].strip()
    assert snap(text, left, right) == (left, right)
