"""A look into a PDF before its pages are laid out: what its drawing unpacks to, without laying out anything."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from annotations.formats.decoding import NotText
from annotations.formats.pauses import pause
from annotations.formats.unzipping import HIGHEST_RATIO, SMALL

LARGEST_DRAWING = 32 * 1024 * 1024
"""Bytes that what is drawn on a page may unpack to; a page of text has some ten thousand."""

_BEGIN = re.compile(rb"(?<!end)stream\r?\n")
_PACKED = (b"\x78", b"\x58", b"\x48", b"\x38", b"\x28", b"\x18", b"\x08")
_MOST_LAYERS = 3
_CHUNK = 1 << 16
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
    total, is_drawing = 0, False
    packed = _Packed(data, start)
    for chunk in _unpacked(packed, _MOST_LAYERS):
        pause()
        total += len(chunk)
        is_drawing = is_drawing or _draws(chunk)
        if is_drawing and total > LARGEST_DRAWING:
            raise NotText(f"a page of the PDF unpacks to more than {LARGEST_DRAWING // 1024**2} MB of drawing")
        if is_drawing and total > SMALL and total > HIGHEST_RATIO * packed.taken:
            raise NotText(f"unpacked it would be more than {HIGHEST_RATIO} times as large, like a ZIP bomb")


class _Packed:
    """The bytes from a place on, piece by piece, and how many were taken."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._start = start
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._data[self._start + self.taken : self._start + self.taken + _CHUNK]:
            self.taken += len(piece)
            yield piece


def _unpacked(pieces: Iterable[bytes], layers: int) -> Iterator[bytes]:
    """What pieces unpack to, and that again where it is packed; nothing where they are not packed at all."""
    chunks = _inflated(pieces)
    first = next(chunks, b"")
    whole = _chained(first, chunks)
    if layers > 1 and first[:1] in _PACKED and int.from_bytes(first[:2], "big") % 31 == 0:
        yield from _unpacked(whole, layers - 1)
    else:
        yield from whole


def _chained(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacking = zlib.decompressobj()
    try:
        for piece in pieces:
            left = piece
            while left and not unpacking.eof:
                if chunk := unpacking.decompress(left, _CHUNK):
                    yield chunk
                left = unpacking.unconsumed_tail
            if unpacking.eof:
                return
    except zlib.error:
        return  # it is packed otherwise, or ends here


def _draws(chunk: bytes) -> bool:
    """Whether these are orders to draw something, not the dots of a picture."""
    printed = len(chunk) - len(chunk.translate(None, _PRINTED))
    return printed > _MOSTLY * len(chunk) and _OPERATOR.search(chunk) is not None
