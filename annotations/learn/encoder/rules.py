"""The rules as a source of hints in training: the components of the pipeline that come before the encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotations.suggest.encoder.hints import Clue, clues_of
from annotations.suggest.encoder.words import Words
from annotations.suggest.light.pipeline import load_rules

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def _rules() -> Language:
    return load_rules()


def clues(texts: Sequence[tuple[str, Words]]) -> Iterator[list[Clue]]:
    """The rules' clues of texts that are split into words, in their order."""
    docs = _rules().pipe(text for text, _ in texts)
    for (_, words), doc in zip(texts, docs, strict=True):
        yield clues_of(doc, words)
