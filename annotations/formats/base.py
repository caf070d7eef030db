"""What a file format is: a reader of records that survives bad rows, and a writer of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar

from annotations.errors import InputError
from annotations.incoming import CONTROL
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
    """A file name that can be kept and shown on one line: control characters become blanks, no UTF-8 question marks."""
    return CONTROL.sub(" ", utf8_of(name))


def utf8_of(text: str) -> str:
    """A text that can be kept: what is no UTF-8 becomes question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a record that a format drops or changes, found before anything is written."""

    kind: str
    """A short word that groups what is alike, such as "nested", "tokens", "agreements" or "control characters"."""
    reason: str
    """What becomes of it, in one sentence that a user reads."""
    start: int | None = None
    """Where in the article's text it stands; None where it has no place there."""
    end: int | None = None


WITHOUT_TEXT = Loss("text", "The file names what was found and leaves out the text itself.")
"""What every article loses in a format for reading or counting what was found."""


class Format:
    """One file format. Offsets are code points of the article's text on both sides, whatever the file counts in.

    A format that only reads leaves `can_write` and what belongs to it as they are, and the other way round.
    """

    name: ClassVar[str]
    """The name by which the command line knows it."""
    title: ClassVar[str]
    """The name that people read."""
    suffixes: ClassVar[tuple[str, ...]]
    """Endings of file names, with the dot and in lower case, such as ".brat.zip"; the first is the usual one."""
    can_read: ClassVar[bool] = False
    """Whether files of this format can be imported."""
    can_write: ClassVar[bool] = False
    """Whether files of this format can be exported."""

    def claims(self, path: Path) -> bool:
        """Whether a file looks like this format from its beginning; asked where several share an ending."""
        del path
        return False

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The records of a file one by one; a bad row comes as a Problem and the rest goes on."""
        raise InputError(f"{self.title} can be written, but not read", path=path)

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record as it would read back from a file of this format, and all that it lost or that was changed.

        `write` writes just that. For a format that is not read, the record that the file shows.
        """
        del schema
        return record, ()

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes records one by one; the same records give the same bytes. A format of many files writes a ZIP."""
        del records, out, schema
        raise InputError(f"{self.title} can be imported, but not exported; name another format with --format")

    def beside(self, schema: Schema) -> Mapping[str, bytes]:
        """Further files that the consumer needs beside the export, such as a labelling config, by ending."""
        del schema
        return {}
