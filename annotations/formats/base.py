"""What a file format is: a reader of records that survives bad rows, and a writer of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from annotations.model import Record
from annotations.schema import Schema

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes that one article may take in a file, be it a text file or a line of JSONL."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a file that could not be read; `line` counts from 1 and is None where the whole file is at fault."""

    path: Path | None
    """None where what is wrong was found apart from its file; the reason names the article then."""
    line: int | None
    reason: str

    def __str__(self) -> str:
        """The place and the reason in one line, for a list of problems."""
        if self.path is None:
            return self.reason
        place = name_of(str(self.path))
        return f"{place}: {self.reason}" if self.line is None else f"{place}, line {self.line}: {self.reason}"


def name_of(name: str) -> str:
    """A file name that can be kept and shown: bytes in it that are no UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


class Format(Protocol):
    """One file format. Offsets are code points of the article's text on both sides, whatever the file counts in."""

    @property
    def name(self) -> str:
        """The name by which the command line knows it."""
        ...

    @property
    def title(self) -> str:
        """The name that people read."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings, with the dot and in lower case; the first is the usual one."""
        ...

    @property
    def can_read(self) -> bool:
        """Whether files of this format can be imported."""
        ...

    @property
    def can_write(self) -> bool:
        """Whether files of this format can be exported."""
        ...

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The records of a file one by one; a bad row comes as a Problem and the rest goes on."""
        ...

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes records one by one; the same records give the same bytes."""
        ...
