"""What SQLite reports, told in the user's words: what happened to which file, and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from annotations.errors import DamagedError, DiskError, ProjectError

_SAYS = {
    sqlite3.SQLITE_BUSY: "another program is writing to it. Nothing was changed; try again when it has finished.",
    sqlite3.SQLITE_LOCKED: "another program is writing to it. Nothing was changed; try again when it has finished.",
    sqlite3.SQLITE_READONLY: "it cannot be written. Nothing was changed; give yourself the right to write to the file "
    "and its folder, or open the project read-only.",
    sqlite3.SQLITE_PERM: "you have no right to open it. Ask its owner, or copy it to a folder of your own.",
    sqlite3.SQLITE_FULL: "the disk is full. Nothing was changed; free some space and repeat the last step.",
    sqlite3.SQLITE_IOERR: "the disk reports an error. Nothing was changed; check the disk, and copy the project and "
    "its backups to another one.",
    sqlite3.SQLITE_CORRUPT: "the file is damaged. Restore a backup (ratify restore), or save what can be read "
    "into a new file (ratify salvage).",
    sqlite3.SQLITE_NOTADB: "this is not a Ratify project. Make a project, then import this file into it.",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened. Check that the file and its folder are there and that you may write "
    "to them.",
}
_SAYS_EXACTLY = {
    # A quota or a limit for files comes as this, not as a full disk.
    sqlite3.SQLITE_IOERR_WRITE: "the disk does not take the change: a quota may be used up, or the disk is failing. "
    "Nothing was changed; free some space, and check the disk if that does not help.",
    # SQLite needs some room beside a project even to read it.
    sqlite3.SQLITE_IOERR_SHMSIZE: "the disk is full. Nothing was changed; free some space and open it again.",
}
_NO_TEXT = "Could not decode to UTF-8"
_MAY_PASS = (
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN),
)
_CLASS_OF_CODE = 0xFF


def explain(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> ProjectError | None:
    """The fault of the world behind an SQLite error, or None where the fault is ours."""
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(_NO_TEXT):
        # SQLite writes no such text: its bytes, or those of a name that SQLite complains of, were spoiled.
        return DamagedError(f"{path}: {_SAYS[sqlite3.SQLITE_CORRUPT]}")
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    kind = code & _CLASS_OF_CODE
    says = _SAYS_EXACTLY.get(code) or _SAYS.get(kind)
    if not says:
        return None
    if kind == sqlite3.SQLITE_CORRUPT:
        return DamagedError(f"{path}: {says}")
    return (DiskError if kind in _MAY_PASS else ProjectError)(f"{path}: {says}")
