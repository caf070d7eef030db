"""One layer of many articles, read a batch at a time on its way into files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotations.errors import RatifyError
from annotations.model import (
    Agreement,
    Annotation,
    Article,
    ArticleId,
    ArticleState,
    Filler,
    Span,
    SpanId,
)
from annotations.store.connection import Connection
from annotations.store.migrations import GOLD_LAYER
from annotations.store.sheets import Sheets

_BATCH = 200
_ARTICLES = """SELECT article.id, article.key, article_text.text, article.title, article.published, article.source,
    article.metadata, article.state, article.sha256,
    (article_count.gold = 0 OR :layer = :gold) AND NOT EXISTS (SELECT 1 FROM verdict WHERE article_id = article.id)
    FROM json_each(:ids) AS wanted JOIN article ON article.id = wanted.value
    JOIN article_text ON article_text.article_id = article.id
    JOIN article_count ON article_count.article_id = article.id ORDER BY wanted.key"""
_SPANS = """SELECT span.article_id, span.id, start, "end", label, score, origin, entity
    FROM json_each(:ids) AS wanted JOIN span ON span.article_id = wanted.value
    WHERE layer_id = :layer ORDER BY wanted.key, start, "end" DESC, label"""
_AGREEMENTS = """SELECT agreement.article_id, agreement.id, kind, status, score, origin
    FROM json_each(:ids) AS wanted JOIN agreement ON agreement.article_id = wanted.value
    WHERE layer_id = :layer ORDER BY wanted.key, agreement.id"""
_FILLERS = """SELECT filler.agreement_id, role, span_id, filler.score, filler.origin
    FROM json_each(:ids) AS wanted JOIN agreement_filler AS filler ON filler.article_id = wanted.value
    JOIN agreement ON agreement.id = filler.agreement_id
    WHERE agreement.layer_id = :layer ORDER BY wanted.key, filler.agreement_id, filler.position, filler.id"""


@dataclass(frozen=True, slots=True)
class Going:
    """An article with one layer of it; the ids of its spans are rows of the project, or count from 1."""

    id: ArticleId
    article: Article
    """Without the number that it has in the project."""
    sha256: str
    """The hash that the text had when it was imported."""
    annotation: Annotation


class Outgoing:
    """Reads whole batches where nothing was decided on an article; where something was, what the sheet would show."""

    def __init__(self, connection: Connection, sheets: Sheets) -> None:
        self._connection = connection
        self._sheets = sheets

    def read(self, articles: Sequence[ArticleId], layer: str, roles: Sequence[str]) -> Iterator[Going]:
        """The articles in the order given; fillers stand in the order of `roles`, others after them by name."""
        layer_id = self._connection.value("SELECT id FROM layer WHERE name = ?", (layer,))
        if layer_id is None:
            raise RatifyError(f"There is no layer {layer!r} in this project.")
        rank = {role: place for place, role in enumerate(roles)}
        for begin in range(0, len(articles), _BATCH):
            yield from self._batch(articles[begin : begin + _BATCH], layer, layer_id, rank)

    def _batch(
        self, articles: Sequence[ArticleId], layer: str, layer_id: int, rank: Mapping[str, int]
    ) -> Iterator[Going]:
        wanted = {"ids": json.dumps(articles), "layer": layer_id, "gold": GOLD_LAYER}
        rows = self._connection.all(_ARTICLES, wanted)
        wanted["ids"] = json.dumps([row[0] for row in rows if row[-1]])
        annotations = self._undecided(wanted, rank)
        for row_id, key, text, title, published, source, metadata, state, sha256, is_undecided in rows:
            article = Article(
                key, text, title, published, source, {} if metadata == "{}" else json.loads(metadata), _STATES[state]
            )
            if is_undecided:
                annotation = annotations.get(row_id) or Annotation()
            else:
                annotation = self._sheets.annotation(row_id, layer)
            yield Going(row_id, article, sha256, annotation)

    def _undecided(self, wanted: Mapping[str, Any], rank: Mapping[str, int]) -> dict[int, Annotation]:
        """The annotations of articles on which there is no verdict, numbered from 1 in the order of the text."""
        spans: dict[int, list[Span]] = {}
        number_of: dict[int, SpanId] = {}
        for article, row_id, start, end, label, score, origin, entity in self._connection.all(_SPANS, wanted):
            of_article = spans.get(article)
            if of_article is None:
                of_article = spans[article] = []
            number = number_of[row_id] = SpanId(len(of_article) + 1)
            of_article.append(Span(start, end, label, number, score, origin, entity))
        fillers: dict[int, list[Filler]] = {}
        for agreement, role, span, score, origin in self._connection.all(_FILLERS, wanted):
            if span in number_of:  # a link that leads nowhere is for the check to tell
                fillers.setdefault(agreement, []).append(Filler(role, number_of[span], score=score, origin=origin))
        agreements: dict[int, list[Agreement]] = {}
        last = len(rank)
        for article, row_id, kind, status, score, origin in self._connection.all(_AGREEMENTS, wanted):
            filled = fillers.get(row_id, [])
            filled.sort(key=lambda filler: (rank.get(filler.role, last), filler.role))
            agreements.setdefault(article, []).append(
                Agreement(kind, status, tuple(filled), score=score, origin=origin)
            )
        return {
            article: Annotation(tuple(spans.get(article, ())), tuple(agreements.get(article, ())))
            for article in spans.keys() | agreements.keys()
        }


_STATES = {state.value: state for state in ArticleState}
