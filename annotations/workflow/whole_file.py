"""A file that appears whole or not at all: whatever happens, the old one stays until the new one is on disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from annotations.errors import InputError

_DATABASE = b"SQLite format 3\0"
"""How every SQLite file begins."""
_BESIDE_DATABASE = ("-wal", "-shm", "-journal", "-lock")
"""What SQLite, and our lock, add to its name for files beside it."""


@contextmanager
def whole_file(path: Path) -> Generator[BinaryIO]:
    """A file to write, which takes the place of `path` at the end of the block; on any error `path` stays as it is."""
    target = path.resolve()  # a link stays a link
    check_target(path)
    part = _part(target)
    try:
        try:
            # What only some may read is never, not even half-way, there for others.
            rights = target.stat().st_mode & 0o777 if target.exists() else 0o666
            with open(part, "xb", opener=partial(os.open, mode=rights)) as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            if target.exists():
                part.chmod(target.stat().st_mode & 0o7777)
            part.replace(target)
            _flush_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        if error.filename not in (None, str(part)):
            raise  # another file, used inside the block
        raise InputError(
            f"the file cannot be written: {error.strerror or error}. What was there before is unchanged.", path=path
        ) from error


@contextmanager
def whole_folder(path: Path) -> Generator[Path]:
    """A new folder to fill, which gets the name `path` at the end of the block; on any error there is none."""
    target = path.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError("this is there already; name a new folder, or an empty one", path=path)
    if not target.parent.is_dir():
        raise InputError(f"the folder {target.parent} does not exist; make it first", path=path)
    part = _part(target)
    try:
        try:
            part.mkdir()
            yield part
            if target.exists():
                target.rmdir()
            part.rename(target)
            _flush_folder(target.parent)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise InputError(f"the folder cannot be written: {error.strerror or error}", path=path) from error


def check_target(path: Path) -> None:
    """Raise InputError where a file of this name cannot be written as a whole."""
    target = path.resolve()
    if _is_folder(target, path):
        raise InputError("this is a folder; name a file in it", path=path)
    if not target.parent.is_dir():
        raise InputError(f"the folder {target.parent} does not exist; make it first", path=path)
    if target.exists() and not target.is_file():
        raise InputError("this is no ordinary file, so it cannot be replaced as a whole", path=path)
    if target.exists() and not os.access(target, os.W_OK):
        raise InputError("the file is write-protected; choose another name, or allow writing", path=path)
    if target.exists() and _is_project(target):
        raise InputError("a Ratify project is never overwritten; choose another name", path=path)
    beside = next((ending for ending in _BESIDE_DATABASE if target.name.endswith(ending)), "")
    if beside and _is_project(target.with_name(target.name.removesuffix(beside))):
        raise InputError("this name belongs to a Ratify project, which keeps work there; choose another", path=path)


def _is_folder(target: Path, path: Path) -> bool:
    """Whether there is a folder; raises InputError where there can be nothing of this name."""
    try:
        return target.is_dir()
    except OSError as error:
        raise InputError(f"the file cannot be written: {error.strerror or error}", path=path) from error


def _is_project(target: Path) -> bool:
    """Whether a file is a project, or any other database: it may hold work that is nowhere else."""
    with suppress(OSError), target.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE
    return False


def _part(target: Path) -> Path:
    """A name beside the target, because only within one disk a file can be renamed; its ending stays the target's."""
    return target.with_name(f".part-{token_hex(4)}-{target.name[-100:]}")


def _flush_folder(folder: Path) -> None:
    """Make the renaming last through a power cut, where the system can do that for folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
