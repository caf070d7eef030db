"""The flags that analysts set on articles, spans and agreements."""

from __future__ import annotations

from annotations.model import ArticleId, Flag, FlagId
from annotations.store.connection import Connection

_SELECT = "SELECT article_id, span_id, agreement_id, reason, author, at, id FROM flag"


class Flags:
    """Reading of flags; setting them is a step of review."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article: ArticleId) -> list[Flag]:
        """The flags of an article, oldest first."""
        rows = self._connection.all(_SELECT + " WHERE article_id = ? ORDER BY id", (article,))
        return [Flag(*row) for row in rows]

    def get(self, flag: FlagId) -> Flag | None:
        """One flag, or None where it is gone."""
        row = self._connection.first(_SELECT + " WHERE id = ?", (flag,))
        return None if row is None else Flag(*row)
