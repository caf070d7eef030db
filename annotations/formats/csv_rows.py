"""CSV and TSV: the delimiter, the encoding and the head are told from the beginning of the file."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from annotations.formats.base import LARGEST_TEXT, Problem
from annotations.formats.columns import Row
from annotations.formats.decoding import (
    LATIN,
    NotText,
    encoding_escaped,
    encoding_guessed,
    encoding_marked,
    is_mostly_utf8,
)
from annotations.formats.row_fault import RowFault
from annotations.formats.table import Table, column_names

_DELIMITERS = (",", ";", "\t", "|")
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_SAMPLE_ROWS = 50
_LONGEST_NAME = 100
_SURE_UTF8 = 20
"""Bytes of multi-byte characters after which a file is UTF-8, whatever its later lines hold."""
_SAID = re.compile(r"\"?sep=([^\w\s\"]|\t)\"?\r?\n", re.IGNORECASE)
"""The first line by which Excel is told the delimiter."""
_NUMBER_OR_DATE = re.compile(r"[-+]?\d[\d.,:/ -]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_REPLACED = re.compile("\ufffd")


class CsvTable(Table):
    """Tables with commas, semicolons, tabs or bars between the cells, in any encoding that can be told."""

    name = "csv"
    title = "Table (CSV, TSV)"
    suffixes = (".csv", ".tsv", ".tab")

    def rows(self, path: Path) -> Iterator[Row | Problem]:
        """The rows of the file, those that cannot be split as problems."""
        encoding = _encoding_of(path)
        with path.open(encoding=encoding, errors=_errors(encoding), newline="") as file:
            try:
                sample = file.read(_SAMPLE)
            except UnicodeDecodeError as error:
                raise NotText(f"this is no {encoding.upper()}: {error.reason}") from error
        if "\0" in sample:
            raise NotText("the file holds NUL characters, so it is no table of text")
        said = _SAID.match(sample)
        usual = "\t" if path.suffix.casefold() in (".tsv", ".tab") else ""
        delimiter = said[1] if said else _delimiter_of(sample, usual)
        with path.open(encoding=encoding, errors=_errors(encoding), newline="") as file:
            yield from _rows(path, file, delimiter, encoding, skipped=1 if said else 0)


def _rows(path: Path, file: IO[str], delimiter: str, encoding: str, *, skipped: int) -> Iterator[Row | Problem]:
    # The limit is one for the whole process; all tables of Ratify want the same.
    csv.field_size_limit(LARGEST_TEXT)
    lines = _Lines(file, skipped)
    reader = csv.reader(lines, delimiter=delimiter)
    head = _Head(encoding)
    while True:
        line = lines.number + 1
        try:
            cells = next(reader, None)
            if cells is None:
                return
            if lines.is_over:
                after = lines.number - line
                reason = f"a quote opens here and is never closed; the row and {after} lines after it are left out"
                yield Problem(path, line, reason)
                return
            named = head.named(cells)
            if named is not None:
                yield from _mixed(path, line, cells, encoding)
                yield Row(line, named)
        except RowFault as fault:
            yield Problem(path, line, str(fault))
            if fault.ends_file:
                return
        except csv.Error as error:
            yield Problem(path, line, f"the row cannot be split into cells: {error}")
        except UnicodeDecodeError as error:  # bytes below 128 that cannot be told apart from text
            yield Problem(path, line, f"from here on this is no {encoding.upper()}: {error.reason}")
            return


class _Head:
    """Knows the names of the columns once it has seen the first row."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._bad = _SURROGATE if _errors(encoding) == "surrogateescape" else _REPLACED
        self._names: list[str] = []

    def named(self, cells: list[str]) -> dict[str, object] | None:
        """The cells of a row by their columns; None for the head itself and for a blank row. Raises RowFault."""
        if not any(cell.strip() for cell in cells):
            return None
        for cell in cells:
            if not cell.isascii() and self._bad.search(cell):
                # Without its names the rest of the table would mean nothing.
                raise RowFault(f"it holds bytes that are no {self._encoding.upper()}", ends_file=not self._names)
        if not self._names:
            is_head = _is_head(cells)
            self._names = column_names(cells if is_head else [""] * len(cells))
            if is_head:
                return None
        if any(cell.strip() for cell in cells[len(self._names) :]):
            raise RowFault(f"the row has {len(cells)} cells, but the table {len(self._names)} columns")
        return dict(zip(self._names, cells, strict=False))


class _Lines:
    """The lines of a file with their number; one that is too long is left out and raises a RowFault."""

    def __init__(self, file: IO[str], skipped: int) -> None:
        self._file = file
        for _ in range(skipped):
            file.readline()
        self.number = skipped
        self.is_over = False
        """Whether more was wanted than there is, as within a quote that nobody closed."""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._file.readline(LARGEST_TEXT)
        if not line:
            self.is_over = True
            raise StopIteration
        self.number += 1
        if len(line) == LARGEST_TEXT and line[-1] not in "\r\n":
            while (rest := self._file.readline(_CHUNK)) and rest[-1] not in "\r\n":
                pass
            raise RowFault(f"the line is longer than {LARGEST_TEXT // 1024**2} million characters")
        return line


def _mixed(path: Path, line: int, cells: list[str], encoding: str) -> Iterator[Problem]:
    """That a row is UTF-8 in a file that is not, as where lines of two files were put together."""
    if encoding in LATIN and _is_utf8(cells, encoding):
        told = encoding.upper()
        yield Problem(path, line, f"the row looks like UTF-8, but was read as {told} like the rest of the file")


def _is_utf8(cells: list[str], encoding: str) -> bool:
    """Whether a row that was read in another encoding is UTF-8."""
    row = "".join(cells)
    if row.isascii():
        return False
    try:
        row.encode(encoding).decode("utf-8")
    except UnicodeError:
        return False
    return True


def _encoding_of(path: Path) -> str:
    """The encoding of a file: by its mark, UTF-8 where it is that, or else guessed; raises NotText."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    beyond_ascii = 0
    with path.open("rb") as file:
        marked = encoding_marked(file.read(4))
        if marked:
            return marked
        file.seek(0)
        escaped = encoding_escaped(_whole_lines(file.read(_CHUNK)))
        if escaped:
            return escaped
        file.seek(0)
        while chunk := file.read(_CHUNK):
            try:
                beyond_ascii += len(chunk) - len(decoder.decode(chunk))
            except UnicodeDecodeError as error:
                # Some good characters before the bad one say that a few lines are broken, not the file.
                before = error.start - len(chunk[: error.start].decode("utf-8", "ignore"))
                if beyond_ascii + before >= _SURE_UTF8 or is_mostly_utf8(chunk, 1):
                    return "utf-8"
                return encoding_guessed(_whole_lines(chunk))
    return "utf-8"


def _whole_lines(chunk: bytes) -> bytes:
    return chunk[: chunk.rfind(b"\n") + 1] or chunk


def _errors(encoding: str) -> str:
    """How bytes that are none of an encoding come, such that they can be told from text."""
    return "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _delimiter_of(sample: str, usual: str) -> str:
    """The sign that splits the first rows most alike."""
    best, delimiter = (0.0, 0), usual or ","
    for sign in _DELIMITERS:
        try:
            rows = [
                row
                for row, _ in zip(
                    csv.reader(io.StringIO(sample, newline=""), delimiter=sign), range(_SAMPLE_ROWS), strict=False
                )
                if row
            ]
        except csv.Error:
            continue
        if not rows:
            continue
        width, times = Counter(map(len, rows)).most_common(1)[0]
        if width > 1 and (times / len(rows) + (sign == usual), width) > best:
            best, delimiter = (times / len(rows) + (sign == usual), width), sign
    return delimiter


def _is_head(cells: list[str]) -> bool:
    """Whether the first row holds the names of the columns."""
    names = [cell.strip() for cell in cells]
    return (
        all(len(name) <= _LONGEST_NAME and not _NUMBER_OR_DATE.fullmatch(name) for name in names)
        and len({name for name in names if name}) == len([name for name in names if name])
        and not any("\n" in name for name in names)
    )
