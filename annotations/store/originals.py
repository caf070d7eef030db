"""The files that articles were taken from, such as web pages with all that surrounds the text."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.model import ArticleId, Original
from annotations.store.connection import Connection


class Originals:
    """Kept beside the texts; nothing but a look at an article ever needs them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, originals: Iterable[tuple[ArticleId, Original]]) -> None:
        """Keep the files of articles that have none yet."""
        rows = [(article, one.name, one.size, one.deflated) for article, one in originals]
        if rows:
            with self._connection.transaction(bulk=True):
                self._connection.many(
                    "INSERT OR IGNORE INTO original (article_id, name, size, deflated) VALUES (?, ?, ?, ?)", rows
                )

    def of(self, article: ArticleId) -> Original | None:
        """The file of an article, or None where the text is all there was."""
        row = self._connection.first("SELECT name, size, deflated FROM original WHERE article_id = ?", (article,))
        return None if row is None else Original(*row)
