"""Plain text: one file is one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from annotations.errors import InputError
from annotations.formats.base import LARGEST_TEXT, Problem, name_of
from annotations.formats.decoding import READ_AS, NotText, decode
from annotations.formats.front_matter import published_of, title_of
from annotations.model import Article, Record
from annotations.schema import Schema


class PlainText:
    """Text files; the article's key is the file's name without its ending."""

    name = "text"
    title = "Plain text"
    suffixes = (".txt", ".text")
    can_read = True
    can_write = False

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The one article of the file, or the reason why it is none."""
        try:
            text, how = decode(_content(path))
        except OSError as error:
            yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")
        except NotText as error:
            yield Problem(path, None, str(error))
        else:
            yield Record(
                Article(
                    key=name_of(path.stem),
                    text=text,
                    title=title_of(text),
                    published=published_of(text),
                    metadata={READ_AS: how} if how else {},
                )
            )

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Refused: a text file has no place for annotation."""
        del records, out, schema
        raise InputError("plain text has no place for annotation; export to another format, such as jsonl")


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise NotText(f"the file is larger than {LARGEST_TEXT // 1024**2} MB")
    return data
