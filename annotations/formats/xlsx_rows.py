"""Excel workbooks: the rows of the first sheet that is seen and looks like a table of texts."""

from __future__ import annotations

import re
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from annotations.formats.base import Problem
from annotations.formats.columns import Row
from annotations.formats.decoding import NotText
from annotations.formats.guarding import guarded
from annotations.formats.row_article import plain_of
from annotations.formats.table import Table, column_names
from annotations.formats.unzipping import checked, unzipped

LARGEST_WORKBOOK = 1024 * 1024 * 1024
"""Bytes that a workbook may unpack to."""
LARGEST_STRINGS = 256 * 1024 * 1024
"""Bytes that the texts of a workbook may have: they are held in memory together."""
MOST_ROWS = 1_048_576
"""Rows that a sheet can have."""

_SHORT, _SHOWN = 40, 20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_STRINGS = "xl/sharedstrings.xml"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class ExcelTable(Table):
    """XLSX files; formulas count as the value that was saved with them, and nothing is calculated."""

    name = "xlsx"
    title = "Excel workbook"
    suffixes = (".xlsx", ".xlsm")

    def rows(self, path: Path) -> Iterator[Row | Problem]:
        """The rows below the head of the first sheet that has any; sheets that are hidden come last."""
        _check(path)
        with guarded("the workbook"):
            workbook = _opened(path)
        try:
            with guarded("the workbook"), _quiet():
                sheets = sorted(workbook.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
                read = next((sheet for sheet in sheets if _is_filled(sheet)), None)
            if read is not None:
                yield from _rows(read)
                others = [sheet.title for sheet in sheets if sheet is not read and _may_be_filled(sheet)]
                if others:
                    reason = f"only the sheet {read.title!r} is read; left out: {_listed(others)}"
                    yield Problem(path, None, reason)
        finally:
            workbook.close()


def _check(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(4) == _OLD_OFFICE:
            raise NotText("this is an old or protected Office file; save it as XLSX without a password")
    with unzipped(path) as archive:
        checked(archive, LARGEST_WORKBOOK)
        strings = sum(entry.file_size for entry in archive.infolist() if entry.filename.casefold() == _STRINGS)
    if strings > LARGEST_STRINGS:
        raise NotText(f"the workbook holds more than {LARGEST_STRINGS // 1024**2} MB of text; save it as CSV")


def _opened(path: Path) -> Any:
    import openpyxl

    with _quiet():
        workbook: Any = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    return workbook


@contextmanager
def _quiet() -> Generator[None]:
    """Work by openpyxl without its warnings of styles, charts and checks that it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name)[:_SHORT] for name in names[:_SHOWN])
    return shown + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")


def _is_filled(sheet: Any) -> bool:
    sheet.reset_dimensions()
    return any(_line(cells) for cells in islice(sheet.iter_rows(values_only=True), 100))


def _may_be_filled(sheet: Any) -> bool:
    """Whether a sheet that is not read holds anything, as far as can be told."""
    try:
        with guarded("the sheet"), _quiet():
            return _is_filled(sheet)
    except NotText:
        return True


def _rows(sheet: Any) -> Iterator[Row]:
    names: list[str] = []
    found: Iterator[tuple[object, ...]] = sheet.iter_rows(values_only=True)
    for number in range(1, MOST_ROWS + 1):
        with guarded("the sheet"), _quiet():
            cells = next(found, None)
        if cells is None:
            return
        shown = _line(cells)
        if not shown:
            continue
        if not names:
            names = column_names([plain_of(cell) for cell in shown])
        else:
            shown.extend([None] * (len(names) - len(shown)))
            yield Row(number, dict(zip(names, shown, strict=False)))


def _line(cells: tuple[object, ...]) -> list[object]:
    """The cells up to the last that holds something, with the characters that Excel writes as numbers."""
    shown = [_ESCAPED.sub(_sign, cell) if isinstance(cell, str) and "_x" in cell else cell for cell in cells]
    while shown and (shown[-1] is None or shown[-1] == ""):
        shown.pop()
    return shown


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
