"""Copies of a project beside it, in NAME.ratify-backups: made at one moment, verified, and thinned out by age."""

from __future__ import annotations

import logging
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock, Thread
from typing import Any, cast

from annotations.errors import Cancelled, DamagedError, ProjectError
from annotations.store.connection import Connection
from annotations.store.settings import Settings

_LOGGER = logging.getLogger(__name__)
_STAMP = "%Y%m%d-%H%M%S-%f"
_NAME = re.compile(r".+-(?P<stamp>\d{8}-\d{6}-\d{6})(?:-(?P<reason>[a-z]+))?\.ratify")
_SETTING = "backups"
_RESERVE = 100 * 1024 * 1024
"""Bytes that a copy must leave free: whoever works on the disk needs some."""
_COUNTED = (
    "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM span), (SELECT count(*) FROM verdict),"
    " (SELECT count(*) FROM history)"
)
_MEGABYTE = 1_000_000
_one_at_a_time = Lock()
"""Whoever begins a copy clears away what others broke off: that of another thread here would be taken for such."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How often copies are made while somebody works, and which are kept. It is a setting of the project."""

    minutes: int = 20
    """Between two copies, where something was decided since the last one; 0 makes none by time."""
    newest: int = 5
    """So many are kept in any case."""
    days: int = 14
    """The last one of each day is kept for so long."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy as its name and the disk tell."""

    path: Path
    made: datetime
    reason: str
    """Why it was made: session, time, upgrade, import, repair, restore, asked."""
    size: int


def folder_of(path: Path) -> Path:
    """The folder that holds the backups of a project."""
    return path.with_name(f"{path.name}-backups")


def backups_of(path: Path) -> list[Backup]:
    """The backups of a project, the newest first; other files in the folder are none."""
    found: list[Backup] = []
    with suppress(OSError):
        for file in folder_of(path).iterdir():
            match = _NAME.fullmatch(file.name)
            if match is not None:
                made = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(file, made, match["reason"] or "session", file.stat().st_size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def policy_of(settings: Settings) -> Policy:
    """How a project wants to be backed up."""
    kept: Any = {}
    with suppress(DamagedError):  # a copy of what is left is worth all the more
        kept = settings.get(_SETTING, {})
    if not isinstance(kept, dict):
        return Policy()
    known, given = asdict(Policy()), cast("dict[str, Any]", kept)
    return Policy(**{name: value for name, value in given.items() if name in known and isinstance(value, int)})


def set_policy(settings: Settings, policy: Policy) -> None:
    """Keep how a project wants to be backed up."""
    settings.set(_SETTING, asdict(policy))


class SessionBackup:
    """One backup for the whole session, made in a thread of its own: a large file takes seconds to copy."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = Thread(target=self._make, name="backup")
        self.problem = ""
        """Why no copy was made, for the user; empty where one was, or none was tried."""

    def start(self) -> None:
        """Begin to copy; changes made meanwhile may or may not be in the copy, but never in part."""
        self._thread.start()

    def wait(self) -> None:
        """Return when the copy is made."""
        if self._thread.ident is not None:
            self._thread.join()

    def _make(self) -> None:
        try:
            back_up_file(self._path, reason="session")
        except ProjectError as error:
            self.problem = str(error)
            _LOGGER.warning("%s", error)


def back_up_file(path: Path, *, reason: str, is_enough: Callable[[], bool] | None = None) -> Backup:
    """A verified copy of the project at `path`, made on a connection of its own.

    Raises ProjectError saying why there is none, and Cancelled once it is enough.
    """
    connection = Connection(path, mode="ro")
    try:
        return make_backup(connection, reason=reason, is_enough=is_enough)
    finally:
        connection.close()


def back_up(connection: Connection, *, reason: str = "session") -> Path | None:
    """A verified copy of the project as it is now, or None where none could be made: work goes on without."""
    try:
        return make_backup(connection, reason=reason).path
    except ProjectError as error:
        _LOGGER.warning("%s", error)
        return None


def make_backup(connection: Connection, *, reason: str, is_enough: Callable[[], bool] | None = None) -> Backup:
    """A verified copy of an open project as it is now; old ones are thinned out."""
    with _one_at_a_time:
        return _made(connection, reason, is_enough)


def _made(connection: Connection, reason: str, is_enough: Callable[[], bool] | None) -> Backup:
    path = connection.path
    folder = folder_of(path)
    made = datetime.now(UTC)
    target = folder / f"{path.stem}-{made.strftime(_STAMP)}-{reason}.ratify"
    part = target.with_suffix(".part")
    try:
        _make_folder(folder, path)
        _clear(folder)
        _check_room(connection, folder)
        _make_file(part, path)
        with _one_moment(connection):
            connection.copy_to(part, is_enough=is_enough)
            _verify(part, connection.first(_COUNTED))
        part.replace(target)
        _flush(folder)
        _thin(path, target, policy_of(Settings(connection)), made)
        size = target.stat().st_size
    except Cancelled:
        _remove(part)
        raise
    except (OSError, sqlite3.Error, ProjectError) as error:
        _remove(part)
        raise ProjectError(f"No backup of {path} was made: {_reason_of(error)}") from error
    _LOGGER.info("Backed up %s to %s", path, target)
    return Backup(target, made, reason, size)


def is_behind(connection: Connection) -> bool:
    """Whether gold was decided on since the newest backup, so that another one is worth its room."""
    if not connection.value("SELECT 1 FROM article_count WHERE gold > 0 LIMIT 1"):
        return False
    newest = next(iter(backups_of(connection.path)), None)
    last = connection.value("SELECT at FROM history ORDER BY id DESC LIMIT 1")
    return newest is None or last is None or datetime.fromisoformat(last) > newest.made


def back_up_before(path: Path, *, reason: str) -> Backup | None:
    """A copy before a step that writes much, or None where the newest one holds all gold already."""
    connection = Connection(path, mode="ro")
    try:
        return make_backup(connection, reason=reason) if is_behind(connection) else None
    finally:
        connection.close()


@contextmanager
def _one_moment(connection: Connection) -> Generator[None]:
    """Hold what is read inside to one moment of the file, so that a copy need not begin again at each change."""
    connection.run("BEGIN")
    try:
        connection.value("SELECT 1 FROM article LIMIT 1")
        yield
    finally:
        connection.run("ROLLBACK")


def _make_folder(folder: Path, project: Path) -> None:
    """Make the folder of backups; who may not read the project may not look into it either."""
    if not folder.is_dir():
        rights = project.stat().st_mode & 0o777 | 0o600
        folder.mkdir()
        folder.chmod(rights | (rights & 0o444) >> 2)


def _make_file(part: Path, project: Path) -> None:
    """Make an empty file that only those who may read the project can read, before anything is in it."""
    part.touch(mode=0o600)
    part.chmod(project.stat().st_mode & 0o777 | 0o600)


def _check_room(connection: Connection, folder: Path) -> None:
    needed = int(connection.value("PRAGMA page_count")) * int(connection.value("PRAGMA page_size"))
    free = shutil.disk_usage(folder).free
    if free < needed + _RESERVE:
        raise ProjectError(
            f"it takes {_megabytes(needed)} and must leave {_megabytes(_RESERVE)} free, but only {_megabytes(free)} are"
            f" free in {folder}. Free some space, or keep fewer backups."
        )


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.0f} MB"


def _verify(path: Path, counted: tuple[Any, ...] | None) -> None:
    copy = Connection(path, mode="rw")
    try:
        if copy.value("PRAGMA quick_check(1)") != "ok":
            raise ProjectError("the copy is damaged. Check the disk.")
        if copy.first(_COUNTED) != counted:
            raise ProjectError("the copy lacks rows. Check the disk.")
    finally:
        copy.close()


def _flush(folder: Path) -> None:
    """Make sure that the name of the copy survives a loss of power; not every system lets a folder be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason_of(error: Exception) -> str:
    return (error.strerror or str(error)) + "." if isinstance(error, OSError) else str(error)


def _remove(part: Path) -> None:
    with suppress(OSError):  # what stands in the way of the copy may stand in the way of its removal
        part.unlink(missing_ok=True)


def _clear(folder: Path) -> None:
    """Remove copies that were broken off."""
    for part in folder.glob("*.part*"):
        part.unlink()


def _thin(path: Path, made: Path, policy: Policy, now: datetime) -> None:
    """Remove what the policy does not keep; never the copy that was made just now."""
    for backup in superfluous(backups_of(path), policy, now):
        if backup.path != made:
            backup.path.unlink()


def superfluous(backups: Sequence[Backup], policy: Policy, now: datetime) -> list[Backup]:
    """Those of some backups, the newest first, that a policy does not keep."""
    kept = {backup.path for backup in backups[: max(1, policy.newest)]}
    days: set[str] = set()
    for backup in backups:
        day = backup.made.strftime("%Y%m%d")
        if day not in days and now - backup.made <= timedelta(days=policy.days):
            kept.add(backup.path)
        days.add(day)
    return [backup for backup in backups if backup.path not in kept]
