"""Hints: what the rules say of each word, which the encoder reads beside the words themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotations.suggest.encoder.words import Words
from annotations.suggest.extensions import candidates
from annotations.suggest.labels import LABELS
from annotations.suggest.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

HINTS = 2 * len(LABELS)
_NUMBERS = {label: number for number, label in enumerate(LABELS)}


class Clue(NamedTuple):
    """A candidate of the rules in words of the encoder, `last` included; `label` is a number."""

    first: int
    last: int
    label: int
    score: float


def clues_of(doc: Doc, words: Words) -> list[Clue]:
    """The rules' candidates whose borders are those of the encoder's words, the best of equal ones."""
    starts = {start: number for number, start in enumerate(words.starts)}
    ends = {end: number for number, end in enumerate(words.ends)}
    best: dict[tuple[int, int, int], float] = {}
    tokens = words_of(doc)
    for one in candidates(doc):
        first, last = starts.get(tokens.starts[one.start]), ends.get(tokens.ends[one.end - 1])
        if first is not None and last is not None and one.label in _NUMBERS:
            key = (first, last, _NUMBERS[one.label])
            best[key] = max(best.get(key, 0.0), one.score)
    return [Clue(*key, score) for key, score in sorted(best.items())]


def hints_of(words: Words, clues: Iterable[Clue]) -> NDArray[np.float32]:
    """What each word may begin, and what it may be in: the best score a label, an array [words, 2 * labels]."""
    hints = np.zeros((len(words), HINTS), dtype=np.float32)
    size = len(LABELS)
    for first, last, label, score in clues:
        hints[first, label] = max(hints[first, label], score)
        inside = hints[first : last + 1, size + label]
        np.maximum(inside, score, out=inside)
    return hints
