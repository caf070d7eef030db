"""How well a few typed letters fit a text: the letters in order, best at the beginnings of words."""

from __future__ import annotations

_START, _RUN, _ANY = 8, 5, 1


def fit(query: str, text: str) -> int | None:
    """A score, higher for a better fit; None where the letters of `query` do not occur in this order."""
    wanted, place, last, score = query.casefold().replace(" ", ""), 0, -2, 0
    folded = text.casefold()
    for letter in wanted:
        place = _best_place(folded, letter, place, last)
        if place < 0:
            return None
        score += _RUN if place == last + 1 else _START if _starts_word(folded, place) else _ANY
        last, place = place, place + 1
    return score * 100 - len(text)


def _best_place(text: str, letter: str, place: int, last: int) -> int:
    """Where the next letter is taken from: right after the last one, else a beginning of a word, else anywhere."""
    if place == last + 1 and text[place : place + 1] == letter:
        return place
    starts = (i for i in range(place, len(text)) if text[i] == letter and _starts_word(text, i))
    return next(starts, text.find(letter, place))


def _starts_word(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()
