"""The tables of entities and of agreements as Parquet, for pandas, DuckDB and the like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from annotations.errors import InputError
from annotations.formats.base import Format, Loss
from annotations.formats.table_rows import (
    ENTITY_COLUMNS,
    Row,
    agreement_columns,
    agreement_rows,
    agreements_only,
    entities_only,
    entity_rows,
)
from annotations.model import Record
from annotations.schema import Schema

_ROWS_AT_ONCE = 20_000
_NUMBERS = {"start": "int64", "end": "int64", "score": "float64"}


class EntitiesParquet(Format):
    """One row for each span."""

    name = "entities-parquet"
    title = "Table of entities (Parquet)"
    suffixes = (".entities.parquet", ".parquet")
    can_write = True

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record without agreements."""
        del schema
        kept, losses = entities_only(record)
        return kept, tuple(losses)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes one row for each span; raises InputError where pyarrow is not installed."""
        rows = (row for record in records for row in entity_rows(record, schema))
        _write(ENTITY_COLUMNS, frozenset(), rows, out)


class AgreementsParquet(Format):
    """One row for each agreement; what a role holds is three lists."""

    name = "agreements-parquet"
    title = "Table of agreements (Parquet)"
    suffixes = (".agreements.parquet", ".parquet")
    can_write = True

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record without spans that stand in no agreement."""
        kept, losses = agreements_only(record, schema)
        return kept, tuple(losses)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes one row for each agreement; raises InputError where pyarrow is not installed."""
        columns = agreement_columns(schema)
        rows = (row for record in records for row in agreement_rows(record, schema))
        _write(columns, frozenset(columns[columns.index("verdict") + 1 :]), rows, out)


def _write(columns: Sequence[str], lists: frozenset[str], rows: Iterator[Row], out: BinaryIO) -> None:
    try:
        import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs] - it has none
        from pyarrow.parquet import ParquetWriter  # pyright: ignore[reportMissingTypeStubs] - it has none
    except ImportError as error:
        raise InputError('Parquet needs pyarrow; install it with: pip install "ratify-desk[parquet]"') from error
    arrow: Any = pa
    schema = arrow.schema([(column, _type_of(arrow, column, is_list=column in lists)) for column in columns])
    writer: Any = ParquetWriter(out, schema, compression="zstd")
    with writer:
        for batch in _batches(rows):
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))


def _type_of(arrow: Any, column: str, *, is_list: bool) -> Any:
    if is_list:
        return arrow.list_(arrow.string())
    kind = _NUMBERS.get(column)
    return arrow.string() if kind is None else getattr(arrow, kind)()


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _ROWS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
