"""ZIP files of strangers: only what is asked for is unpacked, as far as it stays within limits."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from annotations.formats.decoding import NotText

MOST_ENTRIES = 200_000
"""Files that a ZIP may hold."""
HIGHEST_RATIO = 200
"""How many times larger than in the ZIP a file may be; prose comes to five, a bomb to a thousand."""
SMALL = 4 * 1024 * 1024
"""Bytes up to which a file may be as repetitive as it likes."""
_ENCRYPTED = 1
_CHUNK = 1 << 18


@contextmanager
def unzipped(source: Path | IO[bytes]) -> Generator[ZipFile]:
    """An open ZIP file; raises NotText where it is none or holds too many files."""
    try:
        archive = ZipFile(source)
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, struct.error, EOFError) as error:
        raise NotText("the file is damaged: it cannot be unpacked") from error
    with archive:
        number = len(archive.infolist())
        if number > MOST_ENTRIES:
            raise NotText(f"the ZIP holds {number} files; at most {MOST_ENTRIES} are read")
        yield archive


def chunks_of(archive: ZipFile, entry: ZipInfo, largest: int) -> Iterator[bytes]:
    """The content of a file in a ZIP piece by piece; raises NotText where it is damaged, encrypted or too large."""
    if entry.flag_bits & _ENCRYPTED:
        raise NotText("it is encrypted; unpack it first")
    if entry.file_size > largest:
        raise NotText(f"unpacked it would be larger than {largest // 1024**2} MB")
    if entry.file_size > SMALL and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
        raise NotText(f"unpacked it would be more than {HIGHEST_RATIO} times as large, like a ZIP bomb")
    try:
        with archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error) as error:
        raise NotText("it is damaged: it cannot be unpacked") from error
    except OSError as error:
        # The decoders of bzip2 and LZMA say so of broken data.
        raise NotText("it is damaged or cannot be read") from error


def checked(archive: ZipFile, largest: int) -> None:
    """Raise NotText where a ZIP as a whole would unpack to something too large or holds what is encrypted."""
    total = 0
    for entry in archive.infolist():
        if entry.flag_bits & _ENCRYPTED:
            raise NotText("the file is encrypted; save it without a password")
        if entry.file_size > SMALL and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
            raise NotText(f"unpacked it would be more than {HIGHEST_RATIO} times as large, like a ZIP bomb")
        total += entry.file_size
    if total > largest:
        raise NotText(f"unpacked it would be larger than {largest // 1024**2} MB")
