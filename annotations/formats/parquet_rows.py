"""Parquet: read batch by batch where the library for it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from annotations.formats.base import LARGEST_TEXT, Problem
from annotations.formats.columns import Row
from annotations.formats.decoding import NotText
from annotations.formats.guarding import guarded
from annotations.formats.table import MOST_COLUMNS, Table

LARGEST_GROUP = 1024 * 1024 * 1024
"""Bytes that a row group may unpack to: it is held in memory while it is read."""
MISSING = 'Parquet needs the library pyarrow; install it with: pip install "ratify-desk[parquet]"'

_BATCH = 256
_NO_VALUE = (ValueError, OverflowError, LookupError, NotImplementedError)
"""What pyarrow raises for a cell that it can read, and Python cannot hold."""


class ParquetTable(Table):
    """Parquet files; needs pyarrow, which does not come with the base installation."""

    name = "parquet"
    title = "Table (Parquet)"
    suffixes = (".parquet", ".pq")

    def rows(self, path: Path) -> Iterator[Row | Problem]:
        """The rows of the file, in its order."""
        with guarded("the Parquet file"), path.open("rb") as file:
            parquet = _opened(file)
            number = 0
            for batch in parquet.iter_batches(batch_size=_BATCH):
                names: list[str] = batch.schema.names
                columns: list[Any] = batch.columns
                for index in range(batch.num_rows):
                    number += 1
                    broken: list[bytes] = []
                    cells = {name: _value(column[index], broken) for name, column in zip(names, columns, strict=True)}
                    if broken:
                        yield Problem(path, number, "it holds bytes that are no UTF-8; \ufffd stands for them")
                    yield Row(number, cells)


def _opened(file: Any) -> Any:
    try:
        # By name: what it says of its types leaves half of them open.
        types: Any = import_module("pyarrow").types
        pq: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise NotText(MISSING) from error
    schema: Any = pq.read_schema(file)
    file.seek(0)
    if len(schema) > MOST_COLUMNS:
        raise NotText(f"the table has {len(schema)} columns; at most {MOST_COLUMNS} are read")
    # One text that stands in a million rows is held once: a small file cannot fill the memory.
    texts = [field.name for field in schema if types.is_string(field.type) or types.is_binary(field.type)]
    parquet: Any = pq.ParquetFile(file, read_dictionary=texts)
    groups = (parquet.metadata.row_group(nth).total_byte_size for nth in range(parquet.num_row_groups))
    if max(groups, default=0) > LARGEST_GROUP:
        raise NotText(f"a row group of it is larger than {LARGEST_GROUP // 1024**3} GB; write it in smaller groups")
    return parquet


def _value(cell: Any, broken: list[bytes]) -> object:
    """What a cell holds; bytes in it that are no text are put on the list."""
    try:
        value: object = cell.as_py()
    except _NO_VALUE:
        return _without_value(cell, broken)
    if isinstance(value, str) and len(value) > LARGEST_TEXT:
        return value[: LARGEST_TEXT + 1]
    return value


def _without_value(cell: Any, broken: list[bytes]) -> object:
    """What a cell holds that Python has no value for, such as nanoseconds or a year beyond 9999: a text of it."""
    arrow: Any = import_module("pyarrow")
    kind, types = cell.type, arrow.types
    if types.is_dictionary(kind):
        return _value(cell.value, broken)
    if types.is_struct(kind):
        return {name: _value(part, broken) for name, part in cell.items()}
    if types.is_nested(kind):
        return [_value(part, broken) for part in cell.values]
    if hasattr(cell, "as_buffer"):
        content: bytes = cell.as_buffer().to_pybytes()[: LARGEST_TEXT + 1]
        broken.append(content)
        return content.decode("utf-8", "replace")
    try:
        shown: str = cell.cast(arrow.string()).as_py()
    except ValueError:  # its time zone is not known here
        shown = cell.cast(arrow.timestamp(kind.unit, "UTC")).cast(arrow.string()).as_py()
    return f"{shown} {kind.unit}" if types.is_duration(kind) else shown
