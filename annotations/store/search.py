"""Full-text search over the titles and texts of a project."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from annotations.errors import Cancelled, RatifyError
from annotations.model import ArticleId, ArticleState
from annotations.query import Node, Order
from annotations.query.patterns import place_in
from annotations.store.connection import Connection
from annotations.store.finding import ORDERS, Asked, storable
from annotations.store.hits import passage_of

_OF_STATES = "article.state IN (SELECT value FROM json_each(:states)) AND "
_SECONDS_FOR_ONE = 0.5
"""Longer must no pattern take on one article."""
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
        self._patterns: list[str] = []
        self._is_enough: Callable[[], bool] = _never
        self._fault = ""
        connection.define("ratify_holds", 2, _holds)
        connection.define("ratify_fits", 3, self._fits)

    def articles(
        self,
        wanted: Node,
        *,
        states: Collection[ArticleState] | None = None,
        order: Order = Order.IMPORT,
        is_enough: Callable[[], bool] | None = None,
    ) -> list[ArticleId]:
        """The articles that fit a query, in an order; raises Cancelled once `is_enough` says so."""
        asked = Asked()
        where = asked.where(wanted)
        if states is not None:
            asked.parameters["states"] = json.dumps([state.value for state in states])
            where = _OF_STATES + where
        needs_counts = "article_count" in where or "article_count" in ORDERS[order]
        counts = " CROSS JOIN article_count ON article_count.article_id = article.id" if needs_counts else ""
        sql = f"SELECT article.id FROM article{counts} WHERE {where} ORDER BY {ORDERS[order]}"  # noqa: S608 - constants
        self._patterns, self._is_enough, self._fault = asked.patterns, is_enough or _never, ""
        try:
            with self._connection.stopped_by(self._is_enough):
                return [row[0] for row in self._connection.all(sql, asked.parameters)]
        except Exception as error:
            if self._fault:
                raise RatifyError(self._fault) from error
            if self._is_enough():
                raise Cancelled from error
            raise
        finally:
            self._is_enough = _never

    def passage(self, article: ArticleId, wanted: Node) -> str:
        """Where an article fits a query: a line of its text, each match between U+0002 and U+0003; may be empty."""
        return passage_of(self._connection, article, wanted)

    def _fits(self, number: int, title: str, text: str) -> bool:
        """Called by SQL: whether a pattern stands in a title or a text."""
        if self._is_enough():
            raise Cancelled
        try:
            return any(place_in(self._patterns[number], each, _SECONDS_FOR_ONE) is not None for each in (title, text))
        except TimeoutError:
            self._fault = f"The pattern /{self._patterns[number]}/ takes too long on one article. Make it simpler."
            raise

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
        words = " ".join(storable(phrase).replace('"', " ").split())
        if not any(char.isalnum() for char in words):
            return [row[0] for row in self._connection.all("SELECT id FROM article ORDER BY id")]
        rows = self._connection.all(
            "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rowid", (f'text : "{words}"',)
        )
        return [row[0] for row in rows]


def match_of(query: str) -> str:
    """What a user typed, as an FTS5 expression that cannot be malformed; the last word may be unfinished."""
    phrases: list[str] = []
    for found in _WORDS.finditer(storable(query)):
        quoted = found[1] is not None
        words = found[1] if quoted else found[2].replace('"', " ")
        if any(char.isalnum() for char in words):
            phrases.append(f'"{words}"')
    if phrases and not query.rstrip().endswith('"') and not query[-1:].isspace():
        phrases[-1] += "*"
    return " ".join(phrases)


def _never() -> bool:
    return False


def _holds(wanted: str, text: str | None) -> bool:
    """Called by SQL: whether a text holds another one, whatever the capitals and blanks."""
    return " ".join(wanted.casefold().split()) in " ".join((text or "").casefold().split())
