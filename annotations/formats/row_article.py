"""A row of a table as an article; what is no part of an article becomes metadata."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any, cast

from annotations.formats.columns import Columns
from annotations.formats.decoding import READ_AS, normalise, why_no_text
from annotations.formats.front_matter import date_in, published_of, title_of
from annotations.formats.row_fault import RowFault, what
from annotations.model import Article

_LONGEST_KEY = 1000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:$|[T ])")
_MIDNIGHT = re.compile(r"[T ]00:00:00(?:\.0+)?$")
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_DEEPEST = 50
"""Levels of lists and objects that the metadata of an article may have."""
_SECONDS, _MILLISECONDS = 10, 13
_TAKEN = frozenset({"title", "published", "state", "sha256", READ_AS})
"""Names that say something else in the metadata."""


def article_of(cells: Mapping[str, object], columns: Columns, spare_key: str) -> Article:
    """The article of a row; `spare_key` names it where the row has no id. Raises RowFault."""
    raw = _prose(cells.get(columns.text or ""))
    normalised = normalise(raw)
    text = normalised.text
    reason = why_no_text(text)
    if reason:
        raise RowFault(reason)
    given = _line(cells, columns.published)
    published = _iso(given)
    metadata = {_free(name): _kept(cell) for name, cell in cells.items() if name not in columns.used and _holds(cell)}
    if given and _MIDNIGHT.sub("", given) != published:
        metadata[_free(columns.published or "")] = given
    how = normalised.metadata()
    if how:
        metadata[READ_AS] = how
    title = _line(cells, columns.title)
    return Article(
        key=_key(_line(cells, columns.key), spare_key),
        text=text,
        title=title if columns.title else title_of(text),
        published=published if columns.published else published_of(text),
        source=_line(cells, columns.source),
        metadata=metadata,
    )


def _prose(cell: object) -> str:
    """The text of a cell; a list of texts is taken for its paragraphs."""
    if isinstance(cell, list):
        parts = cast("list[object]", cell)
        if parts and all(isinstance(part, str) for part in parts):
            return "\n\n".join(cast("list[str]", parts))
    if cell is None:
        return ""
    if not isinstance(cell, str):
        if isinstance(cell, int | float):
            return plain_of(cell)
        raise RowFault(f"the text must be a text; it is {what(cast('object', cell))}")
    return cell


def _line(cells: Mapping[str, object], name: str | None) -> str:
    """A cell as one line; empty where there is no such column."""
    cell = cells.get(name) if name else None
    line = " ".join(plain_of(cell).split())
    if "\0" in line or _SURROGATE.search(line):
        raise RowFault(f"the column {name!r} holds a NUL character or half a surrogate pair, which are no text")
    return line


def plain_of(cell: object) -> str:
    """What a cell shows."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, list):
        return ", ".join(plain_of(part) for part in cast("list[object]", cell))
    return str(cell)


def _iso(given: str) -> str:
    """The day that a cell gives; empty where it cannot be told."""
    found = _ISO.match(given)
    if found is not None:
        return date_in(found[1])
    if _COMPACT.fullmatch(given):
        return date_in(f"{given[:4]}-{given[4:6]}-{given[6:]}")
    if given.isdecimal() and given.isascii() and len(given) in (_SECONDS, _MILLISECONDS):
        seconds = int(given) / (1 if len(given) == _SECONDS else 1000)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return date_in(given)


def _key(given: str, spare_key: str) -> str:
    if not given:
        return spare_key
    if len(given) > _LONGEST_KEY or _CONTROL.search(given):
        raise RowFault("the id must be a name on one line")
    return given


def _holds(cell: object) -> bool:
    return cell is not None and cell != ""


def _kept(cell: object, depth: int = 0) -> Any:
    """A cell as metadata can hold it; raises RowFault."""
    if cell is None or isinstance(cell, bool | int):
        return cell
    if isinstance(cell, list | tuple | dict):
        if depth >= _DEEPEST:
            raise RowFault(f"a cell is nested deeper than {_DEEPEST} levels")
        if isinstance(cell, dict):
            return {str(key): _kept(part, depth + 1) for key, part in cast("dict[object, object]", cell).items()}
        return [_kept(part, depth + 1) for part in cast("list[object]", cell)]
    if isinstance(cell, float) and math.isfinite(cell):
        return cell
    return _written(cell)


def _written(cell: object) -> str:
    """A single value as a text; raises RowFault."""
    if isinstance(cell, bytes):
        return f"({len(cell)} bytes)"
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    text = str(cell)
    if not text.isascii() and _SURROGATE.search(text):
        raise RowFault("it holds half a surrogate pair, which is no character")
    return text.replace("\0", "\ufffd")


def _free(name: str) -> str:
    """The name of a column where it says nothing else in the metadata."""
    return f"{name} (column)" if name in _TAKEN else name
