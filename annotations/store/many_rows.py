"""Many rows of one table in few statements: a statement for each row costs as much as the row itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Any

from annotations.store.connection import Connection

_SIZES = (512, 64, 8, 1)
"""Rows of one statement, so few different ones that all stay prepared.

Larger ones are slower again, since they no longer fit into the processor's memory. SQLite would take 32,766 values.
"""


def insert_rows(connection: Connection, into: str, rows: Iterable[Iterable[Any]]) -> None:
    """Insert rows in their order; `into` names the table with its columns, such as "note (article_id, text)"."""
    width = into.count(",") + 1
    values = list(chain.from_iterable(rows))
    at = 0
    for size in _SIZES:
        step = size * width
        while len(values) - at >= step:
            connection.run(_statement(into, width, size), values[at : at + step])
            at += step


@lru_cache(maxsize=64)
def _statement(into: str, width: int, size: int) -> str:
    """Kept, because SQLite's prepared statements are found by the very same text."""
    row = f"({', '.join('?' * width)})"
    return f"INSERT INTO {into} VALUES {', '.join([row] * size)}"  # noqa: S608 - names come from the store's own modules
