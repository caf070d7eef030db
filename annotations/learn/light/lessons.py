"""Turns annotated texts into what the light network learns from: the keys of tokens and their right tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotations.learn.articles import GoldArticle
from annotations.suggest.extensions import Candidate, candidates
from annotations.suggest.labels import LABELS
from annotations.suggest.light.keys import keys_of
from annotations.suggest.light.network import tags_of
from annotations.suggest.overlap import resolved
from annotations.suggest.words import Words, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language

    from annotations.suggest.light.network import Keys

    Tags = NDArray[np.int64]

Bounds = tuple[int, int, str]
"""A span in tokens, `end` exclusive, and its label."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text as the network sees it, with the right answers."""

    folder: str
    keys: Keys
    tags: Tags
    gold: frozenset[Bounds]
    ruled: tuple[Candidate, ...]
    """What the rules find."""
    words: Words


def lessons_of(articles: Iterable[GoldArticle], rules: Language) -> Iterator[Lesson]:
    """The lessons of articles whose every span is annotated; `rules` holds the components that come before the network.

    Spans of other labels, and those whose borders are not those of tokens, are left out.
    """
    for article in articles:
        doc = rules(article.text)
        words = words_of(doc)
        gold: set[Bounds] = set()
        for span in article.spans:
            bounds = words.bounds(span.start, span.end)
            if bounds is not None and span.label in LABELS:
                gold.add((*bounds, span.label))
        ruled = resolved(candidates(doc))
        tags = tags_of(words.length, sorted(gold))
        yield Lesson(article.folder, keys_of(doc, ruled), tags, frozenset(gold), tuple(ruled), words)
