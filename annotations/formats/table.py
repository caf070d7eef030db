"""Tables of articles: one row is one article, and each format only says how its rows are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Self

from annotations.formats.base import Format, Problem, name_of
from annotations.formats.columns import GUESSED, Columns, Row, check_articles, likely, resolved
from annotations.formats.decoding import NotText
from annotations.formats.row_article import article_of
from annotations.formats.row_fault import RowFault
from annotations.model import Article, Record

MOST_COLUMNS = 1000
"""Columns that a table may have."""
_SAMPLE = 50


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a table, for people who choose columns."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: Columns
    """What is guessed."""


def preview(head: Head, columns: Columns) -> list[Article | str]:
    """For each row of a head the article that it would be, or why it would be none."""
    shown: list[Article | str] = []
    for row in head.rows:
        try:
            shown.append(article_of(row.cells, columns, str(row.line)))
        except RowFault as fault:
            shown.append(str(fault))
    return shown


class Table(Format):
    """Reads rows into articles, as `columns` says; takes constant memory but for the ids."""

    can_read = True

    def __init__(self, columns: Columns = GUESSED) -> None:
        self.columns = columns

    def mapped(self, columns: Columns) -> Self:
        """The same format with columns named by the user."""
        return type(self)(columns)

    def head(self, path: Path, rows: int = 20) -> Head:
        """The names of the columns and the first rows; raises OSError, NotText or RowFault for what are no articles."""
        found = [row for row in islice(self.rows(path), rows) if isinstance(row, Row)]
        names = _names(found)
        check_articles(names)
        return Head(names, tuple(found), likely(names, found))

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The articles of the rows one by one; a bad row comes as a Problem and the rest goes on."""
        first_line: dict[str, int] = {}
        try:
            yield from self._read(path, first_line)
        except OSError as error:
            yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")
        except (NotText, RowFault) as fault:
            yield Problem(path, None, str(fault))

    def rows(self, path: Path) -> Iterator[Row | Problem]:
        """The rows of a file with their cells by the names of the columns; blank rows are left out."""
        raise NotImplementedError

    def _read(self, path: Path, first_line: dict[str, int]) -> Iterator[Record | Problem]:
        rows = self.rows(path)
        start = list(islice(rows, _SAMPLE))
        sample = [row for row in start if isinstance(row, Row)]
        if not sample:
            yield from (row for row in start if isinstance(row, Problem))
            if not start:
                yield Problem(path, None, "the table holds no rows")
            return
        columns = resolved(self.columns, _names(sample), sample)
        for row in chain(start, rows):
            if isinstance(row, Problem):
                yield row
                continue
            try:
                article = article_of(row.cells, columns, f"{name_of(path.stem)}-{row.line}")
            except RowFault as fault:
                yield Problem(path, row.line, str(fault))
                continue
            first = first_line.setdefault(article.key, row.line)
            if first != row.line:
                yield Problem(path, row.line, f"the id {article.key!r} stands in line {first} already")
            else:
                yield Record(article)


def _names(rows: list[Row]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name for row in rows for name in row.cells))
    _check_number(names)
    return names


def _check_number(names: Sequence[str]) -> None:
    if len(names) > MOST_COLUMNS:
        raise RowFault(f"the table has {len(names)} columns; at most {MOST_COLUMNS} are read", ends_file=True)


def column_names(head: list[str]) -> list[str]:
    """Names for columns from the first row: each has one of its own."""
    names: list[str] = []
    taken: set[str] = set()
    for number, cell in enumerate(head, start=1):
        name = base = " ".join(cell.split())[:200] or f"column {number}"
        again = 1
        while name in taken:
            again += 1
            name = f"{base} ({again})"
        taken.add(name)
        names.append(name)
    _check_number(names)
    return names
