"""All problems of an import, however many: those beyond some thousands wait in a file that nobody else can open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from weakref import finalize

from annotations.formats import Problem
from annotations.formats.base import utf8_of

_IN_MEMORY = 1024 * 1024


class KeptProblems:
    """Takes problems one by one, and gives all of them back in their order.

    Where the disk for temporary files is full, the rest is only counted.
    """

    def __init__(self) -> None:
        self.lost = 0
        """How many were told and could not be kept."""
        # Without a buffer, because what a full disk refused would stay in it.
        self._rows = SpooledTemporaryFile(_IN_MEMORY, "w+b", buffering=0)  # noqa: SIM115 - it lives as long as this
        self._end = 0
        self.close = finalize(self, self._rows.close)
        """Forget all of them."""

    def tell(self, problem: Problem) -> None:
        """Keep a problem."""
        path = None if problem.path is None else utf8_of(str(problem.path))
        row = json.dumps([path, problem.line, utf8_of(problem.reason)], ensure_ascii=False).encode("utf-8") + b"\n"
        if self.lost:
            self.lost += 1
            return
        try:
            self._rows.seek(self._end)
            is_whole = self._rows.write(row) == len(row)
        except OSError:
            is_whole = False
        if is_whole:
            self._end += len(row)
        else:
            self.lost += 1

    def __iter__(self) -> Iterator[Problem]:
        """Give the problems that were kept."""
        place, rest = 0, b""
        while place < self._end:
            self._rows.seek(place)
            piece = self._rows.read(min(_IN_MEMORY, self._end - place))
            place += len(piece)
            *rows, rest = (rest + piece).split(b"\n")
            for path, line, reason in map(json.loads, rows):
                yield Problem(None if path is None else Path(path), line, reason)
