"""Files in and out: one module a format, looked up by name or by the file's ending."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annotations.errors import InputError
from annotations.formats.base import Format, Problem
from annotations.formats.jsonl import RatifyJsonl
from annotations.formats.plain import PlainText

__all__ = ["FORMATS", "Format", "Problem", "format_for"]

FORMATS: tuple[Format, ...] = (PlainText(), RatifyJsonl())


def format_for(path: Path, name: str = "") -> Format:
    """The format named `name`, or else the one that the file's ending tells; raises InputError naming those known."""
    for known in FORMATS:
        if name.casefold() == known.name if name else path.suffix.casefold() in known.suffixes:
            return known
    if name:
        raise InputError(f"There is no format {name!r}; known are {_listed(known.name for known in FORMATS)}.")
    endings = _listed(suffix for known in FORMATS for suffix in known.suffixes)
    raise InputError(f"the format cannot be told from the file's ending; known are {endings}", path=path)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
