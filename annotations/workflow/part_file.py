"""A long output that is taken up again where it stopped: it grows in `NAME.part` and becomes NAME when it is whole."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from os import SEEK_END
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from annotations.errors import InputError
from annotations.workflow.whole_file import check_target, whole_file

_VERSION = "ratify-part 1"
_LONGEST_HEADER = 10_000


class PartFile:
    """Lines beside the target, under a first line that says what they were made with; nothing else is gone on with.

    As a context it closes the file, and keeps it unless it is empty or `finish` made the target of it.
    """

    def __init__(self, target: Path, mark: Mapping[str, str]) -> None:
        check_target(target)
        self._target = target
        self.path = target.with_name(f"{target.name}.part")
        self._header = json.dumps({"file": _VERSION, **mark}, ensure_ascii=True).encode("ascii") + b"\n"
        self._is_appending = False
        self._is_done = False
        self._file = self._opened()

    def goes_on(self, expected: Sequence[Callable[[Mapping[str, Any]], bool]]) -> list[Mapping[str, Any]] | None:
        """The next rows, where each is there already and as expected; None where they are to be written.

        With the first None what follows is cut off, so that lines appear in their order whatever was there.
        """
        if self._is_appending:
            return None
        begin = self._file.tell()
        rows: list[Mapping[str, Any]] = []
        for fits in expected:
            row = _row(self._file.readline())
            if row is None or not fits(row):
                self._file.seek(begin)
                self.settle()
                return None
            rows.append(row)
        return rows

    @property
    def kept(self) -> str:
        """What a stop leaves, for a sentence: how many articles where that is known; empty where there are none."""
        if not self._is_appending:
            return "what was finished before" if self.path.stat().st_size > len(self._header) else ""
        # Counted in the file: a stop can come at any moment, after a line was written as well as before.
        self._file.flush()
        with self.path.open("rb") as file:
            lines = sum(line.endswith(b"\n") for line in file) - 1
        return f"{lines} article{'' if lines == 1 else 's'}" if lines else ""

    def settle(self) -> None:
        """Keep what was found again, and nothing after it."""
        if not self._is_appending:
            self._file.truncate()
            self._is_appending = True

    def write(self, lines: bytes) -> None:
        """Add some whole lines."""
        self.settle()
        self._file.write(lines)
        self._file.flush()

    def finish(self) -> None:
        """Put everything that was written in the place of the target, at once, and remove the part."""
        self.settle()
        self._file.seek(len(self._header))
        with whole_file(self._target) as out:
            shutil.copyfileobj(self._file, out, 1024 * 1024)
        self._is_done = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        is_empty = self._file.seek(0, SEEK_END) <= len(self._header)
        self._file.close()
        if self._is_done or is_empty:
            self.path.unlink(missing_ok=True)

    def _opened(self) -> BinaryIO:
        try:
            self.path.touch()
            file = self.path.open("r+b")
        except OSError as error:
            raise InputError(f"the file cannot be written: {error.strerror or error}", path=self.path) from error
        try:
            _lock(file, self.path)
            self._check_header(file)
        except BaseException:
            file.close()
            raise
        return file

    def _check_header(self, file: BinaryIO) -> None:
        header = file.readline(_LONGEST_HEADER)
        if not header.endswith(b"\n") and self._header.startswith(header):  # new, or stopped within its first line
            file.seek(0)
            file.truncate()
            file.write(self._header)
            file.flush()
        elif header != self._header:
            made = _row(header)
            if made is None or made.get("file") != _VERSION:
                raise InputError("this is no unfinished output; move it away, its name is needed", path=self.path)
            raise InputError(
                "this unfinished output was begun in another way "
                f"({', '.join(f'{key} {value}' for key, value in made.items() if key != 'file')}); "
                "do the same again to finish it, or delete it to begin anew",
                path=self.path,
            )
        file.seek(len(self._header))


def _row(line: bytes) -> dict[str, Any] | None:
    """The object on a line, None where it is not whole."""
    if not line.endswith(b"\n"):
        return None
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, Any]", row) if isinstance(row, dict) else None


def _lock(file: BinaryIO, path: Path) -> None:
    """Keep a second command away from the same output, where the system can do that."""
    if sys.platform == "win32":
        return
    from fcntl import LOCK_EX, LOCK_NB, flock

    try:
        flock(file, LOCK_EX | LOCK_NB)
    except OSError as error:
        raise InputError("another command is writing this output now", path=path) from error
