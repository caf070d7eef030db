"""The elements of one long JSON list, one at a time: a bad one is told and the next one read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from annotations.formats.base import LARGEST_TEXT
from annotations.formats.row_fault import RowFault
from annotations.formats.strict_json import DECODER, check_characters

_CHUNK = 1024 * 1024
_BLANKS = re.compile(r"[ \t\r\n]*")
_PIECE = re.compile(r'"(?:[^"\\]++|\\.)*+("?)|[\[\]{}]', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def elements(path: Path) -> Iterator[tuple[int, Any]]:
    """The elements of the list in a file, each with the line where it begins; a RowFault in place of one that is bad.

    A file that holds one object, or one after the other, is read like a list of them. Raises OSError.
    """
    with path.open("rb") as file:
        yield from _Stream(file).elements()


class _Stream:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        # Bytes that are no UTF-8 spoil only the element that they stand in.
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._text = ""
        self._place = 0
        self._line = 1
        self._ended = False

    def elements(self) -> Iterator[tuple[int, Any]]:
        first = self._next()
        if first == "\ufeff":
            self._place += 1
            first = self._next()
        if first not in ("[", "{"):
            reason = "this is not JSON" if first else "the file is empty"
            yield self._line, RowFault(f"{reason}; expected is a list in brackets", ends_file=True)
            return
        is_list = first == "["
        self._place += is_list
        while (sign := self._next()) not in ("]", ""):
            if sign == ",":
                self._place += 1
                continue
            line = self._line
            try:
                yield line, self._element()
            except RowFault as fault:
                yield line, fault
                if fault.ends_file:
                    return
        if is_list and not sign:
            yield self._line, RowFault("the file ends within the list; it was cut off", ends_file=True)
            return
        self._place += is_list
        if self._next():
            yield self._line, RowFault("something stands after the end of the list; it is left out", ends_file=True)

    def _next(self) -> str:
        """The next character that is no blank; empty at the end of the file."""
        while True:
            found = _BLANKS.match(self._text, self._place)
            self._move_to(found.end() if found else self._place)
            if self._place < len(self._text):
                return self._text[self._place]
            if not self._more():
                return ""

    def _element(self) -> Any:
        while True:
            try:
                value, end = self._decoded()
            except (ValueError, RecursionError) as error:  # a RowFault is a ValueError
                fault, value, end = error, None, self._end()
            else:
                fault = None
            if end is not None:
                break
            if not self._more() and self._text[self._place] in '[{"':
                raise RowFault("the file ends within an element; it was cut off", ends_file=True)
        source = self._text[self._place : end]
        self._move_to(end)
        if not source.isascii() and _SURROGATE.search(source):
            raise RowFault("this is not UTF-8")
        if fault is not None:
            raise _said(fault)
        if "\\ud" in source or "\\uD" in source:
            check_characters(value)
        return value

    def _decoded(self) -> tuple[Any, int | None]:
        """The element that begins here and where it ends; a number ends only where something else begins."""
        if self._text[self._place] in '[{"':
            return DECODER.raw_decode(self._text, self._place)
        end = self._end()
        return (None, None) if end is None else (DECODER.decode(self._text[self._place : end]), end)

    def _end(self) -> int | None:
        """Where the element ends that begins here, told by its brackets alone; None where more must be read."""
        if self._text[self._place] not in '[{"':
            found = _SCALAR.match(self._text, self._place)
            end = max(found.end() if found else 0, self._place + 1)
            return end if end < len(self._text) or self._ended else None
        depth = 0
        for piece in _PIECE.finditer(self._text, self._place):
            sign = piece[0][0]
            if sign == '"':
                if not piece[1]:
                    return None
            else:
                depth += 1 if sign in "[{" else -1
            if depth <= 0:
                return piece.end()
        return None

    def _more(self) -> bool:
        """Read on; whether there was anything."""
        if self._ended:
            return False
        rest = self._text[self._place :]
        if len(rest) > LARGEST_TEXT:
            raise RowFault(f"an element is longer than {LARGEST_TEXT // 1024**2} MB", ends_file=True)
        # Twice as much each time: what is read again because it was cut is never more than it is long.
        data = self._file.read(max(_CHUNK, len(rest)))
        self._ended = not data
        self._text, self._place = rest + self._decoder.decode(data, final=self._ended), 0
        return True

    def _move_to(self, place: int) -> None:
        self._line += self._text.count("\n", self._place, place)
        self._place = place


def _said(error: Exception) -> RowFault:
    if isinstance(error, RowFault):
        return error
    if isinstance(error, RecursionError):
        return RowFault("the JSON is nested too deeply")
    return RowFault(f"this is not valid JSON: {getattr(error, 'msg', error)}")
