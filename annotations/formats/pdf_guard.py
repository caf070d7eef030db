"""A look into a PDF before its pages are laid out: what its drawing unpacks to, without laying out anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.formats.decoding import NotText
from annotations.formats.pauses import pause
from annotations.formats.pdf_unpacking import unpackings
from annotations.formats.unzipping import HIGHEST_RATIO, SMALL

LARGEST_DRAWING = 32 * 1024 * 1024
"""Bytes that what is drawn on a page may unpack to; a page of text has some ten thousand."""

_BEGIN = re.compile(rb"(?<!end)stream\r?\n")
_CHUNK = 1 << 13
_OPERATOR = re.compile(rb"[\s)\]](?:Tj|TJ|Do|re|BT|ET|[lmcfS'\"])[\s]")
_PRINTED = bytes([9, 10, 13, *range(32, 127)])
_MOSTLY = 0.6


def check_drawing(data: bytes) -> None:
    """Raise NotText where what is drawn would unpack to very much, as in a bomb; pictures may be as large as they are.

    A library lays out whole pages at once, and cannot be stopped while it does.
    """
    for found in _BEGIN.finditer(data):
        pause()
        _check(data, found.end())


def _check(data: bytes, start: int) -> None:
    packed = _Packed(data, start)
    for chunks in unpackings(packed):
        total, is_drawing = 0, False
        for chunk in chunks:
            pause()
            total += len(chunk)
            is_drawing = is_drawing or _draws(chunk)
            if is_drawing and total > LARGEST_DRAWING:
                raise NotText(f"a page of the PDF unpacks to more than {LARGEST_DRAWING // 1024**2} MB of drawing")
            if is_drawing and total > SMALL and total > HIGHEST_RATIO * packed.taken:
                raise NotText(f"unpacked it would be more than {HIGHEST_RATIO} times as large, like a ZIP bomb")


class _Packed:
    """The bytes from a place on, piece by piece, and how many were taken the last time."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._start = start
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        self.taken = 0
        while piece := self._data[self._start + self.taken : self._start + self.taken + _CHUNK]:
            self.taken += len(piece)
            yield piece


def _draws(chunk: bytes) -> bool:
    """Whether these are orders to draw something, not the dots of a picture."""
    printed = len(chunk) - len(chunk.translate(None, _PRINTED))
    return printed > _MOSTLY * len(chunk) and _OPERATOR.search(chunk) is not None
