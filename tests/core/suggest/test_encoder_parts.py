"""The parts of the encoder around its network: words, windows, hints, links, decoding."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.suggest.encoder.decode import Calibration, Candidate, candidates, choose, features
from annotations.suggest.encoder.hints import Clue, hints_of
from annotations.suggest.encoder.links import WIDTH, distances, line_numbers, lines_apart, vectors
from annotations.suggest.encoder.windows import windows
from annotations.suggest.encoder.words import split_words
from annotations.suggest.labels import LABELS

PERSON, ROLE, COUNTRY, AGENCY, TOPIC, AGREEMENT = (
    LABELS.index(name) for name in ("PERSON", "ROLE", "COUNTRY", "AGENCY", "TOPIC", "AGREEMENT")
)


def candidate(first: int, last: int, label: int, span: float = 0.0) -> Candidate:
    return Candidate(first, last, label, span, span)


def test_words_break_at_hyphens_possessives_and_stops() -> None:
    words = split_words("The U.S.-India deal, Norway's first.")
    assert words.texts == ["The", "U", ".", "S", ".", "-", "India", "deal", ",", "Norway", "'", "s", "first", "."]


@given(st.text(max_size=200))
def test_words_are_pieces_of_any_text_in_their_places(text: str) -> None:
    words = split_words(text)
    assert all(text[s:e] == w for s, e, w in zip(words.starts, words.ends, words.texts, strict=True))
    assert all(end <= start for end, start in zip(words.ends, words.starts[1:], strict=False))


@given(st.text(alphabet="ab .\n", max_size=400), st.integers(1, 40))
def test_windows_read_every_word_once_and_never_too_much(text: str, longest: int) -> None:
    words = split_words(text)
    costs = [1] * len(words)
    made = list(windows(words, costs, longest=longest))
    assert [n for w in made for n in range(w.start, w.end)] == list(range(len(words)))
    assert all(w.end - w.start <= longest for w in made)


def test_windows_break_between_paragraphs_where_they_can() -> None:
    words = split_words("one two three four\n\nfive six seven eight")
    assert [(w.start, w.end) for w in windows(words, [1] * 8, longest=5)] == [(0, 4), (4, 8)]


def test_hints_mark_what_begins_and_what_is_inside() -> None:
    words = split_words("The Norwegian Space Agency signed")
    hints = hints_of(words, [Clue(1, 3, AGENCY, 0.9), Clue(1, 1, COUNTRY, 0.8), Clue(1, 3, AGENCY, 0.5)])
    size = len(LABELS)
    assert hints[:, AGENCY].tolist() == pytest.approx([0, 0.9, 0, 0, 0])
    assert hints[:, size + AGENCY].tolist() == pytest.approx([0, 0.9, 0.9, 0.9, 0])
    assert hints[:, size + COUNTRY].tolist() == pytest.approx([0, 0.8, 0, 0, 0])


def scores_of(size: int, widest: int, found: dict[tuple[int, int, int], float]) -> tuple[np.ndarray, np.ndarray]:
    scores = np.full((size, widest, 1 + len(LABELS)), -9.0, dtype=np.float32)
    scores[..., 0] = 0.0
    for (first, last, label), odds in found.items():
        scores[first, last - first, 1 + label] = odds
    return scores, np.zeros((size, len(LABELS), 3), dtype=np.float32)


def test_candidates_are_the_likely_spans_and_those_of_the_rules() -> None:
    scores, tags = scores_of(6, 4, {(1, 2, AGENCY): 3.0, (4, 5, PERSON): -5.0})
    clues = [Clue(13, 14, COUNTRY, 0.9), Clue(11, 19, TOPIC, 0.9)]
    found = candidates(scores, tags, clues, offset=10)
    assert [one[:3] for one in found] == [(11, 12, AGENCY), (13, 14, COUNTRY)]
    assert found[0].span == pytest.approx(3.0, abs=0.1)
    assert found[1].span < -6


def test_features_tell_what_the_article_says_elsewhere_and_what_the_rules_say() -> None:
    found = [candidate(0, 0, AGENCY, 1.0), candidate(4, 4, AGENCY, 3.0), candidate(4, 4, PERSON, -1.0)]
    rows = features(found, ["KASA", "a", "b", "c", "KASA"], [Clue(4, 4, AGENCY, 0.7), Clue(0, 1, AGENCY, 0.6)])
    assert rows[0][2] == pytest.approx(2.0)
    assert rows[0][3] == pytest.approx(-1.0)
    assert rows[1][6:].tolist() == pytest.approx([0.7, 0.0, 0.0, 1.0])
    assert rows[2][6:].tolist() == pytest.approx([0.0, 0.7, 0.0, 0.0])
    assert rows[0][6:].tolist() == pytest.approx([0.0, 0.0, 0.6, 0.0])


def test_chosen_spans_nest_and_never_cross() -> None:
    found = [
        candidate(0, 3, ROLE),
        candidate(0, 0, COUNTRY),
        candidate(3, 5, TOPIC),
        candidate(4, 5, AGREEMENT),
        candidate(1, 2, ROLE),
    ]
    chosen = choose(found, [0.9, 0.8, 0.7, 0.6, 0.5], LABELS, cut=0.4)
    assert [one[:3] for one, _ in chosen] == [(0, 3, ROLE), (0, 0, COUNTRY), (4, 5, AGREEMENT)]


def test_nothing_is_chosen_inside_a_person_or_below_the_cut() -> None:
    found = [candidate(0, 1, PERSON), candidate(1, 1, COUNTRY), candidate(5, 5, AGENCY)]
    assert [one[:3] for one, _ in choose(found, [0.9, 0.8, 0.3], LABELS, cut=0.4)] == [(0, 1, PERSON)]


def test_the_calibration_gives_the_probability_of_its_label() -> None:
    weights = np.zeros((len(LABELS), 2), dtype=np.float32)
    weights[AGENCY, 0] = 1.0
    scores = Calibration(weights, np.zeros(len(LABELS), dtype=np.float32)).probabilities(
        [candidate(0, 0, AGENCY), candidate(0, 0, PERSON)], np.array([[2.0, 1.0], [2.0, 1.0]], dtype=np.float32)
    )
    assert scores.tolist() == pytest.approx([1 / (1 + np.exp(-2)), 0.5])


def test_distances_tell_side_and_size_and_lines_are_clipped() -> None:
    here = np.array([10])
    assert distances(here, np.array([10, 11, 9, 1000])).tolist() == [[0, 1, 9, 7]]
    assert line_numbers([3, 1, 2, 1, 3]).tolist() == [1, 1, 2, 2, 3]
    assert lines_apart(np.array([5]), np.array([0, 4, 5, 9])).tolist() == [[0, 2, 3, 6]]


def test_a_span_has_a_vector_as_mention_and_one_as_filler() -> None:
    links = np.zeros((3, 4 * WIDTH), dtype=np.float32)
    links[0, 0], links[2, WIDTH] = 2.0, -5.0
    links[0, 2 * WIDTH], links[2, 3 * WIDTH] = 2.0, 1.0
    mention, filler = vectors(links, np.array([0]), np.array([2]))
    assert (mention[0, 0], filler[0, 0]) == (0.0, 3.0)
