"""Copies of a project beside it, in NAME.ratify-backups: once a session and before an upgrade, the newest five kept."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from annotations.errors import ProjectError
from annotations.store.connection import Connection

_LOGGER = logging.getLogger(__name__)
_KEPT = 5


def folder_of(path: Path) -> Path:
    """The folder that holds the backups of a project."""
    return path.with_name(f"{path.name}-backups")


class SessionBackup:
    """One backup for the whole session, made in a thread of its own: a large file takes seconds to copy."""

    def __init__(self, path: Path) -> None:
        self._thread = Thread(target=back_up_file, args=(path,), name="backup")

    def start(self) -> None:
        """Begin to copy; changes made meanwhile may or may not be in the copy, but never in part."""
        self._thread.start()

    def wait(self) -> None:
        """Return when the copy is made."""
        if self._thread.ident is not None:
            self._thread.join()


def back_up_file(path: Path) -> Path | None:
    """A sound copy of the project at `path`, or None where none could be made: work goes on without."""
    try:
        connection = Connection(path, mode="ro")
    except ProjectError as error:
        _LOGGER.warning("No backup of %s was made: %s", path, error)
        return None
    try:
        return back_up(connection)
    finally:
        connection.close()


def back_up(connection: Connection) -> Path | None:
    """A sound copy of the project as it is now, or None where none could be made: work goes on without."""
    folder = folder_of(connection.path)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"{connection.path.stem}-{stamp}.ratify"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(exist_ok=True)
        _clear(folder)
        connection.copy_to(part)
        _check(part)
        part.replace(target)
        _rotate(folder)
    except (OSError, sqlite3.Error, ProjectError) as error:
        with suppress(OSError):  # what stands in the way of the copy may stand in the way of its removal
            part.unlink(missing_ok=True)
        _LOGGER.warning("No backup of %s was made: %s", connection.path, error)
        return None
    _LOGGER.info("Backed up %s to %s", connection.path, target)
    return target


def _check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise ProjectError(f"{path}: the copy is damaged: {found}")


def _clear(folder: Path) -> None:
    """Remove copies that were broken off."""
    for part in folder.glob("*.part*"):
        part.unlink()


def _rotate(folder: Path) -> None:
    for old in sorted(folder.glob("*.ratify"))[:-_KEPT]:
        old.unlink()
