"""How Ratify defines its tables, and where a file differs: a damaged one, or one that somebody has altered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotations.errors import DamagedError
from annotations.store import migrations
from annotations.store.connection import Connection
from annotations.store.lean import Database, Migrations

_DEFINITIONS = "SELECT type, name, sql FROM sqlite_master"
_OF_LIBRARIES = ("sqlite_", "_sqlite_", "idx__sqlite_", "article_search_")
"""What SQLite and sqlite-utils define, each version in its own words."""
_READ = {"table", "view"}

_Definition = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not as Ratify defines it: a table, view, index or trigger."""

    kind: str
    name: str
    sentence: str


def differences(connection: Connection, version: int) -> Iterator[Difference]:
    """What of the tables of a version is missing or defined otherwise, and triggers that Ratify did not make."""
    ours = _definitions(migrations.MIGRATIONS, version)
    theirs = _named(connection.all(_DEFINITIONS))
    for name, (kind, sql) in ours.items():
        if theirs.get(name) != (kind, sql):
            said = "is not there" if name not in theirs else "is not defined as Ratify defines it"
            yield Difference(kind, name, f"The {kind} {name} {said}.")
    for name, (kind, _) in theirs.items():
        if kind == "trigger" and name not in ours:
            sentence = f"The trigger {name} was not made by Ratify, and would run with each change."
            yield Difference(kind, name, sentence)


def check_definitions(connection: Connection, version: int) -> None:
    """Raise DamagedError where a file cannot be worked with; to be read it needs its tables, not more."""
    if connection.readonly:
        found = next((it for it in differences(connection, version) if it.kind in _READ), None)
        ways = "Restore a backup (ratify restore), or save what can be read into a new file (ratify salvage)"
    else:
        found = next(differences(connection, version), None)
        ways = (
            "Restore a backup (ratify restore), save what can be read into a new file (ratify salvage), or open it"
            " read-only"
        )
    if found is not None:
        raise DamagedError(
            f"{connection.path}: its list of tables is damaged or was altered ({found.kind} {found.name}). {ways}."
        )


def tables_of(version: int) -> dict[str, str]:
    """The tables of a version by name, with the SQL that defines them."""
    ours = _definitions(migrations.MIGRATIONS, version)
    return {name: sql for name, (kind, sql) in ours.items() if kind == "table"}


@cache
def _definitions(steps: Migrations, version: int) -> dict[str, _Definition]:
    database = Database(memory=True, execute_plugins=False)
    try:
        coming = [migration.name for migration in steps.pending(database)][version:]
        steps.apply(database, stop_before=coming)
        return _named(database.conn.execute(_DEFINITIONS).fetchall())
    finally:
        database.close()


def _named(rows: list[tuple[Any, ...]]) -> dict[str, _Definition]:
    return {name: (kind, sql) for kind, name, sql in rows if not str(name).startswith(_OF_LIBRARIES)}
