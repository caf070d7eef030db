"""The layers of a project: making one, writing annotations into it in bulk, reading them back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.model import Annotation, ArticleId, Layer, LayerId, LayerKind
from annotations.schema import Schema
from annotations.store.articles import check_text
from annotations.store.connection import Connection
from annotations.store.history import History, Row, Step, now
from annotations.store.incoming import AGREEMENT_COLUMNS, FILLER_COLUMNS, SPAN_COLUMNS, Incoming
from annotations.store.many_rows import insert_rows
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

_DOUBT = (0.3, 0.7)
"""A score between these is near one half; schema_003 says the same."""
# A run of the machine takes the place of those before, so that its doubt does too; other layers add theirs.
_DOUBTFUL = {
    True: "UPDATE article_count SET doubtful = ? WHERE article_id = ?",
    False: "UPDATE article_count SET doubtful = doubtful + ? WHERE article_id = ?",
}


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
        check_text(detail, f"The detail of the layer {name!r}")
        if not name.strip():
            raise RatifyError("A layer needs a name.")
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
        incoming = self._incoming(list(annotations))
        if not incoming:
            return Changes()
        if layer.kind is LayerKind.GOLD:
            return self._write_gold(incoming)
        with self._connection.transaction(bulk=True):
            self._write(layer, incoming)
        # The others stay as they are: the article that is shown is read again at every key.
        self._sheets.forget(one.article for one in incoming)
        return Changes(f"Write layer {layer.name}", frozenset(one.article for one in incoming))

    def _incoming(self, annotations: Sequence[tuple[ArticleId, Annotation]]) -> list[Incoming]:
        wanted = json.dumps([article for article, _ in annotations])
        found = {row_id: (key, length) for row_id, key, length in self._connection.all(_KEYS, (wanted,))}
        incoming: list[Incoming] = []
        for article, annotation in annotations:
            if article not in found:
                raise RatifyError(f"There is no article {article} in this project.")
            key, length = found[article]
            one = Incoming(article, key, annotation)
            one.check(length)
            incoming.append(one)
        return incoming

    def _write(self, layer: Layer, incoming: Sequence[Incoming]) -> None:
        self._check_new(layer, incoming)
        self._cover(layer, incoming)
        spans: list[Iterable[tuple[Any, ...]]] = []
        agreements: list[Iterable[tuple[Any, ...]]] = []
        fillers: list[Iterable[tuple[Any, ...]]] = []
        next_span, next_agreement = self._next_id("span"), self._next_id("agreement")
        for one in incoming:
            spans.append(one.span_rows(layer.id, next_span))
            agreements.append(one.agreement_rows(layer.id, next_agreement))
            fillers.append(one.filler_rows(next_span, next_agreement))
            next_span += len(one.spans)
            next_agreement += len(one.agreements)
        insert_rows(self._connection, SPAN_COLUMNS, chain.from_iterable(spans))
        insert_rows(self._connection, AGREEMENT_COLUMNS, chain.from_iterable(agreements))
        insert_rows(self._connection, FILLER_COLUMNS, chain.from_iterable(fillers))
        self._count(layer, incoming)

    def _check_new(self, layer: Layer, incoming: Sequence[Incoming]) -> None:
        """Raise RatifyError where the layer has one of the articles, or would be given one twice."""
        wanted = json.dumps([one.article for one in incoming])
        seen = {row[0] for row in self._connection.all(_COVERED, {"ids": wanted, "layer": layer.id})}
        for one in incoming:
            if one.article in seen:
                raise RatifyError(
                    f"The layer {layer.name!r} has the article {one.key!r} already, and layers are never changed. "
                    "Import into a layer of another name."
                )
            seen.add(one.article)

    def _cover(self, layer: Layer, incoming: Sequence[Incoming]) -> None:
        # First, because its trigger counts all that each article has: what comes now is counted once for all.
        insert_rows(
            self._connection,
            "layer_article (article_id, layer_id, under_review)",
            [(one.article, layer.id, 1) for one in incoming],
        )
        if layer.kind is LayerKind.MACHINE:
            self._connection.many(_OLDER_OUT_OF_REVIEW, [(one.article, layer.id) for one in incoming])

    def _count(self, layer: Layer, incoming: Sequence[Incoming]) -> None:
        """Bring the counts to what the trigger on layers would find now."""
        wanted = json.dumps([one.article for one in incoming])
        touched = {row[0] for row in self._connection.all(_TOUCHED, (wanted,))}
        self._connection.many(
            "UPDATE article_count SET open = ? WHERE article_id = ?",
            [(len(one.spans) + len(one.agreements), one.article) for one in incoming if one.article not in touched],
        )
        for article in touched:
            for statement in RECOUNT:
                self._connection.run(statement, {"article": article})
        least, most = _DOUBT
        is_machine = layer.kind is LayerKind.MACHINE
        doubtful = [
            (sum(1 for it in one.spans if it.score is not None and least <= it.score <= most), one.article)
            for one in incoming
        ]
        self._connection.many(_DOUBTFUL[is_machine], [row for row in doubtful if row[0] or is_machine])

    def _next_id(self, table: str) -> int:
        return 1 + int(self._connection.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0)

    def _write_gold(self, incoming: list[Incoming]) -> Changes:
        with self._history.step("Import gold") as step:
            for one in incoming:
                text, has_gold = self._connection.first(
                    "SELECT text, (SELECT gold FROM article_count WHERE article_id = :id) FROM article_text"
                    " WHERE article_id = :id",
                    {"id": one.article},
                ) or ("", 0)
                if has_gold:
                    raise RatifyError(
                        f"The article {one.key!r} has gold already, which an import would mix with. "
                        "Import into a layer of another name, and review it."
                    )
                one.check_gold(text, self._schema())
                _write_gold_of(step, one)
        return step.changes


def _write_gold_of(step: Step, incoming: Incoming) -> None:
    article = incoming.article
    common: Row = {"article_id": article, "layer_id": GOLD_LAYER, "by_hand": 1}
    spans = [
        step.insert(
            "span",
            common
            | {"start": it.start, "end": it.end, "label": it.label}
            | {"score": it.score, "origin": it.origin, "entity": it.entity},
        )
        for it in incoming.spans
    ]
    for it, _, fillers in incoming.agreements:
        agreement = step.insert(
            "agreement",
            common | {"kind": it.kind, "status": it.status, "signature": "", "score": it.score, "origin": it.origin},
        )
        for position, (filler, index) in enumerate(fillers):
            step.insert(
                "agreement_filler",
                {"article_id": article, "agreement_id": agreement, "role": filler.role, "span_id": spans[index]}
                | {"position": position, "score": filler.score, "origin": filler.origin},
            )


def _layer(row: tuple[Any, ...]) -> Layer:
    name, kind, detail, created, under_review, row_id = row
    return Layer(name, LayerKind(kind), detail, created, bool(under_review), LayerId(row_id))
