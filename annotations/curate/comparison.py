"""Two annotations of the same articles side by side: figures, also by source, a table of confusions, and mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotations.curate.mistakes import Confusion, Mistake, mistakes_of
from annotations.curate.scores import Scores, Tally
from annotations.model import Annotation, Article, Record

NO_SOURCE = "(no source)"


@dataclass(frozen=True, slots=True)
class Faulty:
    """An article with what is wrong in its prediction."""

    article: Article
    mistakes: Sequence[Mistake]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found."""

    articles: int
    scores: Scores
    confusion: Confusion
    by_source: dict[str, tuple[int, Scores]]
    """Articles and figures of each source, in alphabetical order; empty where they were not asked for."""
    faulty: list[Faulty] = field(default_factory=list[Faulty])
    """Articles with mistakes, in their order; empty where they were not asked for."""


def compare(
    pairs: Iterable[tuple[Record, Record]], *, roles: Sequence[str] = (), by_source: bool = False, errors: bool = False
) -> Comparison:
    """Everything about predictions, each with its record of gold before it."""
    whole, parts = Tally.of(roles), dict[str, Tally]()
    counts: dict[str, int] = {}
    confusion = Confusion()
    faulty: list[Faulty] = []
    articles = 0
    for ours, theirs in pairs:
        articles += 1
        article = ours.article
        gold, predicted = ours.annotation or Annotation(), theirs.annotation or Annotation()
        whole.add(article.text, gold, predicted)
        if by_source:
            source = article.source or NO_SOURCE
            counts[source] = counts.get(source, 0) + 1
            parts.setdefault(source, Tally.of(roles)).add(article.text, gold, predicted)
        mistakes = mistakes_of(article.text, gold, predicted, confusion)
        if errors and mistakes:
            faulty.append(Faulty(article, mistakes))
    sources = {name: (counts[name], parts[name].scores()) for name in sorted(parts)}
    return Comparison(articles, whole.scores(), confusion, sources, faulty)


def confusion_table(confusion: Confusion) -> tuple[list[str], list[list[int]]]:
    """The heads of rows (gold) and columns (predicted), and the numbers; the last head is "", for no span."""
    labels = sorted({label for pair in confusion for label in pair if label})
    heads = [*labels, ""]
    return heads, [[confusion[row, column] for column in heads] for row in heads]
