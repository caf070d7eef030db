"""Ratify JSONL: one article with the annotation of one layer as one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from annotations.formats.base import LARGEST_TEXT, Format, Problem, name_of
from annotations.formats.row_fault import RowFault
from annotations.formats.row_reading import record_of
from annotations.formats.row_writing import row_of
from annotations.formats.strict_json import ENCODER, strict_value
from annotations.model import Record
from annotations.schema import Schema

_BOM_UTF8 = b"\xef\xbb\xbf"
_BOMS_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LINE_BREAKS_OF_SOME = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}
"""Characters that JSON may hold as they are, but that some readers take for the end of a line."""


class RatifyJsonl(Format):
    """Ratify's own format, the only one that keeps everything; resources/schemas/ratify-jsonl.schema.json describes it.

    Reading takes constant memory but for the ids, which must not come twice within a layer.
    """

    name = "jsonl"
    title = "Ratify JSONL"
    suffixes = (".jsonl", ".ndjson")
    can_read = True
    can_write = True

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The records of a file one by one; a bad line comes as a Problem and the rest goes on."""
        first_line: dict[tuple[str, str], int] = {}
        try:
            with path.open("rb") as file:
                for number, line in enumerate(_lines(file), start=1):
                    if not line or line.isspace():
                        continue
                    try:
                        if number == 1:
                            line = _first(line)  # noqa: PLW2901 - only without its mark
                        record = _record(line, f"{name_of(path.stem)}-{number}")
                        _check_new(record, number, first_line)
                    except RowFault as fault:
                        yield Problem(path, number, str(fault))
                        if fault.ends_file:
                            return
                    else:
                        yield record
        except OSError as error:
            yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes one line for each record; agreements show every role of the schema, be it empty."""
        roles = [role.name for role in schema.roles]
        for record in records:
            line = ENCODER.encode(row_of(record, roles))
            if not line.isascii():
                for sign, escaped in _LINE_BREAKS_OF_SOME.items():
                    line = line.replace(sign, escaped)
            out.write(line.encode("utf-8") + b"\n")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only a piece, which is longer than LARGEST_TEXT."""
    while line := file.readline(LARGEST_TEXT + 1):
        yield line
        while len(line) > LARGEST_TEXT and not line.endswith(b"\n"):
            line = file.readline(LARGEST_TEXT + 1) or b"\n"


def _first(line: bytes) -> bytes:
    """The first line without its byte-order mark; refuses files that are something else altogether."""
    if line.startswith(_BOMS_UTF16):
        raise RowFault("this is UTF-16; JSONL is UTF-8: save it as that", ends_file=True)
    line = line.removeprefix(_BOM_UTF8)
    if line.strip() in (b"[", b"{"):
        raise RowFault("this is JSON over many lines; JSONL has one object on each line", ends_file=True)
    return line


def _record(line: bytes, spare_key: str) -> Record:
    if len(line) > LARGEST_TEXT:
        raise RowFault(f"the line is longer than {LARGEST_TEXT // 1024**2} MB")
    return record_of(strict_value(line), spare_key)


def _check_new(record: Record, number: int, first_line: dict[tuple[str, str], int]) -> None:
    first = first_line.setdefault((record.article.key, record.layer), number)
    if first != number:
        raise RowFault(f"the id {record.article.key!r} stands in line {first} already")
