"""ZIP files full of articles: each file in them is unpacked alone, read and removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISLNK
from tempfile import TemporaryDirectory
from zipfile import ZipFile, ZipInfo

from annotations.formats.base import Problem, name_of
from annotations.formats.decoding import NotText
from annotations.formats.folder import is_hidden
from annotations.formats.unzipping import chunks_of, unzipped

LARGEST_MEMBER = 1024 * 1024 * 1024
"""Bytes that one file in a ZIP may unpack to."""
LARGEST_ARCHIVE = 16 * 1024 * 1024 * 1024
"""Bytes that all files of a ZIP may unpack to together."""

_LONGEST_NAME = 120
_ODD = re.compile(r'[\x00-\x1f\\/:*?"<>|\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a ZIP that was unpacked; it is gone when the next one is asked for."""

    path: Path
    shown: Path
    """The ZIP with the file's name in it, for people."""
    within: str
    """The folders in the ZIP that it lies in, with a slash after each."""


def members_of(path: Path) -> Iterator[Member | Problem]:
    """The files of a ZIP one by one; those that cannot be unpacked are problems. Raises NotText and OSError."""
    left = LARGEST_ARCHIVE
    found = False
    with unzipped(path) as archive, TemporaryDirectory(prefix="ratify-") as folder:
        for number, entry in enumerate(archive.infolist()):
            name = _name(entry)
            parts = PurePosixPath(name).parts
            if entry.is_dir() or any(is_hidden(part) and part != ".." for part in parts):
                continue
            found = True
            shown = path / name_of(name.lstrip("/"))
            try:
                _check(entry)
                left -= entry.file_size
                if left < 0:
                    raise NotText(f"unpacked the ZIP is larger than {LARGEST_ARCHIVE // 1024**3} GB")  # noqa: TRY301
                place = Path(folder) / _safe(entry, number)
                _unpack(archive, entry, place)
            except NotText as error:
                yield Problem(shown, None, str(error))
                if left < 0:
                    return
                continue
            yield Member(place, shown, "".join(f"{name_of(part)}/" for part in parts[:-1]))
            place.unlink(missing_ok=True)
    if not found:
        yield Problem(path, None, "the ZIP holds no files")


def _name(entry: ZipInfo) -> str:
    """The name with slashes between folders, where older programs wrote backslashes."""
    return entry.filename.replace("\\", "/")


def _check(entry: ZipInfo) -> None:
    """Raise NotText for a name that leads out of the ZIP or to another ZIP, and for a link."""
    name = _name(entry)
    if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
        raise NotText("its name leads out of the ZIP; it is left out")
    if S_ISLNK(entry.external_attr >> 16):
        raise NotText("it is a link, and only files are read")
    if name.casefold().endswith((".zip", ".7z", ".rar", ".gz", ".tar")):
        raise NotText("an archive within a ZIP is not opened; unpack it first")


def _safe(entry: ZipInfo, number: int) -> str:
    """A name for the unpacked file that every system allows: its own, or a number where it is odd."""
    name = PurePosixPath(_name(entry)).name
    if not name.strip(". ") or len(name.encode("utf-8", "replace")) > _LONGEST_NAME or _ODD.search(name):
        return f"file-{number}{_ODD.sub('', PurePosixPath(name).suffix)[:20]}"
    return name


def _unpack(archive: ZipFile, entry: ZipInfo, place: Path) -> None:
    with place.open("wb") as file:
        for chunk in chunks_of(archive, entry, LARGEST_MEMBER):
            file.write(chunk)
