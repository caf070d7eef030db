"""What formats share: spans without overlaps, spans on tokens, ZIP files of the same bytes."""

from __future__ import annotations

import io
from itertools import pairwise
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.formats.flat import flat
from annotations.formats.tokens import Tokens, aligned
from annotations.formats.zips import write_zip
from annotations.model import Span, SpanId

SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6), st.sampled_from("AB")).map(
        lambda it: (it[0], it[0] + it[1], it[2])
    ),
    max_size=8,
)


def spans(*rows: tuple[int, int, str]) -> list[Span]:
    return [Span(start, end, label, SpanId(nth)) for nth, (start, end, label) in enumerate(rows, start=1)]


def test_the_longest_of_nested_spans_stays_and_the_others_are_told_with_their_place() -> None:
    kept, losses = flat(spans((0, 5, "TOPIC"), (0, 10, "AGREEMENT"), (10, 12, "DATE"), (11, 14, "EVENT")))
    assert [(span.start, span.end, span.id) for span in kept] == [(0, 10, 2), (11, 14, 4)]
    assert [(loss.kind, loss.start, loss.end) for loss in losses] == [("nested", 0, 5), ("nested", 10, 12)]
    assert losses[0].reason == "It lies inside an AGREEMENT; only the longest span is kept."
    assert losses[1].reason == "It overlaps an EVENT; only the longest span is kept."


@given(rows=SPANS)
def test_flat_spans_never_overlap_and_each_other_one_is_told(rows: list[tuple[int, int, str]]) -> None:
    kept, losses = flat(spans(*rows))
    assert len(kept) + len(losses) == len(rows)
    assert all(left.end <= right.start for left, right in pairwise(kept))
    assert flat(kept) == (kept, [])


def test_a_span_within_a_token_is_widened_and_one_over_blanks_left_out() -> None:
    text = "a  Korea-France 🚀 भारत."
    tokens = Tokens.of(text)
    whole, part, blank = text.index("France"), text.index("orea"), 1
    kept, losses = aligned(tokens, spans((whole, whole + 6, "A"), (part, part + 2, "B"), (blank, blank + 1, "C")))
    assert [text[span.start : span.end] for span in kept] == ["France", "Korea"]
    assert [(loss.kind, loss.start) for loss in losses] == [("tokens", part), ("tokens", blank)]


@given(text=st.text(max_size=40))
def test_tokens_are_the_text_and_lie_where_they_say(text: str) -> None:
    tokens = Tokens.of(text)
    pairs = zip(tokens.texts, tokens.spaces, strict=True)
    assert "".join(word + " " * space for word, space in pairs) == text
    for word, start, end in zip(tokens.texts, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
        assert tokens.is_aligned(start, end)


@pytest.mark.parametrize("names", [["b/a.txt", "a.txt"], []])
def test_a_zip_has_the_same_bytes_whenever_it_is_written(names: list[str]) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for out in (first, second):
        write_zip(((name, name.encode() * 9) for name in names), out)
    assert first.getvalue() == second.getvalue()
    with ZipFile(first) as archive:
        assert archive.namelist() == names
        assert {entry.date_time[0] for entry in archive.infolist()} <= {1980}
