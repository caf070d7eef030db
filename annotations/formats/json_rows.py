"""JSON lines of any shape as a table: the keys are the columns, those of inner objects with a dot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from annotations.formats.base import LARGEST_TEXT, Problem
from annotations.formats.beginning import first_rows
from annotations.formats.columns import Row, likely
from annotations.formats.json_lines import row_in
from annotations.formats.row_fault import RowFault, what
from annotations.formats.table import Table

_DEEPEST = 3
_ANNOTATED = frozenset(
    ("entities", "agreements", "spans", "tokens", "label", "labels", "annotations", "predictions", "layer", "relations")
)
"""Keys by which a row is one of a format that holds annotation."""
_BOM_UTF8 = b"\xef\xbb\xbf"


class JsonTable(Table):
    """JSON lines without annotation, whatever their keys are called."""

    name = "json-rows"
    title = "Table (JSON lines)"
    suffixes = (".rows.jsonl", ".jsonl", ".ndjson", ".jsonlines")

    def claims(self, path: Path) -> bool:
        """Whether the first rows have no annotation, and keys that Ratify JSONL does not know."""
        rows = first_rows(path)
        if any(_ANNOTATED & row.keys() for row in rows):
            return False
        cells = {key: value for row in reversed(rows) for key, value in _flat(row).items()}
        columns = likely(tuple(cells), [Row(1, cells)])
        known = {"text", "id", "source", "metadata"}
        return bool(columns.text) and not {key.partition(".")[0] for key in cells} <= known

    def rows(self, path: Path) -> Iterator[Row | Problem]:
        """The rows of the file, those that are no objects as problems."""
        with path.open("rb") as file:
            for number, line in enumerate(_lines(file), start=1):
                if not line or line.isspace():
                    continue
                try:
                    row = row_in(line.removeprefix(_BOM_UTF8) if number == 1 else line)
                    cells = _cells(row)
                except RowFault as fault:
                    yield Problem(path, number, str(fault))
                    if fault.ends_file:
                        return
                else:
                    yield Row(number, cells)


def _cells(row: object) -> dict[str, object]:
    if not isinstance(row, dict):
        raise RowFault(f"each line must be an object in braces; this one is {what(row)}")
    return _flat(cast("dict[str, Any]", row))


def _flat(row: dict[str, Any], before: str = "", depth: int = 1) -> dict[str, object]:
    """The values of an object and of the objects in it, by their keys with dots between."""
    cells: dict[str, object] = {}
    for key, value in row.items():
        if isinstance(value, dict) and value and depth < _DEEPEST:
            cells.update(_flat(cast("dict[str, Any]", value), f"{before}{key}.", depth + 1))
        else:
            cells[before + key] = value
    return cells


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only a piece, which is longer than LARGEST_TEXT."""
    while line := file.readline(LARGEST_TEXT + 1):
        yield line
        while len(line) > LARGEST_TEXT and not line.endswith(b"\n"):
            line = file.readline(LARGEST_TEXT + 1) or b"\n"
