"""The errors that a user can mend: each message says what happened, where, and what to do."""

from __future__ import annotations

from pathlib import Path


class RatifyError(Exception):
    """The world is at fault (a file, the disk, an input); the message is meant for the user."""


class ProjectError(RatifyError):
    """A project file cannot be opened, read or written."""


class DiskError(ProjectError):
    """The disk, a right or another program stands in the way; nothing was changed, and the step may succeed later."""


class HeldError(ProjectError):
    """Another process has a project open for writing; it can be read meanwhile."""


class DamagedError(ProjectError):
    """The pages of a project file are damaged: a backup can be restored, or what is left be salvaged."""


class SchemaError(RatifyError):
    """A label schema is wrong."""


class InputError(RatifyError):
    """An input file or one line of it cannot be used.

    `path` is the file, `line` its line counted from 1, or None where no single line is at fault.
    """

    def __init__(self, message: str, *, path: Path | None = None, line: int | None = None) -> None:
        place = "" if path is None else f"{path}: " if line is None else f"{path}, line {line}: "
        super().__init__(place + message)
        self.reason = message
        self.path = path
        self.line = line


class PipelineError(RuntimeError):
    """A pipeline made a mistake of its own. `trace` is where, told by the process it ran in, without private text."""

    def __init__(self, message: str, trace: str = "") -> None:
        super().__init__(message)
        self.trace = trace


class Cancelled(Exception):  # noqa: N818 - not an error
    """The user stopped a long step; raised from a progress callback, never shown as an error."""
