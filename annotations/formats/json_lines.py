"""Files of JSON lines: one object a line, every fault with its line, and the rest read on."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import orjson

from annotations.formats.base import LARGEST_TEXT, Problem, name_of
from annotations.formats.row_fault import RowFault
from annotations.model import Record

Reader = Callable[[object, str], tuple[Record, Sequence[str]]]
"""A row and the spare key of its article to a record and what had to be left out of it; raises RowFault."""

_BOM_UTF8 = b"\xef\xbb\xbf"
_BOMS_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LINE_BREAKS_OF_SOME = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}
"""Characters that JSON may hold as they are, but that some readers take for the end of a line."""


def read_lines(path: Path, reader: Reader) -> Iterator[Record | Problem]:
    """The records of a file one by one; a bad line comes as a Problem, and so does what a row loses.

    Takes constant memory but for the keys, which must not come twice within a layer.
    """
    first_line: dict[tuple[str, str], int] = {}
    try:
        with path.open("rb") as file:
            for number, line in enumerate(_lines(file), start=1):
                if not line or line.isspace():
                    continue
                try:
                    whole = _first(line) if number == 1 else line
                    record, remarks = reader(row_in(whole), f"{name_of(path.stem)}-{number}")
                    _check_new(record, number, first_line)
                except RowFault as fault:
                    yield Problem(path, number, str(fault))
                    if fault.ends_file:
                        return
                else:
                    yield from (Problem(path, number, remark) for remark in remarks)
                    yield record
    except OSError as error:
        yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")


def write_lines(rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> None:
    """Writes one line for each row."""
    out.writelines(line_bytes(_ENCODER.encode(row)) for row in rows)


def line_bytes(text: str) -> bytes:
    """One line of a file from its JSON."""
    if not text.isascii():
        for sign, escaped in _LINE_BREAKS_OF_SOME.items():
            text = text.replace(sign, escaped)
    return text.encode("utf-8") + b"\n"


def row_in(line: bytes) -> object:
    """The JSON value in some bytes; raises RowFault for all that is not plain JSON in UTF-8."""
    if len(line) > LARGEST_TEXT:
        raise RowFault(f"the line is longer than {LARGEST_TEXT // 1024**2} MB")
    plain = _plain_row(line)
    return _strict_row(line) if plain is None else plain


def _plain_row(line: bytes) -> object | None:
    """The value on a line that can be written to the same bytes, spaces aside, and so hides nothing; else None.

    Keys that stand twice, numbers too large, NaN and half characters do not come out as they went in. Many times as
    fast as the strict way, by which each fault is named.
    """
    if b"\\u" in line:
        return None
    try:
        row = orjson.loads(line)
        same = orjson.dumps(row).replace(b" ", b"") == line.rstrip().replace(b" ", b"")
    except (orjson.JSONDecodeError, orjson.JSONEncodeError, RecursionError):
        return None
    return row if same else None


def _strict_row(line: bytes) -> object:
    try:
        row = _DECODER.decode(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RowFault(f"this is not UTF-8 (byte {error.start} of the line)") from error
    except json.JSONDecodeError as error:
        raise RowFault(f"this is not valid JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise RowFault("the JSON is nested too deeply") from error
    except RowFault:
        raise
    except ValueError as error:
        raise RowFault(f"this is not valid JSON: {error}") from error
    if b"\\ud" in line or b"\\uD" in line:
        _check_characters(row)
    return row


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only a piece, which is longer than LARGEST_TEXT."""
    while line := file.readline(LARGEST_TEXT + 1):
        yield line
        while len(line) > LARGEST_TEXT and not line.endswith(b"\n"):
            line = file.readline(LARGEST_TEXT + 1) or b"\n"


def _first(line: bytes) -> bytes:
    """The first line without its byte-order mark; refuses files that are something else altogether."""
    if line.startswith(_BOMS_UTF16):
        raise RowFault("this is UTF-16; JSONL is UTF-8: save it as that", ends_file=True)
    line = line.removeprefix(_BOM_UTF8)
    if line.strip() in (b"[", b"{"):
        raise RowFault("this is JSON over many lines; JSONL has one object on each line", ends_file=True)
    return line


def _check_new(record: Record, number: int, first_line: dict[tuple[str, str], int]) -> None:
    first = first_line.setdefault((record.article.key, record.layer), number)
    if first != number:
        raise RowFault(f"the id {record.article.key!r} stands in line {first} already")


def _check_characters(row: object) -> None:
    try:
        json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise RowFault("it holds half a surrogate pair (such as \\ud800), which is no character") from error
    except RecursionError as error:
        raise RowFault("the JSON is nested too deeply") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise RowFault(f"the key {twice!r} stands twice in one object")
    return row


def _finite(number: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise RowFault(f"the number {number[:20]} is too large")
    return value


def _no_constant(name: str) -> NoReturn:
    raise RowFault(f"{name} is no value in JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_finite, parse_constant=_no_constant)
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
