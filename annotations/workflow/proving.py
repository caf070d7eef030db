"""Whether a file that was written is what was meant: read back and compared, or opened as its consumers do."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path

from annotations.errors import ProjectError
from annotations.formats import Format, Problem
from annotations.model import Annotation, Record

_NONE = Annotation()
_SPAN = attrgetter("start", "end", "label", "id", "score", "origin", "entity", "verdict")

Told = Callable[[], None]
"""Called after each record; may raise Cancelled."""


def print_of(record: Record) -> int:
    """A number that two records share only if they are equal; good for one run of the program."""
    article, annotation = record.article, record.annotation or _NONE
    metadata = json.dumps(dict(article.metadata), ensure_ascii=False, sort_keys=True) if article.metadata else ""
    head = (article.key, article.text, article.title, article.published, article.source, article.state, metadata)
    return hash((head, tuple(map(_SPAN, annotation.spans)), annotation.agreements, record.layer))


def prove(known: Format, path: Path, prints: Sequence[int], told: Told) -> None:
    """Raise ProjectError where a file does not hold the records of which these are the prints."""
    if known.can_read:
        _compare(known, path, prints, told)
        return
    look = _LOOKS.get("." + known.suffixes[0].rpartition(".")[2], _as_text)
    try:
        look(path)
    except (ValueError, OSError, KeyError, csv.Error) as error:
        raise ProjectError(f"What was exported cannot be opened ({error}); nothing was exported.") from error


def _compare(known: Format, path: Path, prints: Sequence[int], told: Told) -> None:
    count = 0
    for found in known.read(path):
        if isinstance(found, Problem):
            place = f"line {found.line}: " if found.line is not None else ""
            raise ProjectError(f"What was exported cannot be read back ({place}{found.reason}); nothing was exported.")
        if count >= len(prints) or print_of(found) != prints[count]:
            raise ProjectError(f"The article {found.article.key!r} reads back differently; nothing was exported.")
        count += 1
        told()
    if count != len(prints):
        raise ProjectError(f"Of {len(prints)} exported articles only {count} can be read back; nothing was exported.")


def _as_text(path: Path) -> None:
    with path.open(encoding="utf-8") as file:
        if not any(line.strip() for line in file):
            raise ValueError("it is empty")


def _as_json(path: Path) -> None:
    with path.open(encoding="utf-8") as file:
        json.load(file)


def _as_json_lines(path: Path) -> None:
    with path.open(encoding="utf-8") as file:
        for line in file:
            json.loads(line)


def _as_rows(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, strict=True)
        width = len(next(rows, ()))
        if not width or any(len(row) != width for row in rows):
            raise ValueError("its rows are not all as wide as its header")


def _as_parquet(path: Path) -> None:
    from pyarrow import parquet  # pyright: ignore[reportMissingTypeStubs, reportMissingImports] - it has none

    with parquet.ParquetFile(path) as file:  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        for number in range(file.num_row_groups):  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
            file.read_row_group(number)  # pyright: ignore[reportUnknownMemberType]


def _as_zip(path: Path) -> None:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            broken = archive.testzip()
            empty = not archive.namelist()
    except BadZipFile as error:
        raise ValueError(str(error)) from error
    if broken or empty:
        raise ValueError(f"{broken} is broken in it" if broken else "it is empty")


_LOOKS: dict[str, Callable[[Path], None]] = {
    ".json": _as_json,
    ".jsonld": _as_json,
    ".jsonl": _as_json_lines,
    ".csv": _as_rows,
    ".parquet": _as_parquet,
    ".zip": _as_zip,
}
