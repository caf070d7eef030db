"""How a file begins, by which formats that share an ending know their own."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import orjson

_LONGEST_LOOK = 64 * 1024
_MOST_LOOKS = 100
"""Lines by which a format is told: the first may be broken, or have no annotation."""
_BOM_UTF8 = b"\xef\xbb\xbf"


def beginning(path: Path, size: int = _LONGEST_LOOK) -> bytes:
    """The first bytes of a file without the mark of UTF-8; none for a folder or a file that cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(size).removeprefix(_BOM_UTF8)
    except OSError:
        return b""


def first_rows(path: Path, size: int = 4 * 1024 * 1024) -> list[dict[str, Any]]:
    """The objects on the first lines of a file of JSON lines; lines that cannot be read are passed over."""
    rows: list[dict[str, Any]] = []
    with suppress(OSError), path.open("rb") as file:
        for nth in range(_MOST_LOOKS):
            line = file.readline(size)
            size -= len(line)
            if not line:
                break
            with suppress(ValueError, RecursionError):
                row = orjson.loads(line if nth else line.removeprefix(_BOM_UTF8))
                if isinstance(row, dict):
                    rows.append(cast("dict[str, Any]", row))
    return rows


def names_in_zip(path: Path) -> list[str]:
    """The names of the files in a ZIP; empty where it is none."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            return archive.namelist()
    except (OSError, BadZipFile, ValueError, NotImplementedError, EOFError):
        return []
