"""The rules as a source of hints in training: the components of the pipeline that come before the encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotations.suggest.encoder.hints import Clue, clues_of
from annotations.suggest.encoder.words import Words
from annotations.suggest.pipeline import load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language

_LATER = ("ratify_overlap", "ratify_identities", "ratify_mentions", "ratify_agreements", "ratify_encoder")


@cache
def _rules() -> Language:
    nlp = load_pipeline()
    nlp.disable_pipes(*(name for name in _LATER if name in nlp.pipe_names))
    return nlp


def clues(texts: Sequence[tuple[str, Words]]) -> Iterator[list[Clue]]:
    """The rules' clues of texts that are split into words, in their order."""
    docs = _rules().pipe(text for text, _ in texts)
    for (_, words), doc in zip(texts, docs, strict=True):
        yield clues_of(doc, words)
