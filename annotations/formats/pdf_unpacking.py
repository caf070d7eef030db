"""The ways in which a PDF packs what it holds, undone piece by piece (ISO 32000-1, 7.4).

Each takes pieces of bytes and gives what they unpack to, up to where they are not packed in this way.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from binascii import unhexlify
from collections.abc import Callable, Iterable, Iterator

_CHUNK = 1 << 16
_ZLIB_BEGINS = (b"\x78", b"\x58", b"\x48", b"\x38", b"\x28", b"\x18", b"\x08")
_MOST_LAYERS = 3
_BLANKS = b"\0\t\n\f\r "
_NO_ASCII85 = re.compile(rb"[^!-uz]")
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]")
_CLEAR, _END, _WIDEST = 256, 257, 4096


def unpackings(pieces: Iterable[bytes]) -> Iterator[Iterator[bytes]]:
    """What pieces unpack to in each way; those that are not theirs give next to nothing.

    `pieces` is gone through anew for each.
    """
    for written in (iter, _from_ascii85, _from_hex):
        yield _inflated_often(written(pieces), _MOST_LAYERS)
        yield _from_lzw(written(pieces))


def _inflated_often(pieces: Iterable[bytes], layers: int) -> Iterator[bytes]:
    """What pieces inflate to, and that again where it is deflated itself."""
    chunks = _inflated(pieces)
    first = next(chunks, b"")
    whole = _chained(first, chunks)
    if layers > 1 and first[:1] in _ZLIB_BEGINS and int.from_bytes(first[:2], "big") % 31 == 0:
        yield from _inflated_often(whole, layers - 1)
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


def _from_ascii85(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """ASCII85Decode; a group of five signs gives four bytes, and `z` four zeros."""
    return _from_signs(pieces, _NO_ASCII85, lambda signs: (len(signs) - signs.count(b"z")) % 5, a85decode)


def _from_hex(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """ASCIIHexDecode."""
    return _from_signs(pieces, _NO_HEX, lambda signs: len(signs) % 2, _bytes_of)


def _bytes_of(digits: bytes) -> bytes:
    return unhexlify(digits + b"0" * (len(digits) % 2))


def _from_signs(
    pieces: Iterable[bytes],
    others: re.Pattern[bytes],
    begun: Callable[[bytes], int],
    decode: Callable[[bytes], bytes],
) -> Iterator[bytes]:
    """Bytes written as signs, up to the first of the `others`; `begun` counts the signs of a group that goes on."""
    rest = b""
    for piece in pieces:
        signs = rest + piece.translate(None, _BLANKS)
        end = others.search(signs)
        whole = end.start() if end else len(signs) - begun(signs)
        try:
            yield decode(signs[:whole])
        except ValueError:
            return
        if end:
            return
        rest = signs[whole:]


def _from_lzw(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """LZWDecode: codes of 9 to 12 bits, wider one code early; each but the first adds to the table."""
    table: list[bytes] = []
    last = b""
    bits, count, width = 0, 0, 9
    for piece in pieces:
        found: list[bytes] = []
        size = 0
        for byte in piece:
            bits = (bits << 8 | byte) & 0xFFFFFF
            count += 8
            if count < width:
                continue
            count -= width
            code = bits >> count & ((1 << width) - 1)
            if not table or code == _CLEAR:
                table = [bytes([sign]) for sign in range(_CLEAR)] + [b"", b""]
                last, width = b"", 9
                if code == _CLEAR:
                    continue
            if code == _END or code > len(table) or (code == len(table) and not last):
                yield b"".join(found)
                return
            now = table[code] if code < len(table) else last + last[:1]
            if last and len(table) < _WIDEST:
                table.append(last + now[:1])
            last = now
            width = min(12, (len(table) + 1).bit_length())
            found.append(now)
            size += len(now)
            if size > _CHUNK:
                yield b"".join(found)
                found, size = [], 0
        yield b"".join(found)
