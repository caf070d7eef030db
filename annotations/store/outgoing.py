"""One layer of many articles, read a batch at a time on its way into files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any

from annotations.errors import RatifyError
from annotations.model import (
    Agreement,
    Annotation,
    Article,
    ArticleId,
    ArticleState,
    Filler,
    FillerId,
    Span,
    SpanId,
    spans_of,
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
# In the order of the index, so that nothing is sorted; the plus keeps SQLite from another one.
_SPANS = """SELECT article_id, id, start, "end", label, score, origin, entity FROM span
    WHERE article_id IN (SELECT value FROM json_each(:ids)) AND +layer_id = :layer
    ORDER BY article_id, start, "end" DESC, label"""
_AGREEMENTS = """SELECT article_id, id, kind, status, score, origin FROM agreement
    WHERE article_id IN (SELECT value FROM json_each(:ids)) AND layer_id = :layer ORDER BY id"""
_FILLERS = """SELECT filler.agreement_id, role, span_id, filler.score, filler.origin
    FROM agreement_filler AS filler JOIN agreement ON agreement.id = filler.agreement_id
    WHERE filler.article_id IN (SELECT value FROM json_each(:ids)) AND agreement.layer_id = :layer
    ORDER BY filler.agreement_id, filler.position, filler.id"""


@dataclass(frozen=True, slots=True)
class Going:
    """An article with one layer of it."""

    id: ArticleId
    article: Article
    """Without the number that it has in the project."""
    sha256: str
    """The hash that the text had when it was imported."""
    annotation: Annotation
    is_numbered: bool
    """Nothing was decided on it, and its spans count from 1 in the order of the text; else their ids are rows."""


class Outgoing:
    """Reads whole batches where nothing was decided on an article; where something was, what the sheet would show.

    Each batch is read at one moment, so that an article that is decided on meanwhile goes out as it was before or as
    it is after. Not all batches are: whatever is written during a long export would have to be kept beside the file.
    """

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

    def _batch(self, articles: Sequence[ArticleId], layer: str, layer_id: int, rank: Mapping[str, int]) -> list[Going]:
        wanted = {"ids": json.dumps(articles), "layer": layer_id, "gold": GOLD_LAYER}
        with self._connection.one_moment():
            rows = self._connection.all(_ARTICLES, wanted)
            wanted["ids"] = json.dumps([row[0] for row in rows if row[-1]])
            annotations = self._undecided(wanted, rank)
            annotations |= {row[0]: self._sheets.annotation(row[0], layer) for row in rows if not row[-1]}
        return [_going(row, annotations.get(row[0], _NOTHING)) for row in rows]

    def _undecided(self, wanted: Mapping[str, Any], rank: Mapping[str, int]) -> dict[int, Annotation]:
        """The annotations of articles on which there is no verdict, numbered from 1 in the order of the text."""
        spans: dict[int, tuple[Span, ...]] = {}
        number_of: dict[int, SpanId] = {}
        for article, rows in groupby(self._connection.all(_SPANS, wanted), _FIRST):
            _, ids, starts, ends, labels, scores, origins, entities = zip(*rows, strict=True)
            numbers = [SpanId(number) for number in range(1, len(ids) + 1)]
            columns = zip(starts, ends, labels, numbers, scores, origins, entities, repeat(None), strict=False)
            spans[article] = spans_of(columns)
            number_of.update(zip(ids, numbers, strict=True))
        fillers: dict[int, list[Filler]] = {}
        for agreement, role, span, score, origin in self._connection.all(_FILLERS, wanted):
            if span in number_of:  # a link that leads nowhere is for the check to tell
                fillers.setdefault(agreement, []).append(Filler(role, number_of[span], FillerId(0), score, origin))
        agreements: dict[int, list[Agreement]] = {}
        last = len(rank)
        for article, row_id, kind, status, score, origin in self._connection.all(_AGREEMENTS, wanted):
            filled = fillers.get(row_id, [])
            filled.sort(key=lambda filler: (rank.get(filler[0], last), filler[0]))
            agreements.setdefault(article, []).append(
                Agreement(kind, status, tuple(filled), score=score, origin=origin)
            )
        return {
            article: Annotation(spans.get(article, ()), tuple(agreements.get(article, ())))
            for article in spans.keys() | agreements.keys()
        }


def _going(row: tuple[Any, ...], annotation: Annotation) -> Going:
    row_id, key, text, title, published, source, metadata, state, sha256, is_undecided = row
    known: dict[str, Any] = {} if metadata == "{}" else json.loads(metadata)
    article = Article(key, text, title, published, source, known, _STATES[state])
    return Going(row_id, article, sha256, annotation, is_numbered=bool(is_undecided))


_FIRST = itemgetter(0)
_NOTHING = Annotation()
_STATES = {state.value: state for state in ArticleState}
