"""The articles of a project: adding them once, reading them, and the rows of the queue."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.incoming import IncomingArticle, incoming_article
from annotations.model import Article, ArticleId, ArticleRow, ArticleState
from annotations.store.connection import Connection
from annotations.store.history import now
from annotations.store.many_rows import insert_columns
from annotations.store.search import match_of

_ARTICLE = """SELECT article.key, article_text.text, article.title, article.published, article.source,
    article.metadata, article.state, article.id
    FROM article JOIN article_text ON article_text.article_id = article.id"""
_BY_HASH = "SELECT sha256, id FROM article WHERE sha256 IN (SELECT value FROM json_each(?))"
_BY_KEY = "SELECT key, id FROM article WHERE key IN (SELECT value FROM json_each(?))"
_ID = "SELECT article.id"
_ROW = """SELECT article.id, article.key, article.title, article.published, article.source, article.state,
    article_count.open, article_count.decided, article_count.gold"""
_FROM = """ FROM article CROSS JOIN article_count ON article_count.article_id = article.id
    WHERE article.id > :after"""
# The search comes first, so that it can stop as soon as there are enough rows.
_FROM_FOUND = """ FROM article_search CROSS JOIN article ON article.id = article_search.rowid
    CROSS JOIN article_count ON article_count.article_id = article.id
    WHERE article_search MATCH :match AND article_search.rowid > :after"""
# The plus keeps SQLite from the index, whose order would have to be sorted anew.
_OF_STATES = " AND +article.state IN (SELECT value FROM json_each(:states))"
_OF_ONE_STATE = " AND article.state = :state"
_IN_ORDER = " ORDER BY article.id LIMIT :limit"
_FOUND_IN_ORDER = " ORDER BY article_search.rowid LIMIT :limit"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of articles that were to be added."""

    ids: tuple[ArticleId | None, ...] = ()
    """For each article that was given the row that holds its text; None where it was left out."""
    new: tuple[ArticleId, ...] = ()
    same: tuple[ArticleId, ...] = ()
    """Rows that hold the same text already."""
    changed: tuple[tuple[str, ArticleId], ...] = ()
    """Keys whose row holds another text; the new text was left out."""

    @property
    def changes(self) -> Changes:
        """The same as Changes."""
        return Changes("Import articles", frozenset(self.new), queue=bool(self.new))


class Articles:
    """The texts of a project and how far their review has come."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, articles: Sequence[Article]) -> Added:
        """Add articles that are not there yet; the same text twice is one article, whatever its key."""
        return self.take([incoming_article(article) for article in articles])

    def take(self, articles: Sequence[IncomingArticle]) -> Added:
        """The same with articles that were made ready for it."""
        ids: list[ArticleId | None] = []
        new: dict[ArticleId, IncomingArticle] = {}
        same: list[ArticleId] = []
        changed: list[tuple[str, ArticleId]] = []
        with self._connection.transaction(bulk=True):
            by_hash = self._ids(_BY_HASH, [article.sha256 for article in articles])
            by_key = self._ids(_BY_KEY, [article.key for article in articles])
            next_id = 1 + (self._connection.value("SELECT max(id) FROM article") or 0)
            for article in articles:
                known = by_hash.get(article.sha256)
                if known is not None:
                    same.append(known)
                elif article.key in by_key:
                    changed.append((article.key, by_key[article.key]))
                else:
                    known = by_hash[article.sha256] = by_key[article.key] = ArticleId(next_id + len(new))
                    new[known] = article
                ids.append(known)
            if new:
                self._insert(new)
        return Added(tuple(ids), tuple(new), tuple(same), tuple(changed))

    def get(self, article: ArticleId) -> Article:
        """One article with its text."""
        row = self._connection.first(_ARTICLE + " WHERE article.id = ?", (article,))
        if row is None:
            raise RatifyError(f"There is no article {article} in this project.")
        return _article(row)

    def by_key(self, key: str) -> Article | None:
        """The article of a key, or None where there is none."""
        row = self._connection.first(_ARTICLE + " WHERE article.key = ?", (key,))
        return None if row is None else _article(row)

    def count(self, state: ArticleState | None = None) -> int:
        """How many articles there are, in one state or at all."""
        if state is None:
            return int(self._connection.value("SELECT count(*) FROM article"))
        return int(self._connection.value("SELECT count(*) FROM article WHERE state = ?", (state.value,)))

    def rows(
        self,
        *,
        states: Collection[ArticleState] | None = None,
        text: str = "",
        limit: int | None = None,
        after: ArticleId | None = None,
    ) -> list[ArticleRow]:
        """Rows of the queue in its order, those after `after`; `text` is what a user typed to search."""
        sql, parameters = _narrowed(_ROW, states, text)
        parameters |= {"after": after or 0, "limit": -1 if limit is None else limit}
        return [_row(row) for row in self._connection.all(sql, parameters)]

    def row(self, article: ArticleId) -> ArticleRow:
        """The row of one article in the queue."""
        rows = self._connection.all(_ROW + _FROM + " AND article.id = :id", {"after": 0, "id": article})
        if not rows:
            raise RatifyError(f"There is no article {article} in this project.")
        return _row(rows[0])

    def ids(self, *, states: Collection[ArticleState] | None = None, text: str = "") -> list[ArticleId]:
        """The articles in the order of the queue."""
        if states is None and not match_of(text):
            return self._all_ids()
        sql, parameters = _narrowed(_ID, states, text)
        return [row[0] for row in self._connection.all(sql, parameters | {"after": 0, "limit": -1})]

    def _all_ids(self) -> list[ArticleId]:
        last, count = self._connection.first("SELECT max(id), (SELECT count(*) FROM article) FROM article") or (0, 0)
        if last == count:
            # No article is ever removed, so that no number is missing: a million rows need not be read.
            return [ArticleId(nth) for nth in range(1, count + 1)]
        return [row[0] for row in self._connection.all("SELECT id FROM article ORDER BY id")]

    def sha256(self, article: ArticleId) -> str:
        """The hash that the text had when it was imported."""
        return str(self._connection.value("SELECT sha256 FROM article WHERE id = ?", (article,)) or "")

    def _ids(self, sql: str, names: Sequence[str]) -> dict[str, ArticleId]:
        """The rows of those of some names, or hashes, that are there."""
        return dict(self._connection.all(sql, (json.dumps(names),)))

    def _insert(self, new: Mapping[ArticleId, IncomingArticle]) -> None:
        columns = [list(new), *zip(*new.values(), strict=True)]
        insert_columns(
            self._connection,
            "article (added, id, key, sha256, length, title, published, source, state, metadata)",
            columns[:-1],
            (now(),),
        )
        insert_columns(self._connection, "article_text (article_id, text)", [columns[0], columns[-1]])


def _narrowed(columns: str, states: Collection[ArticleState] | None, text: str) -> tuple[str, dict[str, Any]]:
    match = match_of(text)
    sql, parameters = (columns + _FROM_FOUND, {"match": match}) if match else (columns + _FROM, dict[str, Any]())
    if states is not None and len(states) == 1:
        sql += _OF_ONE_STATE
        parameters["state"] = next(iter(states)).value
    elif states is not None:
        sql += _OF_STATES
        parameters["states"] = json.dumps([state.value for state in states])
    return sql + (_FOUND_IN_ORDER if match else _IN_ORDER), parameters


def _article(row: tuple[Any, ...]) -> Article:
    key, text, title, published, source, metadata, state, row_id = row
    return Article(key, text, title, published, source, json.loads(metadata), ArticleState(state), ArticleId(row_id))


def _row(row: tuple[Any, ...]) -> ArticleRow:
    row_id, key, title, published, source, state, is_open, decided, gold = row
    return ArticleRow(ArticleId(row_id), key, title, published, source, ArticleState(state), is_open, decided, gold)
