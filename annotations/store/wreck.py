"""A damaged project: its tables read by ranges of ids, around the pages that cannot be read."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
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
_SEVERAL = "layer_article"
"""The one table with several rows of a number; they are made again of the spans where they are lost."""
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
        self._reads = ("", "", 0)
        """The table that is read, how, and which column has its number."""
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
        sql = f"SELECT {names} FROM {table}"
        last, at, seen = self._last(table, number), columns.index(number), set[int]()
        self._reads = (table, f"{sql} WHERE {number} BETWEEN ? AND ?", at)
        for first in range(_BEFORE_ALL, last + 1, _ROWS):
            for rows in self._between(first, min(first + _ROWS - 1, last)):
                seen.update(row[at] for row in rows)
                yield rows
        if table != _SEVERAL:
            yield from self._out_of_order(table, sql, number, (at, last, seen))

    def _out_of_order(self, table: str, sql: str, number: str, known: tuple[int, int, set[int]]) -> Iterator[Rows]:
        """The rows that are not found by their numbers, since others before them have wrong ones."""
        at, last, seen = known
        there = min(last, max(self._counted(f"{table}{how}") for how in ("", " NOT INDEXED")))
        if not self.lost[table] and there <= len(seen):
            return
        told = len(seen) + self.lost[table]
        for order in ("", f" ORDER BY {number} DESC"):
            found: Rows = []
            with suppress(*_FAULTS):
                for row in self._connection.each(sql + order):
                    if isinstance(row[at], int) and _BEFORE_ALL <= row[at] <= last and row[at] not in seen:
                        seen.add(row[at])
                        found.append(row)
            yield found
        self.lost[table] = max(0, max(there, told) - len(seen))

    def _counted(self, table: str) -> int:
        return next((row[0] for row in self._tried(f"SELECT count(*) FROM {table}")), 0)

    def _between(self, first: int, last: int) -> Iterator[Rows]:
        table, sql, at = self._reads
        try:
            found = self._connection.all(sql, (first, last))
        except _FAULTS:
            if first == last:
                self.lost[table] += first > 0
                return
            found = None
        if found is None or (first < last and not self._is_in_order(table, [row[at] for row in found])):
            middle = (first + last) // 2
            yield from self._between(first, middle)
            yield from self._between(middle + 1, last)
        elif found:
            yield found

    @staticmethod
    def _is_in_order(table: str, numbers: list[Any]) -> bool:
        """Whether no row has the number of another one; one such row would stand in the place of the right one."""
        return table == _SEVERAL or all(one < other for one, other in pairwise(numbers))

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
