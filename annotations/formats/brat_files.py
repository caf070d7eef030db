"""The pairs of text and annotation in a folder or a ZIP; nothing is unpacked to disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from annotations.formats.base import LARGEST_TEXT, Problem, name_of
from annotations.formats.decoding import NotText
from annotations.formats.guarding import guarded

TEXT, MARKED, CARRIED = ".txt", ".ann", ".ratify.json"


@dataclass(frozen=True, slots=True)
class Pair:
    """One article's files; `name` is their path without its ending."""

    name: str
    text: bytes
    marked: bytes | None
    """None where nobody has annotated it."""
    carried: bytes | None


def pairs_in(path: Path) -> Iterator[Pair | Problem]:
    """The pairs of a folder, in the order of their names, or of a ZIP, in its own order."""
    if path.is_dir():
        yield from _in_folder(path)
        return
    try:
        with ZipFile(path) as archive:
            yield from _pairs(archive.namelist(), archive.open, path)
    except OSError as error:
        yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")
    except (BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        yield Problem(path, None, f"this is no ZIP, or a damaged one ({error})")


def _in_folder(folder: Path) -> Iterator[Pair | Problem]:
    try:
        found = [each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()]
    except OSError as error:
        yield Problem(folder, None, f"the folder cannot be read: {error.strerror or error}")
        return
    yield from _pairs(sorted(found), lambda name: (folder / name).open("rb"), folder)


def _pairs(names: Iterable[str], open_: Callable[[str], IO[bytes]], path: Path) -> Iterator[Pair | Problem]:
    known = dict.fromkeys(names)
    for name in known:
        stem = name.removesuffix(TEXT)
        if name.endswith(MARKED) and name.removesuffix(MARKED) + TEXT not in known:
            yield Problem(path, None, f"{name_of(name)} has no text beside it")
        if name == stem:
            continue
        try:
            text = _content(name, open_)
            marked, carried = (
                _content(stem + ending, open_) if stem + ending in known else None for ending in (MARKED, CARRIED)
            )
        except OSError as error:
            yield Problem(path, None, f"{name_of(name)} cannot be read: {error.strerror or error}")
        except NotText as error:
            yield Problem(path, None, str(error))
        else:
            yield Pair(name_of(stem), text, marked, carried)


def _content(name: str, open_: Callable[[str], IO[bytes]]) -> bytes:
    """The content of one file, up to what an article may take, whatever size a ZIP tells."""
    with guarded(name_of(name)), open_(name) as file:
        data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise NotText(f"{name_of(name)} is larger than {LARGEST_TEXT // 1024**2} MB")
    return data
