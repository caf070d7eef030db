from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotations.schema import default_schema
from annotations.suggest.extensions import Candidate
from annotations.suggest.overlap import CLOSED, HOLDS, resolved

LABELS = sorted(HOLDS.keys() | CLOSED)


def candidate(start: int, length: int, label: str, score: float) -> Candidate:
    return Candidate(start, start + length, label, "test", score)


CANDIDATES = st.lists(
    st.builds(
        candidate,
        st.integers(0, 12),
        st.integers(1, 6),
        st.sampled_from(LABELS),
        st.floats(0, 1, allow_nan=False),
    ),
    max_size=20,
)


@given(CANDIDATES)
def test_spans_nest_as_the_guidelines_allow_and_never_cross(found: list[Candidate]) -> None:
    kept = resolved(found)
    for nth, one in enumerate(kept):
        for other in kept[nth + 1 :]:
            if other.start >= one.end:
                continue
            assert one.start <= other.start
            assert other.end <= one.end
            assert (one.start, one.end) != (other.start, other.end)
            assert other.label in HOLDS.get(one.label, ())


@given(CANDIDATES)
def test_the_order_of_the_candidates_does_not_matter(found: list[Candidate]) -> None:
    distinct = list({one[:3]: one for one in found}.values())
    assert resolved(distinct) == resolved(reversed(distinct))


def test_every_label_of_the_schema_has_a_rule_for_nesting() -> None:
    assert set(LABELS) == {label.name for label in default_schema().labels}


def test_the_longer_of_two_likely_spans_of_one_label_stands() -> None:
    kept = resolved([candidate(0, 2, "COUNTRY", 0.9), candidate(1, 1, "COUNTRY", 0.95)])
    assert [(one.start, one.end) for one in kept] == [(0, 2)]


def test_nothing_stands_inside_a_person() -> None:
    kept = resolved([candidate(0, 2, "PERSON", 0.9), candidate(0, 1, "COUNTRY", 0.9)])
    assert [one.label for one in kept] == ["PERSON"]


def test_unlikely_candidates_are_left_out() -> None:
    assert resolved([candidate(0, 1, "TOPIC", 0.1)]) == []


def test_the_better_of_equal_spans_keeps_the_known_identity() -> None:
    known = Candidate(0, 1, "AGENCY", "knowledge", 0.7, "agencies:esa")
    (kept,) = resolved([candidate(0, 1, "AGENCY", 0.9), known])
    assert (kept.score, kept.entity) == (0.9, "agencies:esa")
