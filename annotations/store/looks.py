"""The passages that come back: samples of bulk steps at once, second looks once the first is half forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from annotations.model import ArticleId, SpanId
from annotations.store.connection import Connection

LATER = timedelta(minutes=30)
"""After which a passage comes back: by then, many others were decided."""


@dataclass(frozen=True, slots=True)
class Look:
    """A passage that waits for an answer; the first label is empty where it was rejected."""

    id: int
    article: ArticleId
    span: SpanId
    start: int
    end: int
    text: str
    """The whole article."""
    first_label: str


class Looks:
    """Reading of looks; asking and answering are steps of review."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, *, now: datetime | None = None) -> list[int]:
        """The ids of those that are due, the oldest first."""
        due = ((now or datetime.now(UTC)) - LATER).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        rows = self._connection.all(
            "SELECT id FROM look WHERE answered IS NULL AND span_id IS NOT NULL AND (reason = 'sample' OR asked <= ?)"
            " ORDER BY asked, id",
            (due,),
        )
        return [row[0] for row in rows]

    def get(self, look: int) -> Look | None:
        """One that waits, or None where it is answered or gone."""
        row = self._connection.first(
            'SELECT look.id, look.article_id, span.id, span.start, span."end", article_text.text, first_label'
            " FROM look JOIN span ON span.id = look.span_id"
            " JOIN article_text ON article_text.article_id = look.article_id WHERE look.id = ? AND answered IS NULL",
            (look,),
        )
        return None if row is None else Look(*row)
