"""Files of JSON lines: one object a line, every fault with its line, and the rest read on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from annotations.formats.base import LARGEST_TEXT, Problem, name_of
from annotations.formats.row_fault import RowFault
from annotations.formats.strict_json import ENCODER, strict_value
from annotations.model import Record

Reader = Callable[[object, str], tuple[Record, Sequence[str]]]
"""A row and the spare key of its article to a record and what had to be left out of it; raises RowFault."""

_READ_AT_ONCE = 1024**2
_BOM_UTF8 = b"\xef\xbb\xbf"
_BOMS_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LINE_BREAKS_OF_SOME = {
    sign.encode("utf-8"): escaped
    for sign, escaped in (("\u2028", b"\\u2028"), ("\u2029", b"\\u2029"), ("\x85", b"\\u0085"))
}


def read_lines(path: Path, reader: Reader) -> Iterator[Record | Problem]:
    """The records of a file one by one; a bad line comes as a Problem, and so does what a row loses.

    Takes constant memory but for the keys, which must not come twice within a layer.
    """
    first_line: dict[tuple[str, str], int] = {}
    try:
        with path.open("rb", buffering=_READ_AT_ONCE) as file:
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
    out.writelines(line_bytes(ENCODER.encode(row)) for row in rows)


def line_bytes(text: str) -> bytes:
    """One line of a file from its JSON."""
    return line_breaks_escaped(text.encode("utf-8")) + b"\n"


def line_breaks_escaped(line: bytes) -> bytes:
    """JSON without characters that it may hold as they are, but that some readers take for the end of a line."""
    for sign, escaped in _LINE_BREAKS_OF_SOME.items():
        if sign[0] in line:  # found or not in no time, unlike the whole of it
            line = line.replace(sign, escaped)
    return line


def row_in(line: bytes) -> object:
    """The JSON value in some bytes; raises RowFault for all that is not plain JSON in UTF-8."""
    if len(line) > LARGEST_TEXT:
        raise RowFault(f"the line is longer than {LARGEST_TEXT // 1024**2} MB")
    plain = _plain_row(line)
    return strict_value(line) if plain is None else plain


def _plain_row(line: bytes) -> object | None:
    """The value on a line that can be written to the same bytes, spaces aside, and so hides nothing; else None.

    Keys that stand twice, numbers too large, NaN, half and escaped characters do not come out as they went in. Many
    times as fast as the strict way, by which each fault is named.
    """
    try:
        row = orjson.loads(line)
        plain = orjson.dumps(row)
        same = plain == line[:-1] or plain.translate(None, b" ") == line.translate(None, b" \r\n")
    except (orjson.JSONDecodeError, orjson.JSONEncodeError, RecursionError):
        return None
    return row if same else None


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
