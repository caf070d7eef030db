"""Full-text search over the titles and texts of a project."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.model import ArticleId
from annotations.store.connection import Connection

_WORDS = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found, with a passage of it; each match stands between U+0002 and U+0003."""

    article: ArticleId
    snippet: str


class Search:
    """Finds articles by the words in them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, query: str, limit: int = 50) -> list[Hit]:
        """The articles that hold all words of a query, best first; words in quotes stand together."""
        match = match_of(query)
        if not match:
            return []
        rows = self._connection.all(
            "SELECT rowid, snippet(article_search, -1, char(2), char(3), '…', 24) FROM article_search"
            " WHERE article_search MATCH ? ORDER BY rank, rowid LIMIT ?",
            (match, limit),
        )
        return [Hit(ArticleId(row_id), snippet) for row_id, snippet in rows]

    def articles_with(self, phrase: str) -> list[ArticleId]:
        """The articles that hold the words of a phrase one behind the other, in the order of the queue.

        Capitals and accents do not matter here. A phrase without any word is looked for in all of them.
        """
        words = " ".join(_storable(phrase).replace('"', " ").split())
        if not any(char.isalnum() for char in words):
            return [row[0] for row in self._connection.all("SELECT id FROM article ORDER BY id")]
        rows = self._connection.all(
            "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rowid", (f'text : "{words}"',)
        )
        return [row[0] for row in rows]


def _storable(text: str) -> str:
    """A text without what no stored text has: NUL and halves of surrogate pairs."""
    return text.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")


def match_of(query: str) -> str:
    """What a user typed, as an FTS5 expression that cannot be malformed; the last word may be unfinished."""
    phrases: list[str] = []
    for found in _WORDS.finditer(_storable(query)):
        quoted = found[1] is not None
        words = found[1] if quoted else found[2].replace('"', " ")
        if any(char.isalnum() for char in words):
            phrases.append(f'"{words}"')
    if phrases and not query.rstrip().endswith('"') and not query[-1:].isspace():
        phrases[-1] += "*"
    return " ".join(phrases)
