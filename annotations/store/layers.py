"""The layers of a project: making one, writing annotations into it in bulk, reading them back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.incoming import (
    AGREEMENT_COLUMNS,
    CONTROL,
    FILLER_COLUMNS,
    SPAN_COLUMNS,
    Incoming,
    agreement_columns,
    check_text,
    filler_columns,
    span_columns,
)
from annotations.model import Annotation, ArticleId, Layer, LayerId, LayerKind, SpanId
from annotations.schema import Schema
from annotations.store.connection import Connection
from annotations.store.history import History, Row, Step, now
from annotations.store.many_rows import insert_columns
from annotations.store.migrations import GOLD_LAYER
from annotations.store.schema_001 import RECOUNT
from annotations.store.sheets import Sheets

_LAYER = """SELECT name, kind, detail, created,
    kind <> 'gold' AND (NOT EXISTS (SELECT 1 FROM layer_article WHERE layer_id = layer.id)
        OR EXISTS (SELECT 1 FROM layer_article WHERE layer_id = layer.id AND under_review = 1)),
    id FROM layer"""
_KEYS = "SELECT id, key, length FROM article WHERE id IN (SELECT value FROM json_each(?))"
_COVERED = """SELECT article_id FROM layer_article
    WHERE layer_id = :layer AND article_id IN (SELECT value FROM json_each(:ids))"""
# Of all others nothing was decided and nothing is shown, so that each suggestion that comes is an open one.
_TOUCHED = """SELECT article_id FROM article_count WHERE article_id IN (SELECT value FROM json_each(?)) AND (
    open > 0 OR decided > 0 OR gold > 0
    OR EXISTS (SELECT 1 FROM verdict WHERE verdict.article_id = article_count.article_id))"""
_OLDER_OUT_OF_REVIEW = """UPDATE layer_article SET under_review = 0 WHERE article_id = ? AND layer_id < ?
    AND under_review = 1 AND layer_id IN (SELECT id FROM layer WHERE kind = 'machine')"""

# A run of the machine takes the place of those before, so that its doubt does too; other layers add theirs.
_DOUBTFUL = {
    True: "UPDATE article_count SET doubtful = ? WHERE article_id = ?",
    False: "UPDATE article_count SET doubtful = doubtful + ? WHERE article_id = ?",
}

_Incomings = Sequence[tuple[ArticleId, Incoming]]


class Layers:
    """Complete sets of spans and agreements; one that is not gold never changes after it is written."""

    def __init__(self, connection: Connection, history: History, sheets: Sheets, schema: Callable[[], Schema]) -> None:
        self._schema = schema
        self._connection = connection
        self._history = history
        self._sheets = sheets

    def all(self) -> list[Layer]:
        """Every layer, gold first, then by age."""
        return [_layer(row) for row in self._connection.all(_LAYER + " ORDER BY id")]

    def get(self, name: str) -> Layer | None:
        """The layer of a name, or None."""
        row = self._connection.first(_LAYER + " WHERE name = ?", (name,))
        return None if row is None else _layer(row)

    def create(self, name: str, kind: LayerKind, detail: str = "") -> Layer:
        """A new layer, still empty."""
        check_text(name, "The name of a layer")
        check_text(detail, "The detail of the layer {!r}", name)
        if not name.strip():
            raise RatifyError("A layer needs a name.")
        if CONTROL.search(name):
            raise RatifyError(f"The name of a layer is on one line, without control characters; this is {name!r:.80}.")
        with self._connection.transaction(bulk=True):
            if self.get(name) is not None:
                raise RatifyError(f"There is a layer {name!r} in this project already. Choose another name.")
            self._connection.run(
                "INSERT INTO layer (name, kind, detail, created) VALUES (?, ?, ?, ?)", (name, kind.value, detail, now())
            )
        layer = self.get(name)
        assert layer is not None  # noqa: S101 - it was written just now
        return layer

    def covered(self, layer: Layer) -> set[ArticleId]:
        """The articles that a layer holds an annotation of, be it an empty one."""
        if layer.kind is LayerKind.GOLD:
            rows = self._connection.all("SELECT article_id FROM article_count WHERE gold > 0")
        else:
            rows = self._connection.all("SELECT article_id FROM layer_article WHERE layer_id = ?", (layer.id,))
        return {row[0] for row in rows}

    def annotation(self, article: ArticleId, layer_name: str) -> Annotation:
        """One layer of an article with the verdicts on it; for gold, those on the suggestions that it came of."""
        return self._sheets.annotation(article, layer_name)

    def write(self, layer: Layer, annotations: Iterable[tuple[ArticleId, Annotation]]) -> Changes:
        """Write the annotations of some articles into a layer, all or none; into gold as one step of history."""
        return self.take(layer, self._incoming(list(annotations)))

    def take(self, layer: Layer, incoming: _Incomings) -> Changes:
        """The same with annotations that were made ready for it."""
        if not incoming:
            return Changes()
        if layer.kind is LayerKind.GOLD:
            return self._write_gold(incoming)
        with self._connection.transaction(bulk=True):
            self._write(layer, incoming)
        articles = frozenset(article for article, _ in incoming)
        # The others stay as they are: the article that is shown is read again at every key.
        self._sheets.forget(articles)
        return Changes(f"Write layer {layer.name}", articles)

    def _incoming(self, annotations: Sequence[tuple[ArticleId, Annotation]]) -> _Incomings:
        wanted = json.dumps([article for article, _ in annotations])
        found = {row_id: (key, length) for row_id, key, length in self._connection.all(_KEYS, (wanted,))}
        incoming: list[tuple[ArticleId, Incoming]] = []
        for article, annotation in annotations:
            if article not in found:
                raise RatifyError(f"There is no article {article} in this project.")
            key, length = found[article]
            incoming.append((article, Incoming(key, annotation, length)))
        return incoming

    def _write(self, layer: Layer, incoming: _Incomings) -> None:
        self._check_new(layer, incoming)
        self._cover(layer, incoming)
        next_span, next_agreement = self._next_id("span"), self._next_id("agreement")
        insert_columns(self._connection, SPAN_COLUMNS, span_columns(incoming, next_span), (layer.id, 0))
        insert_columns(self._connection, AGREEMENT_COLUMNS, agreement_columns(incoming, next_agreement), (layer.id, 0))
        insert_columns(self._connection, FILLER_COLUMNS, filler_columns(incoming, next_span, next_agreement))
        self._count(layer, incoming)

    def _check_new(self, layer: Layer, incoming: _Incomings) -> None:
        """Raise RatifyError where the layer has one of the articles, or would be given one twice."""
        wanted = json.dumps([article for article, _ in incoming])
        seen = {row[0] for row in self._connection.all(_COVERED, {"ids": wanted, "layer": layer.id})}
        for article, one in incoming:
            if article in seen:
                raise RatifyError(
                    f"The layer {layer.name!r} has the article {one.key!r} already, and layers are never changed. "
                    "Import into a layer of another name."
                )
            seen.add(article)

    def _cover(self, layer: Layer, incoming: _Incomings) -> None:
        # First, because its trigger counts all that each article has: what comes now is counted once for all.
        articles = [article for article, _ in incoming]
        insert_columns(
            self._connection, "layer_article (layer_id, under_review, article_id)", [articles], (layer.id, 1)
        )
        if layer.kind is LayerKind.MACHINE:
            self._connection.many(_OLDER_OUT_OF_REVIEW, [(article, layer.id) for article, _ in incoming])

    def _count(self, layer: Layer, incoming: _Incomings) -> None:
        """Bring the counts to what the trigger on layers would find now."""
        wanted = json.dumps([article for article, _ in incoming])
        touched = {row[0] for row in self._connection.all(_TOUCHED, (wanted,))}
        self._connection.many(
            "UPDATE article_count SET open = ? WHERE article_id = ?",
            [(len(one), article) for article, one in incoming if article not in touched],
        )
        for article in touched:
            for statement in RECOUNT:
                self._connection.run(statement, {"article": article})
        is_machine = layer.kind is LayerKind.MACHINE
        doubtful = [(one.doubtful, article) for article, one in incoming]
        self._connection.many(_DOUBTFUL[is_machine], [row for row in doubtful if row[0] or is_machine])

    def _next_id(self, table: str) -> int:
        return 1 + int(self._connection.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0)

    def _write_gold(self, incoming: _Incomings) -> Changes:
        with self._history.step("Import gold") as step:
            for article, one in incoming:
                text, has_gold = self._connection.first(
                    "SELECT text, (SELECT gold FROM article_count WHERE article_id = :id) FROM article_text"
                    " WHERE article_id = :id",
                    {"id": article},
                ) or ("", 0)
                if has_gold:
                    raise RatifyError(
                        f"The article {one.key!r} has gold already, which an import would mix with. "
                        "Import into a layer of another name, and review it."
                    )
                one.check_gold(text, self._schema())
                _write_gold_of(step, article, one.annotation)
        return step.changes


def _write_gold_of(step: Step, article: ArticleId, annotation: Annotation) -> None:
    common: Row = {"article_id": article, "layer_id": GOLD_LAYER, "by_hand": 1}
    rows: dict[SpanId, int] = {}
    for it in annotation.spans:
        place = {"start": it.start, "end": it.end, "label": it.label}
        known = {"score": it.score, "origin": it.origin, "entity": it.entity}
        rows[it.id] = step.insert("span", common | place | known)
    for it in annotation.agreements:
        agreement = step.insert(
            "agreement",
            common | {"kind": it.kind, "status": it.status, "signature": "", "score": it.score, "origin": it.origin},
        )
        for position, filler in enumerate(it.fillers):
            step.insert(
                "agreement_filler",
                {"article_id": article, "agreement_id": agreement, "role": filler.role, "span_id": rows[filler.span]}
                | {"position": position, "score": filler.score, "origin": filler.origin},
            )


def _layer(row: tuple[Any, ...]) -> Layer:
    name, kind, detail, created, under_review, row_id = row
    return Layer(name, LayerKind(kind), detail, created, bool(under_review), LayerId(row_id))
