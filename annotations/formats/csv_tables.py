"""The tables of entities and of agreements as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from annotations.formats.base import Format, Loss
from annotations.formats.table_rows import (
    ENTITY_COLUMNS,
    Row,
    Value,
    agreement_columns,
    agreement_rows,
    agreements_only,
    entities_only,
    entity_rows,
)
from annotations.formulas import harmless, is_formula
from annotations.model import Annotation, Record
from annotations.schema import Schema

_BETWEEN = " | "
"""Between the texts of one cell."""
_FORMULA = "It begins like a formula of a spreadsheet; an apostrophe is put before it."


class EntitiesCsv(Format):
    """One row for each span."""

    name = "entities-csv"
    title = "Table of entities (CSV)"
    suffixes = (".entities.csv", ".csv")
    can_write = True

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record without agreements; texts that begin like a formula are told."""
        del schema
        kept, losses = entities_only(record)
        return kept, (*losses, *_formulas(kept))

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes the heading and one row for each span."""
        rows = (row for record in records for row in entity_rows(record, schema))
        _write(ENTITY_COLUMNS, rows, out)


class AgreementsCsv(Format):
    """One row for each agreement; a cell with several texts has a bar between them."""

    name = "agreements-csv"
    title = "Table of agreements (CSV)"
    suffixes = (".agreements.csv", ".csv")
    can_write = True

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record without spans that stand in no agreement; texts that begin like a formula are told."""
        kept, losses = agreements_only(record, schema)
        return kept, (*losses, *_formulas(kept))

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes the heading and one row for each agreement."""
        rows = (row for record in records for row in agreement_rows(record, schema))
        _write(agreement_columns(schema), rows, out)


def _write(columns: Sequence[str], rows: Iterator[Row], out: BinaryIO) -> None:
    """Writes UTF-8 with its mark, without which spreadsheets take it for something else."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    text.flush()
    text.detach()


def _cell(value: Value) -> str | int | float:
    if isinstance(value, list):
        value = _BETWEEN.join(value) if any(value) else ""
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else value


def _formulas(record: Record) -> Iterator[Loss]:
    article = record.article
    for name, cell in (("name", article.key), ("title", article.title)):
        if is_formula(cell):
            yield Loss("formulas", f"The {name} of the article begins like a formula; an apostrophe is put before it.")
    for span in (record.annotation or Annotation()).spans:
        if is_formula(article.text[span.start : span.end]):
            yield Loss("formulas", _FORMULA, span.start, span.end)
