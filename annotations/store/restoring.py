"""Bringing a backup back: what is there now is kept, as a backup of its own or as a damaged file beside the project."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotations.errors import Cancelled, ProjectError
from annotations.store.backups import Backup, make_backup
from annotations.store.connection import Connection
from annotations.store.holding import take_hold
from annotations.store.opening import check_owner, is_sound

_LOGGER = logging.getLogger(__name__)
_STAMP = "%Y%m%d-%H%M%S"
_CLASS_OF_CODE = 0xFF
_COMPANIONS = ("-wal", "-shm", "-journal")
_CONTENTS = """SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM article WHERE state = 'done'),
    (SELECT total(gold) FROM article_count), (SELECT count(*) FROM verdict)"""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds; `fault` says why it cannot be restored."""

    articles: int = 0
    done: int = 0
    gold: int = 0
    decisions: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the project that was there before: a backup of it, or the damaged file under another name."""

    kept: Path | None
    was_damaged: bool = False


def contents_of(backup: Path) -> Contents:
    """What a backup holds, told without writing anything beside it."""
    try:
        connection = _open(backup)
    except ProjectError as error:
        return Contents(fault=str(error))
    try:
        check_owner(connection)
        articles, done, gold, decisions = connection.first(_CONTENTS) or (0, 0, 0, 0)
        return Contents(articles, done, int(gold), decisions)
    except ProjectError as error:
        return Contents(fault=str(error))
    finally:
        connection.close()


def restore(path: Path, backup: Path, *, is_enough: Callable[[], bool] | None = None) -> Restored:
    """Make a project what it was when a backup was made; nobody may have it open in this program.

    Raises HeldError where another process has it open, ProjectError saying why not; the project is then as it was.
    """
    hold = take_hold(path)
    try:
        source = _open(backup)
        try:
            check_owner(source)
            if not is_sound(source):
                raise ProjectError(f"{backup}: this backup is damaged. Choose another one.")
            return _put_in_place(source, path, is_enough)
        finally:
            source.close()
    finally:
        hold.release()


def _put_in_place(source: Connection, path: Path, is_enough: Callable[[], bool] | None) -> Restored:
    if not path.exists():
        _place(source, path, is_enough)
        return Restored(None)
    kept = _kept_as_backup(path)
    if kept is not None:
        # In place, so that SQLite's own locks and log keep others from reading half of it.
        source.copy_to(path, is_enough=is_enough)
        _LOGGER.info("Restored %s from %s", path, source.path)
        return Restored(kept.path)
    aside = _set_aside(path)
    try:
        _place(source, path, is_enough)
    except BaseException:
        _move(aside, path)
        raise
    _LOGGER.info("Restored %s from %s; the damaged file is %s", path, source.path, aside)
    return Restored(aside, was_damaged=True)


def _open(backup: Path) -> Connection:
    """Read a backup without making files beside it, unless somebody works in it."""
    if not backup.is_file():
        raise ProjectError(f"{backup}: there is no such file. Choose a backup that ratify backups lists.")
    log = backup.with_name(backup.name + "-wal")
    is_written = log.exists() and log.stat().st_size > 0
    return Connection(backup, mode="ro" if is_written else "immutable")


def _kept_as_backup(path: Path) -> Backup | None:
    """A backup of the project as it is now, or None where it is damaged; raises ProjectError where none is made."""
    connection = Connection(path, mode="rw")
    try:
        if not _is_whole(connection):
            return None
        return make_backup(connection, reason="restore")
    finally:
        connection.close()


def _is_whole(connection: Connection) -> bool:
    """Whether a project can be copied; one that others hold up is no damaged one."""
    try:
        check_owner(connection)
        return is_sound(connection)
    except ProjectError as error:
        code = getattr(error.__cause__, "sqlite_errorcode", sqlite3.SQLITE_NOTADB)
        if code & _CLASS_OF_CODE in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            return False
        raise


def _place(source: Connection, path: Path, is_enough: Callable[[], bool] | None) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        source.copy_to(part, is_enough=is_enough)
        part.replace(path)
    except (OSError, ProjectError, Cancelled) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ProjectError(
                f"{path}: it cannot be written: {error.strerror}. Check its rights, and the room on its disk."
            ) from error
        raise


def _set_aside(path: Path) -> Path:
    """Give a damaged file another name, with the log that may still hold some of it."""
    stamp = datetime.now(UTC).strftime(_STAMP)
    aside = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    try:
        _move(path, aside)
    except OSError as error:
        raise ProjectError(
            f"{path}: the damaged file cannot be set aside: {error.strerror}. Check the rights of its folder."
        ) from error
    return aside


def _move(old: Path, new: Path) -> None:
    for companion in _COMPANIONS:
        with suppress(FileNotFoundError):
            old.with_name(old.name + companion).replace(new.with_name(new.name + companion))
    old.replace(new)
