"""The tables of a project file, as a list of named steps; a released step is never edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from importlib import metadata

from annotations.store.connection import Connection
from annotations.store.lean import Database, Migrations
from annotations.store.schema_001 import STATEMENTS
from annotations.store.schema_002 import STATEMENTS as STATEMENTS_002
from annotations.store.schema_003 import STATEMENTS as STATEMENTS_003
from annotations.store.schema_004 import STATEMENTS as STATEMENTS_004

APPLICATION_ID = 0x52544659
"""`RTFY`: marks an SQLite file as a Ratify project."""

GOLD_LAYER = 1
"""The id of the gold layer in every project; triggers rely on it."""

_SET = "ratify"
MIGRATIONS = Migrations(_SET)
_NEEDS = "needs"
"""Kept among the migrations, where every Ratify to come will find it: a row under this name is a version."""


@MIGRATIONS()
def m001_first_tables(db: Database) -> None:
    """Articles, layers, spans, agreements, verdicts, history, notes, settings, search, counts."""
    for statement in STATEMENTS:
        db.conn.execute(statement)


@MIGRATIONS()
def m002_looks_and_flags(db: Database) -> None:
    """Flags, passages that come back, precedents, and how long a decision took."""
    for statement in STATEMENTS_002:
        db.conn.execute(statement)


@MIGRATIONS()
def m003_doubt(db: Database) -> None:
    """How many suggestions of an article were written with a score near one half."""
    for statement in STATEMENTS_003:
        db.conn.execute(statement)


@MIGRATIONS()
def m004_originals(db: Database) -> None:
    """The files that articles were taken from."""
    for statement in STATEMENTS_004:
        db.conn.execute(statement)


def known() -> list[str]:
    """The names of the steps that this Ratify knows, in order."""
    # Asked of the set that apply() goes by: an empty database has everything still to come.
    database = Database(memory=True, execute_plugins=False)
    try:
        return [migration.name for migration in MIGRATIONS.pending(database)]
    finally:
        database.close()


def applied(connection: Connection) -> list[str]:
    """The names of the steps that a file has seen, in order."""
    try:
        rows = connection.all("SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", (_SET,))
    except sqlite3.OperationalError:  # there is no such table
        return []
    return [row[0] for row in rows]


def migrate(connection: Connection, *, settings: Mapping[str, str] | None = None) -> None:
    """Bring a file to the newest form and mark it as ours, all of it or nothing; a new file gets settings (JSON)."""
    # Foreign keys stay off here: a table that is rebuilt would lose the rows that refer to it.
    connection.run("PRAGMA foreign_keys = OFF")
    with connection.faults_told(), connection.database.atomic():
        MIGRATIONS.apply(connection.database)
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.run(f"PRAGMA user_version = {len(known())}")
        connection.run(
            "INSERT OR IGNORE INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES (?, ?, datetime('now') || 'Z')",
            (_NEEDS, _version()),
        )
        connection.many("INSERT INTO setting (key, value) VALUES (?, ?)", (settings or {}).items())


def needed_version(connection: Connection) -> str:
    """The version of Ratify that brought a file to its form, or an empty text where it did not say so."""
    return (
        connection.value(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id DESC LIMIT 1", (_NEEDS,)
        )
        or ""
    )


def _version() -> str:
    try:
        return metadata.version("ratify-desk")
    except metadata.PackageNotFoundError:
        return ""
