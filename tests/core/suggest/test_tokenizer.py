from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.suggest.tokenizer import Tokenizer


@cache
def tokenizer() -> Tokenizer:
    from spacy.vocab import Vocab

    return Tokenizer(Vocab())


def tokens(text: str) -> list[str]:
    return [token.text for token in tokenizer()(text)]


@settings(deadline=None)  # the first text loads spaCy
@given(st.text())
def test_the_tokens_hold_every_character_of_the_text(text: str) -> None:
    assert tokenizer()(text).text == text


@settings(deadline=None)
@given(st.text(alphabet=" \n\t\u00a0A.b-'’1,🚀한é"))
def test_blanks_of_every_kind_come_back(text: str) -> None:
    assert tokenizer()(text).text == text


def test_abbreviations_stay_whole() -> None:
    assert tokens("U.S. Gen. Roe of Acme Inc. met J. Doe in D.C.") == [
        *("U.S.", "Gen.", "Roe", "of", "Acme", "Inc.", "met", "J.", "Doe", "in", "D.C.")
    ]


def test_hyphens_slashes_and_possessives_are_borders() -> None:
    assert tokens("Moscow-Beijing Seoul's Rome/Paris") == [
        "Moscow",
        "-",
        "Beijing",
        "Seoul",
        "'s",
        "Rome",
        "/",
        "Paris",
    ]


def test_an_apostrophe_inside_a_name_is_no_border() -> None:
    assert tokens("Chang'e-7 N’Djamena O'Neil") == ["Chang'e", "-", "7", "N’Djamena", "O'Neil"]


def test_vowel_signs_and_accents_stay_with_their_letters() -> None:
    assert tokens("अंतरिक्ष विभाग; الفَضاء u\u0308ber") == ["अंतरिक्ष", "विभाग", ";", "الفَضاء", "u\u0308ber"]


def test_addresses_are_one_token() -> None:
    assert tokens("see https://space.example/a-b or press@space.example now")[1] == "https://space.example/a-b"
    assert "press@space.example" in tokens("write to press@space.example now")
