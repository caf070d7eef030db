"""The sentence around a span is cut where sentences and paragraphs end."""

from __future__ import annotations

import pytest

from desktop.models.passage import sentence_around

TEXT = "Headline\nFirst one ended. France “signed with Chile on Monday.” The U.S. agency follows. 中国签署。第三句。"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Chile", ("France “signed with ", "Chile", " on Monday.”")),
        ("First", ("", "First", " one ended.")),
        ("签署", ("中国", "签署", "。")),
        ("Headline", ("", "Headline", "")),
        ("agency", ("The U.S. ", "agency", " follows.")),
    ],
)
def test_the_sentence_of_a_word(word: str, expected: tuple[str, str, str]) -> None:
    start = TEXT.index(word)
    assert sentence_around(TEXT, start, start + len(word)) == expected


def test_a_passage_without_sentences_is_cut_with_dots() -> None:
    text = "word " * 400
    before, inside, after = sentence_around(text, 1000, 1004)
    assert inside == "word"
    assert before.startswith("…")
    assert after.endswith("…")
    assert len(before) + len(after) < 500


@pytest.mark.parametrize("text", ["🚀 भारत signed.", "서울에서 만났다. 다음 문장.", "a"])
def test_every_position_gives_back_the_span_itself(text: str) -> None:
    for start in range(len(text)):
        assert sentence_around(text, start, start + 1)[1] == text[start]
