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
    WHERE typeof(rootpage) = 'integer' AND rootpage BETWEEN 2 AND ?"""
_DEFINE = "UPDATE sqlite_master SET type = 'table', name = ?, tbl_name = ?, sql = ? WHERE rowid = ?"
# SQLite reads the list no further than to a row that points out of the file. What has no page is a trigger or a view.
_ASTRAY = """SELECT rowid FROM sqlite_master
    WHERE rootpage IS NULL OR typeof(rootpage) <> 'integer' OR rootpage NOT BETWEEN 0 AND ?"""
_LEAVE_OUT = "DELETE FROM sqlite_master WHERE rowid = ?"
_LOG = "-wal"

Statement = tuple[str, tuple[Any, ...]]


@contextmanager
def readable(damaged: Path, beside: Path) -> Generator[Path]:
    """The damaged file itself or, where its tables cannot be found in it, a copy that goes at the end of the block.

    The copy is made in the folder `beside`; without room for it the file is read as it is.
    """
    changes = _spoiled(damaged)
    if not changes:
        yield damaged
        return
    with TemporaryDirectory(dir=beside, prefix=".ratify-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / damaged.name
        yield copy if _copied(damaged, copy) and _defined(copy, changes) else damaged


def _spoiled(path: Path) -> list[Statement]:
    """What must be changed in the list of tables."""
    try:
        connection = open_raw(path)
    except RatifyError:
        return []
    try:
        connection.run("PRAGMA writable_schema = ON")
        wanted = tables_of(int(connection.value("PRAGMA user_version")))
        pages = int(connection.value("PRAGMA page_count"))
        left_out: list[Statement] = [(_LEAVE_OUT, row) for row in connection.all(_ASTRAY, (pages,))]
        return [*left_out, *_to_define(connection.all(_LIST, (pages,)), wanted)]
    except (RatifyError, sqlite3.Error):
        return []
    finally:
        connection.close()


def _to_define(rows: Sequence[tuple[Any, ...]], wanted: Mapping[str, str]) -> Generator[Statement]:
    for table, sql in wanted.items():
        name, definition = table.encode(), sql.encode()
        if any(row[1:] == (name, name, definition) for row in rows):
            continue
        # One spoiled place leaves the row to be known by one of the three.
        told = (row for row in rows if not _is_index(row) and (name in row[1:3] or row[3] == definition))
        found = next(told, None)
        if found is not None:
            yield _DEFINE, (table, table, sql, found[0])


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


def _defined(copy: Path, changes: Iterable[Statement]) -> bool:
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as file:
            file.execute("PRAGMA writable_schema = ON")
            for sql, values in changes:
                file.execute(sql, values)
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return True
