"""All rows that the annotation of one article consists of, read once and kept up to date from the journal."""

from __future__ import annotations

from typing import Any

from annotations.model import ArticleId
from annotations.store.connection import Connection
from annotations.store.history import Image, Row

Stored = tuple[Any, ...]
"""One row, its columns in the order of the query below."""

_COLUMNS = {
    "span": ("id", "layer_id", "start", "end", "label", "score", "origin", "entity"),
    "agreement": ("id", "layer_id", "kind", "status", "signature", "score", "origin"),
    "agreement_filler": ("id", "agreement_id", "role", "span_id", "position", "score", "origin"),
    "verdict": (
        *("id", "span_id", "agreement_id", "filler_id"),
        *("decision", "gold_span_id", "gold_agreement_id", "gold_filler_id"),
    ),
}
_QUERIES = {
    "span": 'SELECT id, layer_id, start, "end", label, score, origin, entity FROM span WHERE article_id = ?'
    ' ORDER BY start, "end" DESC, label, layer_id',
    "agreement": "SELECT id, layer_id, kind, status, signature, score, origin FROM agreement WHERE article_id = ?"
    " ORDER BY id",
    "agreement_filler": "SELECT id, agreement_id, role, span_id, position, score, origin FROM agreement_filler"
    " WHERE article_id = ? ORDER BY id",
    "verdict": "SELECT id, span_id, agreement_id, filler_id, decision, gold_span_id, gold_agreement_id, gold_filler_id"
    " FROM verdict WHERE article_id = ? ORDER BY id",
}


class ArticleRows:
    """The rows of one article by table and id."""

    def __init__(self, connection: Connection, article: ArticleId) -> None:
        self.article = article
        self._tables: dict[str, dict[int, Stored]] = {
            table: {row[0]: row for row in connection.all(query, (article,))} for table, query in _QUERIES.items()
        }
        self.spans = self._tables["span"]
        self.agreements = self._tables["agreement"]
        self.fillers = self._tables["agreement_filler"]
        self.verdicts = self._tables["verdict"]
        self._leave_out_dangling()

    def apply(self, image: Image) -> tuple[Stored | None, Stored | None]:
        """Follow one change; the row before and after it."""
        table, row_id, _, before, after = image
        rows = self._tables.get(table)
        if rows is None:
            return None, None
        old = rows.get(row_id)
        if after is None:
            rows.pop(row_id, None)
        elif before is None or old is None:
            rows[row_id] = _stored(table, {"id": row_id, **after})
        else:
            rows[row_id] = _stored(table, {**dict(zip(_COLUMNS[table], old, strict=True)), **after})
        return old, rows.get(row_id)

    def _leave_out_dangling(self) -> None:
        """A link that leads nowhere is for the check to tell; it keeps nobody from the rest of the article."""
        for row_id, (_, agreement, _, span, *_) in list(self.fillers.items()):
            if agreement not in self.agreements or span not in self.spans:
                del self.fillers[row_id]
        for row_id, verdict in list(self.verdicts.items()):
            _, span, agreement, filler, _, gold_span, gold_agreement, gold_filler = verdict
            links = (
                *((span, self.spans), (agreement, self.agreements), (filler, self.fillers)),
                *((gold_span, self.spans), (gold_agreement, self.agreements), (gold_filler, self.fillers)),
            )
            if any(target is not None and target not in rows for target, rows in links):
                del self.verdicts[row_id]


def _stored(table: str, row: Row) -> Stored:
    return tuple(row[column] for column in _COLUMNS[table])
