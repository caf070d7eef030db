"""The one connection to a project file: plain SQL in, tuples out, faults of the world as ProjectError."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from annotations.errors import Cancelled, DiskError, ProjectError
from annotations.store.faults import explain
from annotations.store.lean import Database

BUSY_MILLISECONDS = 3000
"""How long a write waits for another program's write to end."""

_STEPS_BETWEEN_LOOKS = 10_000
"""Steps of SQLite's machine, some tenths of a millisecond in all."""

_PAGES_AT_ONCE = 256
"""Pages copied between two looks whether it is enough: a megabyte, some milliseconds."""

_PAGES_OF_LOG, _PAGES_OF_BULK_LOG = 1000, 4000
"""Pages after which the log is brought into the file: SQLite's own number, and a larger one for imports, since the disk
has to be waited for each time."""

_FAULTS = (sqlite3.Error, UnicodeDecodeError)

Parameters = Sequence[Any] | Mapping[str, Any]


class Connection:
    """SQL on one project file; writes happen inside `transaction` only."""

    def __init__(self, path: Path, *, mode: str) -> None:
        """Mode is SQLite's: ro, rw, rwc (create), or immutable (read-only, no other program writes)."""
        self.path = path
        self.readonly = mode in {"ro", "immutable"}
        self._leaves_log = mode == "ro"
        self.before_first_change: Callable[[], None] | None = None
        self._writes_through = True
        name = f"file:{quote(os.fsencode(path.absolute()), safe='')}?mode={'ro' if self.readonly else mode}"
        with self.faults_told():
            # No isolation level: only atomic() begins and ends a transaction.
            self._sql = sqlite3.connect(
                name + ("&immutable=1" if mode == "immutable" else ""),
                uri=True,
                isolation_level=None,
                timeout=BUSY_MILLISECONDS / 1000,
                cached_statements=256,
            )
            self._place = path.absolute()
            self._id = _id_of(self._place)
            self.database = Database(self._sql, execute_plugins=False)

    def all(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return self._sql.execute(sql, parameters).fetchall()
        except _FAULTS as error:
            raise self._told(error) from error

    def first(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None where there is none."""
        try:
            return self._sql.execute(sql, parameters).fetchone()
        except _FAULTS as error:
            raise self._told(error) from error

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one by one, up to where the file cannot be read further."""
        try:
            yield from self._sql.execute(sql, parameters)
        except _FAULTS as error:
            raise self._told(error) from error

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None where there is no row."""
        row = self.first(sql, parameters)
        return None if row is None else row[0]

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Execute one statement; the id of the row that it inserted, if any."""
        try:
            return self._sql.execute(sql, parameters).lastrowid or 0
        except _FAULTS as error:
            raise self._told(error) from error

    def many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Execute one statement for each row."""
        try:
            self._sql.executemany(sql, rows)
        except _FAULTS as error:
            raise self._told(error) from error

    @contextmanager
    def transaction(self, *, bulk: bool = False) -> Generator[None]:
        """Write everything inside together or not at all; `bulk` need not survive a loss of power."""
        if self.readonly:
            raise ProjectError(f"{self.path}: the project is open read-only. Open it for writing to change it.")
        self._check_place()
        if self.before_first_change is not None:
            before, self.before_first_change = self.before_first_change, None
            before()
        self._write_through(not bulk)
        # Nothing may fail after the end of the block: what is on disk would be told as refused.
        with self.faults_told(), self.database.atomic():
            # A first statement that writes waits for other writers; one that reads first could not.
            self._sql.execute("UPDATE history SET state = state WHERE id < 0")
            yield

    @contextmanager
    def one_moment(self) -> Generator[None]:
        """All queries inside see the file as it is at the first, whatever is written meanwhile."""
        self.run("BEGIN")
        try:
            yield
        finally:
            if self._sql.in_transaction:  # SQLite ends it by itself where the disk fails
                self.run("ROLLBACK")

    def _write_through(self, wanted: bool) -> None:  # noqa: FBT001 - one meaning, named by the method
        if wanted != self._writes_through:
            self.run(f"PRAGMA synchronous = {'FULL' if wanted else 'NORMAL'}")
            self.value(f"PRAGMA wal_autocheckpoint = {_PAGES_OF_LOG if wanted else _PAGES_OF_BULK_LOG}")
            self._writes_through = wanted

    @contextmanager
    def faults_told(self) -> Generator[None]:
        """Turn SQLite's errors inside into a ProjectError where the world is at fault."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._told(error) from error

    def define(self, name: str, count: int, function: Callable[..., bool]) -> None:
        """Make a function of so many arguments known to SQL."""
        self._sql.create_function(name, count, function)

    @contextmanager
    def stopped_by(self, is_enough: Callable[[], bool]) -> Generator[None]:
        """Break off queries inside once `is_enough` says so; what breaks off raises Cancelled."""
        broken = False

        def look() -> bool:
            nonlocal broken
            broken = broken or is_enough()
            return broken

        self._sql.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if broken:
                raise Cancelled from error
            raise
        finally:
            self._sql.set_progress_handler(None, 0)

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        is_here = self._id is not None and self._id == _id_of(self._place)
        if not self.readonly and self._id is not None and not is_here:
            self._empty_log()
        self._id = None
        self._sql.close()
        if self._leaves_log and is_here:
            self._tidy()

    def _tidy(self) -> None:
        """Have an empty log removed that no one else uses: who only reads makes it and may not remove it."""
        log = self._place.resolve()
        log = log.with_name(log.name + "-wal")
        with suppress(OSError, sqlite3.Error):
            if log.stat().st_size:
                return  # what a writer that was killed left in it is for the next writer
            # SQLite itself does it, at the end of the last connection that may write, and knows whether it is the last.
            last = sqlite3.connect(f"file:{quote(os.fsencode(self._place), safe='')}?mode=rw", uri=True, timeout=0)
            try:
                last.execute("PRAGMA schema_version").fetchone()
            finally:
                last.close()

    def _check_place(self) -> None:
        """Refuse to write where the file is no longer the one that was opened."""
        if self._id is not None and self._id != _id_of(self._place):
            self._empty_log()
            raise DiskError(
                f"{self.path}: the file was moved, renamed, replaced or deleted while it was open. What was decided"
                " before is in it: put it back under this name, or open it where it is now."
            )

    def _empty_log(self) -> None:
        """Bring the log into the file: under another name the file would be without it."""
        with suppress(ProjectError):
            self.value("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, target: Path, *, is_enough: Callable[[], bool] | None = None) -> None:
        """Write a consistent copy of the whole file over `target`; raises Cancelled once it is enough."""
        busy_until = time.monotonic() + BUSY_MILLISECONDS / 1000

        def look(status: int, _remaining: int, _total: int) -> None:
            nonlocal busy_until
            if is_enough is not None and is_enough():
                raise Cancelled
            if status not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                busy_until = time.monotonic() + BUSY_MILLISECONDS / 1000
            elif time.monotonic() > busy_until:  # SQLite would wait for ever
                raise ProjectError(
                    f"{target}: another program is writing to it. Nothing was changed; try again when it has finished."
                )

        with self.faults_told():
            copy = sqlite3.connect(target)
            try:
                self._sql.backup(copy, pages=_PAGES_AT_ONCE, progress=look)
            finally:
                copy.close()

    def _told(self, error: sqlite3.Error | UnicodeDecodeError) -> Exception:
        return explain(error, self.path) or error


def _id_of(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one that has its name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
