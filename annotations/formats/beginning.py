"""How a file begins, by which formats that share an ending know their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

_LONGEST_LOOK = 64 * 1024
_BOM_UTF8 = b"\xef\xbb\xbf"


def beginning(path: Path, size: int = _LONGEST_LOOK) -> bytes:
    """The first bytes of a file without the mark of UTF-8; none for a folder or a file that cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(size).removeprefix(_BOM_UTF8)
    except OSError:
        return b""


def first_row(path: Path, size: int = 4 * 1024 * 1024) -> dict[str, Any]:
    """The object on the first line of a file of JSON lines; empty where there is none."""
    line = beginning(path, size).lstrip().partition(b"\n")[0]
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", row) if isinstance(row, dict) else {}


def names_in_zip(path: Path) -> list[str]:
    """The names of the files in a ZIP; empty where it is none."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            return archive.namelist()
    except (OSError, BadZipFile, ValueError, NotImplementedError, EOFError):
        return []
