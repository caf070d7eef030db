"""Who has a project open for writing: a second process is told, and a process that ends, in whatever way, lets go.

The lock is on a small file beside the project, `NAME.ratify-lock`, never on the project: POSIX takes every lock of a
process on a file away, SQLite's too, when the process closes any handle of it.
"""

from __future__ import annotations

import getpass
import json
import logging
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from platform import node
from threading import Lock
from typing import Any

from annotations.errors import HeldError

_LOGGER = logging.getLogger(__name__)
_FAR_BEHIND_THE_TEXT = 1 << 30
"""Where Windows locks a byte: what it locks nobody else can read."""
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that has a project open for writing."""

    user: str
    host: str
    process: int
    program: str
    since: str
    """Local time with its zone, ISO 8601."""

    def told(self) -> str:
        """Who it is, in words."""
        place = "this computer" if self.host == node() else self.host
        when = datetime.fromisoformat(self.since).astimezone().strftime("%Y-%m-%d %H:%M")
        return f"{self.user or 'somebody'} on {place} ({self.program}, process {self.process}, since {when})"


@dataclass(slots=True)
class _Held:
    handle: int
    path: Path
    count: int = 1


_held: dict[tuple[int, Path], _Held] = {}
"""By process and project. POSIX gives a lock to a process as a whole, so the process has to count its holds."""
_counting = Lock()


class Hold:
    """The right to write to a project until it is released; a process may hold one project several times."""

    def __init__(self, key: tuple[int, Path], left_by: Holder | None) -> None:
        self._key: tuple[int, Path] | None = key
        self.left_by = left_by
        """Who held the project from another computer and never said that it ended, or None."""

    def release(self) -> None:
        """Let go; doing so twice is fine."""
        key, self._key = self._key, None
        if key is None:
            return
        with _counting:
            held = _held.get(key)
            if held is None:
                return
            held.count -= 1
            if held.count == 0:
                del _held[key]
                _let_go(held)


def take_hold(path: Path) -> Hold:
    """Hold a project for writing; raises HeldError saying who does.

    Where files cannot be locked there is no hold to be had, and SQLite's own locks have to do.
    """
    key = (os.getpid(), path.resolve())
    with _counting:
        known = _held.get(key)
        if known is not None:
            known.count += 1
            return Hold(key, None)
        lock = lock_file(path)
        try:
            handle, before = _locked(path, lock)
        except OSError as error:
            _LOGGER.info("%s cannot be held: %s", path, error.strerror)
            return Hold(key, None)
        _held[key] = _Held(handle, lock)
    elsewhere = before is not None and before.host != node()
    return Hold(key, before if elsewhere else None)


def lock_file(path: Path) -> Path:
    """The file that says who has a project open."""
    target = path.resolve()
    return target.with_name(f"{target.name}-lock")


def holder_of(path: Path) -> Holder | None:
    """Who says to have a project open; only of interest where a hold was refused."""
    try:
        handle = os.open(lock_file(path), os.O_RDONLY)
    except OSError:
        return None
    try:
        return _read(handle)
    finally:
        os.close(handle)


def _locked(path: Path, lock: Path) -> tuple[int, Holder | None]:
    """A handle with the lock on it, and who wrote the file before; raises HeldError, or OSError where locks fail."""
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock_or_refuse(handle, path)
            # The one before may have removed the file between our opening and our locking of it.
            if _is_still(handle, lock):
                before = _read(handle)
                _write(handle)
                return handle, before
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock_or_refuse(handle: int, path: Path) -> None:
    if not _lock(handle):
        raise HeldError(_sentence(path, _read(handle)))


def _is_still(handle: int, lock: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except FileNotFoundError:
        return False


def _sentence(path: Path, holder: Holder | None) -> str:
    who = holder.told() if holder is not None else "another program"
    return f"{path}: {who} has it open. Close it there to change it here; until then it can be read."


def _read(handle: int) -> Holder | None:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        facts: Any = json.loads(os.read(handle, _MOST_BYTES) or b"null")
        holder = Holder(**facts)
        datetime.fromisoformat(holder.since)
    except (OSError, ValueError, TypeError):
        return None
    return holder


def _write(handle: int) -> None:
    """Say who holds; on a full disk nobody is named, but the lock holds all the same."""
    now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    text = json.dumps(asdict(Holder(_user(), node(), os.getpid(), _program(), now)), ensure_ascii=False)
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, text.encode(errors="replace"))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _program() -> str:
    """The command that runs: "ratify suggest", for one."""
    command = sys.argv[1] if len(sys.argv) > 1 and sys.argv[1].isalpha() else ""
    return f"ratify {command}".strip()


def _let_go(held: _Held) -> None:
    with suppress(OSError):
        held.path.unlink()
    with suppress(OSError):
        os.ftruncate(held.handle, 0)
    os.close(held.handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, _FAR_BEHIND_THE_TEXT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True
