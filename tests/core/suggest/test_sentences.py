from __future__ import annotations

from functools import cache

import pytest

from annotations.suggest.sentences import set_sentences
from annotations.suggest.tokenizer import Tokenizer


@cache
def tokenizer() -> Tokenizer:
    from spacy.vocab import Vocab

    return Tokenizer(Vocab())


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in set_sentences(tokenizer()(text)).sents if sentence.text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Space Force met Gen. Roe on Nov. 5 in Seoul.",
        "Dr. J. Doe of Acme Co. said no.",
        "It costs 3.5 million, i.e. much.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_full_stops_and_line_breaks_end_sentences() -> None:
    assert sentences("A headline\nIt began. “We go,” she said. They went!") == [
        *("A headline", "It began.", "“We go,” she said.", "They went!")
    ]


def test_a_closing_quote_stays_with_its_sentence() -> None:
    assert sentences('"We go." They went.') == ['"We go."', "They went."]


def test_an_abbreviation_before_a_word_of_grammar_ends_the_sentence() -> None:
    assert sentences("They flew to the U.S. The visit was short.") == ["They flew to the U.S.", "The visit was short."]


def test_an_empty_text_has_no_sentence() -> None:
    assert sentences("") == []
