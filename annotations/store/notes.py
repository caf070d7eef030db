"""The notes that analysts write on articles, spans and agreements."""

from __future__ import annotations

from annotations.model import ArticleId, Note, NoteId
from annotations.store.connection import Connection

_SELECT = "SELECT text, article_id, span_id, agreement_id, author, written, id FROM note"


class Notes:
    """Reading of notes; writing them is a step of review."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article: ArticleId) -> list[Note]:
        """The notes of an article, oldest first."""
        rows = self._connection.all(_SELECT + " WHERE article_id = ? ORDER BY id", (article,))
        return [Note(*row) for row in rows]

    def get(self, note: NoteId) -> Note | None:
        """One note, or None where it is gone."""
        row = self._connection.first(_SELECT + " WHERE id = ?", (note,))
        return None if row is None else Note(*row)
