"""The log: what happened, for whoever looks for a fault; never a word of an article, a note or a name in one."""

from __future__ import annotations

import io
import logging
import os
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from annotations.errors import PipelineError
from annotations.paths import logs

_OURS = ("annotations", "desktop")
"""The loggers whose lines are known to hold no private text; of others only the fact that they spoke is kept."""
_BYTES = 1_000_000
_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)  # what logging hands to a formatter


def log_file() -> Path:
    """The file that is written to."""
    return logs() / "ratify.log"


def start_log(*, debug: bool = False) -> Path:
    """Write what happens to a file of this user's own, with `debug` in more detail and to standard error too; its path.

    A second call for the same file changes nothing. Where the file cannot be written, work goes on without.
    """
    path = log_file()
    root = logging.getLogger()
    begun = [handler for handler in root.handlers if isinstance(handler, _LogFile | _Aloud)]
    if any(isinstance(handler, _LogFile) and Path(handler.baseFilename) == path.absolute() for handler in begun):
        return path
    for handler in begun:
        root.removeHandler(handler)
        handler.close()
    for handler in (_LogFile(path), _Aloud(sys.stderr)) if debug else (_LogFile(path),):
        handler.setFormatter(DiscreetFormatter(_FORMAT))
        handler.addFilter(_withhold)
        root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.DEBUG if debug else logging.INFO)
    return path


def discreet(error: BaseException) -> str:
    """The traceback of an error and of those it came from, without their messages, which might quote an article."""
    return "\nand from that:\n".join("".join(_parts_of(each)).rstrip() for each in _chain(error))


def kind_of(error: BaseException) -> str:
    """What kind of error it is: its type, with the system's or SQLite's own word for it where there is one."""
    name = type(error).__qualname__
    if isinstance(error, OSError) and error.errno:
        return f"{name}: {os.strerror(error.errno)}"
    if isinstance(error, sqlite3.Error):
        return f"{name}: {getattr(error, 'sqlite_errorname', 'unknown')}"
    return name


class DiscreetFormatter(logging.Formatter):
    """Lines as usual, and tracebacks without the messages of errors."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for the log."""
        # A traceback that another handler has put into words is kept with the record.
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - logging's own name
        """The traceback for the log."""
        return discreet(ei[1]) if ei[1] is not None else ""


class _LogFile(RotatingFileHandler):
    """A file that is made with its first line, that only this user can read, and that is never in the way."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)

    def _open(self) -> io.TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        raw = io.FileIO(self.baseFilename, self.mode, opener=_private)
        return io.TextIOWrapper(io.BufferedWriter(raw), encoding=self.encoding, errors="backslashreplace")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """A log that cannot be written is no reason to stop, nor to print what could not be written."""


class _Aloud(logging.StreamHandler[TextIO]):
    """Standard error, for whoever watches."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """The terminal may be gone."""


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _withhold(record: logging.LogRecord) -> bool:
    """Replace what other libraries say: it may quote what they were given."""
    if record.name.partition(".")[0] not in _OURS:
        record.msg, record.args = "(a line of this library, withheld)", ()
    return True


def _chain(error: BaseException) -> list[BaseException]:
    """The errors that led to one, the first one first."""
    found: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in found:
        found.insert(0, each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return found


def _parts_of(error: BaseException) -> Iterator[str]:
    if isinstance(error, PipelineError) and error.trace:
        yield f"in the process that makes suggestions:\n{error.trace}\nand from that:\n"
    yield from traceback.format_tb(error.__traceback__)
    yield kind_of(error)
