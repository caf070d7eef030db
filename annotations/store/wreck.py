"""A damaged project: its tables read by ranges of ids, around the pages that cannot be read."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from annotations.errors import ProjectError
from annotations.store.connection import Connection
from annotations.store.definitions import tables_of

# ruff: noqa: S608 - tables and columns are those of our own schema

_ROWS = 512
_BEFORE_ALL = -64
"""The lines that begin a history anew have the ids 0, -1 and so on."""
_FAULTS = (sqlite3.Error, ProjectError)
_NO_NUMBERS = "setting"
"""The one table whose rows have no number."""
_LAST_ARTICLE = (
    "SELECT max(id) FROM article",
    "SELECT max(id) FROM article INDEXED BY article_order",
    "SELECT max(article_id) FROM article_text",
    "SELECT max(article_id) FROM article_count",
    "SELECT max(article_id) FROM span INDEXED BY span_place",
)
_OF_ARTICLES = {"article": "id", "article_text": "article_id", "original": "article_id", "layer_article": "article_id"}

Rows = list[tuple[Any, ...]]


class Wreck:
    """Reads whatever can be read; `lost` counts, table by table, the ids at which nothing could."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.lost: Counter[str] = Counter()
        self._tables = [row[0] for row in connection.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
        last_ids = self._tried("SELECT name, seq FROM sqlite_sequence WHERE typeof(seq) = 'integer'")
        self.last_ids: dict[str, int] = dict(last_ids)
        """Table -> the last id that was given, where that can be read."""
        self.expected = tables_of(int(connection.value("PRAGMA user_version")))
        """The tables that a project of its version has."""
        size = int(connection.value("PRAGMA page_count")) * int(connection.value("PRAGMA page_size"))
        self._most = max(1, size)

    def close(self) -> None:
        """Leave the wreck as it is."""
        self._connection.close()

    def columns(self, table: str) -> set[str]:
        """The columns that a table has there; none where it is missing."""
        if table not in self._tables:
            return set()
        return {row[0] for row in self._tried("SELECT name FROM pragma_table_info(?)", (table,))}

    def missing(self, table: str) -> int:
        """How many rows of a table that is not there are known to be lost; 0 also where it never had any."""
        if table in _OF_ARTICLES or table == _NO_NUMBERS or not self.last_ids:
            return 1
        return self.last_ids.get(table, 0)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Rows]:
        """The rows of a table in slices."""
        names = ", ".join(f'"{column}"' for column in columns)
        if table == _NO_NUMBERS:
            yield from self._unnumbered(f"SELECT {names} FROM {table}")
            return
        number = _OF_ARTICLES.get(table, "id")
        sql = f"SELECT {names} FROM {table} WHERE {number} BETWEEN ? AND ?"
        last = self._last(table, number)
        for first in range(_BEFORE_ALL, last + 1, _ROWS):
            yield from self._between(table, sql, first, min(first + _ROWS - 1, last))

    def _between(self, table: str, sql: str, first: int, last: int) -> Iterator[Rows]:
        try:
            found = self._connection.all(sql, (first, last))
        except _FAULTS:
            if first == last:
                self.lost[table] += first > 0
                return
            middle = (first + last) // 2
            yield from self._between(table, sql, first, middle)
            yield from self._between(table, sql, middle + 1, last)
            return
        if found:
            yield found

    def _unnumbered(self, sql: str) -> Iterator[Rows]:
        try:
            yield self._connection.all(sql)
        except _FAULTS:
            self.lost[_NO_NUMBERS] += 1
            yield self._tried(f"{sql} WHERE key = 'schema'")

    def _last(self, table: str, number: str) -> int:
        """The highest id that a table may have, from wherever it can be told."""
        queries = _LAST_ARTICLE if table in _OF_ARTICLES else (f"SELECT max({number}) FROM {table}",)
        told = [row[0] for query in queries for row in self._tried(query)]
        known = [last for last in (*told, self.last_ids.get(table)) if isinstance(last, int)]
        # A table whose rows have numbers and that is not in the list of last ones never had a row.
        unknown = 0 if self.last_ids and table not in _OF_ARTICLES else self._most // 64
        return min(max(known, default=unknown), self._most)

    def _tried(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        try:
            return self._connection.all(sql, parameters)
        except _FAULTS:
            return []
