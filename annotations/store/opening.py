"""Opening and making a project file: every reason why it cannot be done, in one plain sentence."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import NoReturn

from annotations.errors import DamagedError, DiskError, ProjectError
from annotations.store.backups import back_up
from annotations.store.connection import Connection
from annotations.store.definitions import check_definitions
from annotations.store.migrations import APPLICATION_ID, applied, known, migrate, needed_version

_OLDEST_SQLITE = (3, 37, 0)
_LONGEST_PATH = 512
"""Bytes that SQLite takes on POSIX."""
_SMALL_ENOUGH_TO_CHECK = 32 * 1024 * 1024
"""Bytes; larger files are checked when they are backed up, off the way of whoever waits for the window."""


def create_file(path: Path, settings: Mapping[str, str]) -> Connection:
    """A new, empty project file with settings (JSON by name); refuses one that is there."""
    _check_library()
    check_length(path)
    if path.exists() or path.is_symlink():
        raise ProjectError(f"{path}: there is something of this name already. Choose another name, or open it.")
    if not path.parent.is_dir():
        raise ProjectError(f"{path}: the folder {path.parent} does not exist. Make it first, or choose another.")
    connection = Connection(path, mode="rwc")
    try:
        migrate(connection, settings=settings)
        _prepare(connection)
    except BaseException:
        connection.close()
        path.unlink(missing_ok=True)
        raise
    return connection


def open_file(path: Path, *, readonly: bool) -> Connection:
    """The connection to an existing project file, brought to the newest form; raises ProjectError saying why not."""
    _check_library()
    _check_path(path)
    connection = _read_connection(path) if readonly else Connection(path, mode=_mode_to_write(path))
    try:
        check_owner(connection)
        _check_health(connection)
        seen = len(applied(connection))
        check_definitions(connection, seen)
        if seen < len(known()):
            _upgrade(connection)
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_raw(path: Path) -> Connection:
    """A read-only connection to whatever is in a file; nothing of it is looked at yet."""
    _check_library()
    _check_path(path)
    return _read_connection(path)


def look_into(path: Path) -> Connection:
    """A read-only connection to a project that may be damaged; raises ProjectError where nothing can be read."""
    connection = open_raw(path)
    try:
        check_owner(connection)
        if len(applied(connection)) < len(known()):
            _refuse_older(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_library() -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise ProjectError(
            f"This Python comes with SQLite {sqlite3.sqlite_version}; Ratify needs 3.37. Install a newer Python."
        )


def check_length(path: Path) -> None:
    """Raise ProjectError for a path that SQLite does not take, though the system may."""
    length = len(os.fsencode(path.absolute()))
    if os.name == "posix" and length > _LONGEST_PATH:
        raise ProjectError(
            f"{path}: this path is too long, with {length} bytes of {_LONGEST_PATH}. Move the project to a folder"
            " nearer to the top, or give its folders shorter names."
        )


def _check_path(path: Path) -> None:
    check_length(path)
    # The file itself is for SQLite alone to open: POSIX takes every lock of a program on a file away when the program
    # closes any handle of it, and another program could then remove the log of a project that is open here.
    if path.is_dir():
        raise ProjectError(f"{path}: this is a folder, not a project. Choose a .ratify file.")
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise ProjectError(f"{path}: there is no such file. Check the name, or make a new project.") from None
    except OSError as error:
        raise ProjectError(
            f"{path}: the file cannot be read: {error.strerror}. Check its rights and its disk."
        ) from error
    if size == 0:
        raise _empty(path)


def _empty(path: Path) -> ProjectError:
    return ProjectError(f"{path}: the file is empty, not a Ratify project. Delete it and make a new project.")


def _mode_to_write(path: Path) -> str:
    if not _can_write(path):
        raise ProjectError(
            f"{path}: the file or its folder cannot be written. Give yourself the right to write there, copy the"
            " project to a folder of your own, or open it read-only."
        )
    return "rw"


def _read_connection(path: Path) -> Connection:
    """A connection that reads; where SQLite has no room or right for its files beside, one that needs none."""
    log = path.with_name(path.name + "-wal")
    is_quiet = not log.exists() or log.stat().st_size == 0
    if is_quiet and not _can_write(path):
        return Connection(path, mode="immutable")
    connection = Connection(path, mode="ro")
    try:
        connection.value("PRAGMA application_id")
    except DiskError:
        connection.close()
        if not is_quiet:
            raise
        return Connection(path, mode="immutable")
    except ProjectError:
        pass  # told by whoever asks next
    return connection


def _can_write(path: Path) -> bool:
    """Whether the file and its folder can be written."""
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return False
    try:
        with TemporaryFile(dir=path.parent):
            return True
    except OSError:
        return False


def check_owner(connection: Connection) -> None:
    """Raise ProjectError where a database is not a project, or one of a newer Ratify."""
    path = connection.path
    owner = connection.value("PRAGMA application_id")
    if owner != APPLICATION_ID and not connection.value("PRAGMA page_count"):
        # Whoever made it was killed in between: SQLite has just taken back what there was of it.
        raise _empty(path)
    if owner != APPLICATION_ID:
        raise ProjectError(
            f"{path}: this is a database of another program, not a Ratify project. Choose a .ratify file."
        )
    seen, steps = applied(connection), connection.value("PRAGMA user_version")
    if max(steps, len(seen)) > len(known()):
        version = needed_version(connection)
        install = f"Install Ratify {version} or a newer one" if version else "Install the newest Ratify"
        raise ProjectError(f"{path}: a newer Ratify has written this project. {install} to open it.")
    if not seen or seen != known()[:steps]:
        raise DamagedError(
            f"{path}: its list of upgrades is damaged. Restore a backup (ratify restore), or save what can be read into"
            " a new file (ratify salvage)."
        )


def _check_health(connection: Connection) -> None:
    # Whoever only reads may see what is left of a damaged file.
    if connection.readonly or connection.path.stat().st_size > _SMALL_ENOUGH_TO_CHECK:
        return
    if not is_sound(connection):
        raise DamagedError(
            f"{connection.path}: the file is damaged. Restore a backup (ratify restore), save what can be read into a"
            " new file (ratify salvage), or open it read-only."
        )


def is_sound(connection: Connection) -> bool:
    """Whether SQLite finds the whole file in order."""
    return connection.value("PRAGMA quick_check(1)") == "ok"


def _upgrade(connection: Connection) -> None:
    if connection.readonly:
        _refuse_older(connection)
    back_up(connection, reason="upgrade")
    migrate(connection)


def _refuse_older(connection: Connection) -> NoReturn:
    raise ProjectError(
        f"{connection.path}: an older Ratify has written this project. Open it for writing once to renew it."
    )


def _prepare(connection: Connection) -> None:
    connection.run("PRAGMA foreign_keys = ON")
    connection.run("PRAGMA temp_store = MEMORY")
    if not connection.readonly:
        connection.run("PRAGMA journal_mode = WAL")
        connection.run("PRAGMA synchronous = FULL")
