"""Many rows of one table in few statements: a statement for each row costs as much as the row itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from annotations.store.connection import Connection

_SIZES = (512, 64, 8, 1)
"""Rows of one statement, so few different ones that all stay prepared.

Larger ones are no faster. SQLite would take 32,766 values.
"""


def insert_columns(
    connection: Connection, into: str, columns: Sequence[Sequence[Any]], same: Sequence[Any] = ()
) -> None:
    """Insert rows in their order, given as columns of one length, after values that are the `same` in all of them.

    `into` names the table with its columns, such as "note (author, article_id, text)" for one that is the same.
    """
    if not columns:
        return
    width, count = len(columns), len(columns[0])
    values: list[Any] = [None] * (width * count)
    for nth, column in enumerate(columns):
        values[nth::width] = column
    at = 0
    for size in _SIZES:
        while count - at >= size:
            given = values[at * width : (at + size) * width]
            connection.run(_statement(into, len(same), width, size), [*same, *given])
            at += size


@lru_cache(maxsize=64)
def _statement(into: str, same: int, width: int, size: int) -> str:
    """Kept, because SQLite's prepared statements are found by the very same text."""
    row = f"({', '.join([f'?{nth}' for nth in range(1, same + 1)] + ['?'] * width)})"
    return f"INSERT INTO {into} VALUES {', '.join([row] * size)}"  # noqa: S608 - names come from the store's own modules
