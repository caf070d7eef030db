"""Finds the runs of capitalised words in which names stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from annotations.suggest.lexicon import lexicon, lines
from annotations.suggest.words import Words

HYPHENS = frozenset("-–‑")

_LONGEST = 24
_COMPOUNDS = frozenset(
    {"based", "led", "made", "built", "backed", "born", "owned", "wide", "style", "class", "friendly", "run", "funded"}
)
_HEADLINE_SHARE = 0.6
_HEADLINE_LEAST = 4


class Chunk(NamedTuple):
    """A run of capitalised words, in tokens; `first` tells whether it opens its sentence."""

    start: int
    end: int
    first: bool
    headline: bool
    """Whether its sentence is printed with capitals throughout, so that they say little."""


def find_chunks(words: Words) -> list[Chunk]:
    """The runs of capitalised words of a document, in order."""
    return [chunk for start, end in words.sentence for chunk in _in_sentence(words, start, end)]


def _in_sentence(words: Words, start: int, end: int) -> Iterator[Chunk]:
    starters = lexicon("grammar", "starters")
    headline = is_headline(words, start, end)
    fresh, index = True, start
    while index < end:
        text = words.texts[index]
        if not words.capital[index] or text in starters:
            fresh = fresh and not text[0].isalnum()
            index += 1
            continue
        stop = _run(words, index, min(end, index + _LONGEST))
        yield Chunk(index, stop, fresh, headline)
        fresh = False
        index = stop


def _run(words: Words, index: int, end: int) -> int:
    """Where the run of capitalised words that begins at `index` ends."""
    starters, particles = lexicon("grammar", "starters"), lexicon("grammar", "particles")
    stop = index + 1
    while stop < end:
        text = words.texts[stop]
        following = stop + 1
        if words.capital[stop] and text not in starters:
            stop = following
        elif text in HYPHENS and following < end and _touch(words, stop) and words.texts[following][0].isalnum():
            if words.texts[following] in _COMPOUNDS:
                break
            stop = following + 1
        elif following < end and words.capital[following] and (text in particles or text == "&"):
            stop = following + 1
        elif text.isdigit() and len(text) <= len("123") and not _glued_to_more(words, stop):
            return following
        else:
            break
    return stop


def _touch(words: Words, index: int) -> bool:
    """Whether a token stands without blanks between its neighbours."""
    return words.ends[index - 1] == words.starts[index] and words.ends[index] == words.starts[index + 1]


def _glued_to_more(words: Words, index: int) -> bool:
    """Whether a number is part of something longer, as 10:30 or 25-30."""
    following = index + 1
    return (
        following < words.length
        and words.ends[index] == words.starts[following]
        and (words.texts[following] in {"-", "–", ":", "/", "%", "°"})
    )


def is_headline(words: Words, start: int, end: int) -> bool:
    """Whether most longer words of a sentence begin with a capital, as in headlines."""
    longer = [index for index in range(start, end) if len(words.texts[index]) >= _HEADLINE_LEAST]
    letters = [index for index in longer if words.texts[index][0].isalpha()]
    if len(letters) < _HEADLINE_LEAST:
        return False
    capitals = sum(words.capital[index] for index in letters)
    common = lines("common_words.txt")
    plain = sum(words.capital[index] and words.lower[index] in common for index in letters)
    return capitals >= _HEADLINE_SHARE * len(letters) and plain >= len(letters) // 3
