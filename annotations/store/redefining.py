"""A damaged project whose list of tables is spoiled, read through a copy in which its tables are defined again."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotations.errors import RatifyError
from annotations.store.definitions import tables_of
from annotations.store.opening import open_raw

# As bytes: what is spoiled may be no text any more.
_LIST = """SELECT rowid, CAST(name AS BLOB), CAST(tbl_name AS BLOB), CAST(sql AS BLOB) FROM sqlite_master
    WHERE typeof(rootpage) = 'integer' AND rootpage > 1"""
_DEFINE = "UPDATE sqlite_master SET type = 'table', name = ?, tbl_name = ?, sql = ? WHERE rowid = ?"
_LOG = "-wal"


@contextmanager
def readable(damaged: Path, beside: Path) -> Generator[Path]:
    """The damaged file itself or, where its tables cannot be found in it, a copy that goes at the end of the block.

    The copy is made in the folder `beside`; without room for it the file is read as it is.
    """
    spoiled = _spoiled(damaged)
    if not spoiled:
        yield damaged
        return
    with TemporaryDirectory(dir=beside, prefix=".ratify-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / damaged.name
        yield copy if _copied(damaged, copy) and _defined(copy, spoiled) else damaged


def _spoiled(path: Path) -> list[tuple[str, str, str, int]]:
    """What must be written into the list of tables: name, name, definition, and the number of the row."""
    try:
        connection = open_raw(path)
    except RatifyError:
        return []
    try:
        connection.run("PRAGMA writable_schema = ON")
        wanted = tables_of(int(connection.value("PRAGMA user_version")))
        return list(_to_define(connection.all(_LIST), wanted))
    except (RatifyError, sqlite3.Error):
        return []
    finally:
        connection.close()


def _to_define(rows: Sequence[tuple[Any, ...]], wanted: Mapping[str, str]) -> Generator[tuple[str, str, str, int]]:
    for table, sql in wanted.items():
        name, definition = table.encode(), sql.encode()
        if any(row[1:] == (name, name, definition) for row in rows):
            continue
        # One spoiled place leaves the row to be known by one of the three.
        told = (row for row in rows if not _is_index(row) and (name in row[1:3] or row[3] == definition))
        found = next(told, None)
        if found is not None:
            yield table, table, sql, found[0]


def _is_index(row: tuple[Any, ...]) -> bool:
    return row[3] is None or row[3].startswith((b"CREATE INDEX", b"CREATE UNIQUE INDEX"))


def _copied(damaged: Path, copy: Path) -> bool:
    try:
        shutil.copyfile(damaged, copy)
        log = damaged.with_name(damaged.name + _LOG)
        if log.exists():
            shutil.copyfile(log, copy.with_name(copy.name + _LOG))
    except OSError:
        return False
    return True


def _defined(copy: Path, spoiled: Iterable[tuple[str, str, str, int]]) -> bool:
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as file:
            file.execute("PRAGMA writable_schema = ON")
            file.executemany(_DEFINE, spoiled)
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return True
