"""Ratify JSONL: one article with the annotation of one layer as one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from annotations.formats.base import Format, Problem
from annotations.formats.json_lines import read_lines
from annotations.formats.row_bytes import bytes_of
from annotations.formats.row_reading import record_of
from annotations.model import Record
from annotations.schema import Schema


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
        return read_lines(path, _read)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes one line for each record; agreements show every role of the schema, be it empty."""
        roles = [role.name for role in schema.roles]
        out.writelines(bytes_of(record, roles) + b"\n" for record in records)


def _read(row: object, spare_key: str) -> tuple[Record, Sequence[str]]:
    return record_of(row, spare_key), ()
