"""Bytes to the text of an article: what encoding it was, which characters are dropped, and why it is no text."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

READ_AS = "read"
"""The metadata key under which it is recorded how a text differs from its file."""

BOM = "\ufeff"
_ESCAPE = b"\x1b$"
"""What stands before Korean, Japanese or Chinese in the encodings of old mail."""
_ESCAPED = ("iso2022_jp", "iso2022_kr", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_2004", "iso2022_jp_3")
_MUCH_MORE = 5
"""How many times more whole characters than broken ones say that a text is UTF-8."""
_BEYOND_ASCII = bytes(range(128, 256))
_UTF8_REPLACED = b"\xef\xbf\xbd"
_LATIN_OTHERS = frozenset(
    {"cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_9", "iso8859_16", "mac_latin2"}
)
LATIN = _LATIN_OTHERS | {"cp1252", "latin_1", "iso8859_1", "iso8859_15", "mac_roman", "mac_iceland"}
"""Encodings in which two characters that are UTF-8 together, such as Ã©, hardly ever stand in a text."""
_EASTERN = frozenset(b"\x8a\x8d\x8e\x8f\x9a\x9d\x9e\xa3\xa5\xaf\xb3\xb9\xba\xbc\xbe\xf0\xf5\xfd\xfe")
"""Bytes that no text in Polish, Czech, Slovak, Croatian, Hungarian, Romanian or Turkish does without."""
_OE, _A_TILDE = 0xF5, 0xE3
_ASCII, _SAMPLE, _FEW = 127, 100_000, 0.04
_LINE_END = re.compile(r"\r+\n")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
)


class NotText(ValueError):  # noqa: N818 - the reader says it as a Problem
    """These bytes are no text that an article could have; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text without byte-order mark and with LF only, and the way from old positions to new ones."""

    text: str
    bom: bool
    removed: tuple[int, ...]
    """Positions of the characters that were dropped, in the text as it was."""

    def shift(self, point: int) -> int:
        """The position in the new text of a position in the text as it was."""
        return point - bisect_left(self.removed, point)

    def metadata(self) -> dict[str, Any]:
        """What is recorded of the change: nothing when nothing changed."""
        line_ends = len(self.removed) - self.bom
        return {**({"bom": True} if self.bom else {}), **({"crlf": line_ends} if line_ends else {})}


def normalise(text: str) -> Normalised:
    """The text as it is stored: a leading byte-order mark goes, CRLF becomes LF; doing it twice changes nothing.

    `crlf` counts dropped carriage returns: all that stand before a line feed go, or a second reading would find more.
    """
    if not text.startswith(BOM) and "\r\n" not in text:
        return Normalised(text, bom=False, removed=())
    marks = len(text) - len(text.lstrip(BOM))
    removed = list(range(marks))
    for found in _LINE_END.finditer(text):
        removed.extend(range(found.start(), found.end() - 1))
    return Normalised(_LINE_END.sub("\n", text[marks:]), bom=bool(marks), removed=tuple(removed))


def decode(data: bytes) -> tuple[str, dict[str, Any]]:
    """The article's text in a file, and how it was read where that is worth recording; raises NotText."""
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise NotText(f"this is {what}, not a text")
    raw, how = _decoded(data)
    normalised = normalise(raw)
    reason = why_no_text(normalised.text)
    if reason:
        raise NotText(reason)
    return normalised.text, how | normalised.metadata()


def decode_loosely(data: bytes) -> tuple[str, dict[str, Any]]:
    """Bytes as text whatever they hold, and how they were read; what is no character becomes U+FFFD and is counted."""
    try:
        return _decoded(data)
    except NotText:
        text = data.decode("utf-8", "replace")
        return text, {"encoding": "utf-8", "assumed": True, "replaced": text.count("\ufffd")}


def why_no_text(text: str) -> str:
    """Why a text cannot be an article, in one sentence; empty when it can."""
    if not text.strip(f" \t\r\n\f\v{BOM}") or text.isspace():
        return "the text is empty" if not text else "the text holds nothing but blanks"
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        return f"the text holds a NUL character (in its line {line}), so it is no plain text"
    if not text.isascii() and _SURROGATE.search(text):
        return "the text holds half a surrogate pair, which is no character"
    return ""


def _decoded(data: bytes) -> tuple[str, dict[str, Any]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _with_mark(data, encoding)
    escaped = encoding_escaped(data)
    if escaped:
        return data.decode(escaped), {"encoding": escaped.replace("_", "-"), "assumed": True}
    try:
        return data.decode("utf-8"), {"encoding": "utf-8", "assumed": True} if _ESCAPE in data else {}
    except UnicodeDecodeError:
        return _guessed(data)


def _with_mark(data: bytes, encoding: str) -> tuple[str, dict[str, Any]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"it begins with the mark of {encoding.upper()} but is broken at byte {error.start}") from error
    return text, {} if encoding == "utf-8" else {"encoding": encoding}


def _guessed(data: bytes) -> tuple[str, dict[str, Any]]:
    if b"\x00" in data:
        raise NotText("the file holds NUL bytes, so it is no plain text (or UTF-16 without its mark: save it as UTF-8)")
    if is_mostly_utf8(data):
        _, replaced = _characters(data)
        return data.decode("utf-8", "replace"), {"encoding": "utf-8", "assumed": True, "replaced": replaced}
    encoding = encoding_guessed(data)
    return data.decode(encoding), {"encoding": encoding.replace("_", "-"), "assumed": True}


def encoding_marked(data: bytes) -> str:
    """The encoding that a byte-order mark tells, such that reading drops the mark; empty where there is none."""
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "")
    return "utf-8-sig" if marked == "utf-8" else marked


def encoding_escaped(data: bytes) -> str:
    """The encoding of bytes that shift between alphabets by escapes, as old mail does; empty where they do not."""
    for encoding in _ESCAPED if _ESCAPE in data else ():
        with suppress(UnicodeDecodeError):
            data.decode(encoding)
            return encoding
    return ""


def is_mostly_utf8(data: bytes, most: int = _MUCH_MORE) -> bool:
    """Whether bytes are UTF-8 with very few broken places, or UTF-8 that was cut within its last character.

    `most` whole characters beyond ASCII weigh as much as one broken place.
    """
    whole, broken = _characters(data)
    if not whole:
        return False
    with suppress(UnicodeDecodeError):
        codecs.getincrementaldecoder("utf-8")().decode(data)
        return True
    return whole >= most * broken


def _characters(data: bytes) -> tuple[int, int]:
    """How many whole characters beyond ASCII these bytes hold as UTF-8, and how many places that are broken."""
    text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    ascii_ones = len(data.translate(None, _BEYOND_ASCII))
    return len(text) - ascii_ones - replaced, replaced - data.count(_UTF8_REPLACED)


def encoding_guessed(data: bytes) -> str:
    """The likeliest encoding of bytes that are no UTF-8; raises NotText."""
    from charset_normalizer import from_bytes

    found = from_bytes(data).best()
    if found is None:
        raise NotText("the encoding cannot be told; save the text as UTF-8")
    if found.encoding in _LATIN_OTHERS and _is_western(data[:_SAMPLE]):
        with suppress(UnicodeDecodeError):
            data.decode("cp1252")
            return "cp1252"
    return found.encoding


def _is_western(sample: bytes) -> bool:
    """Whether letters of the East are missing, or accents are so few that it must be quotes and dashes in English."""
    eastern = _EASTERN - {_OE} if _A_TILDE in sample else _EASTERN  # õ beside ã is Portuguese, ő alone Hungarian
    return not eastern.intersection(sample) or sum(byte > _ASCII for byte in sample) < _FEW * len(sample)
