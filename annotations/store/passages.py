"""Every span of some articles with its text and what was decided on it: what lists over a whole project are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from annotations.model import GOLD, ArticleId, Decision, Passage, SpanId
from annotations.store.connection import Connection
from annotations.store.migrations import GOLD_LAYER

IN_BULK = " in bulk"
"""How the name of a step ends that decided without a look at each place."""

# In the order of the index, so that equal spans come together and nothing is sorted.
_SPANS = """SELECT span.id, span.article_id, span.start, span."end", span.label, span.score, span.origin, span.layer_id,
    cover.under_review, verdict.id, verdict.decision FROM span
    LEFT JOIN layer_article AS cover ON cover.article_id = span.article_id AND cover.layer_id = span.layer_id
    LEFT JOIN verdict ON verdict.span_id = span.id
    WHERE span.article_id = ? ORDER BY span.start, span."end" DESC, span.label, span.layer_id"""
_DECISIONS = {decision.value: decision for decision in Decision}


class Passages:
    """Reads passages; a list over all of them is made in a job."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(
        self, articles: Iterable[ArticleId], *, with_bulk: bool = True
    ) -> Iterator[tuple[ArticleId, list[Passage]]]:
        """The passages of articles one by one, in the order of the text; gold stands behind an equal suggestion.

        What was decided in bulk is told only `with_bulk`: it takes a look through the history.
        """
        layers = dict(self._connection.all("SELECT id, name FROM layer"))
        in_bulk = self.decided_in_bulk() if with_bulk else frozenset[int]()
        for article in articles:
            rows = self._connection.all(_SPANS, (article,))
            if rows:
                text = str(
                    self._connection.value("SELECT text FROM article_text WHERE article_id = ?", (article,)) or ""
                )
                yield article, list(_passages(rows, text, layers, in_bulk))
            else:
                yield article, []

    def decided_in_bulk(self) -> frozenset[int]:
        """The verdicts that were given together with many others."""
        rows = self._connection.all(
            "SELECT json_extract(image.value, '$[1]') FROM history, json_each(history.images) AS image"
            " WHERE history.state = 'done' AND history.action GLOB ? AND json_extract(image.value, '$[0]') = 'verdict'",
            (f"*{IN_BULK}",),
        )
        return frozenset(row[0] for row in rows)


def _passages(
    rows: list[tuple[Any, ...]], text: str, layers: dict[int, str], in_bulk: frozenset[int]
) -> Iterator[Passage]:
    for (article, start, end, label), group in groupby(rows, key=lambda row: row[1:5]):
        equal = list(group)
        gold = next((row for row in equal if row[7] == GOLD_LAYER), None)
        shown = next((row for row in equal if row[8] == 1), None)
        words = " ".join(text[start:end].split())
        if shown is not None:
            verdict = next((row for row in equal if row[10] is not None), None)
            decision = _DECISIONS[verdict[10]] if verdict else Decision.ACCEPTED if gold else None
            bulk = verdict is not None and verdict[9] in in_bulk
            span, score, origin, layer = shown[0], shown[5], shown[6], layers[shown[7]]
            yield Passage(SpanId(span), article, start, end, label, words, score, origin, layer, decision, bulk)
        if gold is not None:
            yield Passage(SpanId(gold[0]), article, start, end, label, words, origin=gold[6], layer=GOLD)
