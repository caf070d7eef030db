"""Plain text: one file is one article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotations.formats.base import LARGEST_TEXT, Format, Problem, name_of
from annotations.formats.decoding import READ_AS, NotText, decode
from annotations.formats.front_matter import published_of, title_of
from annotations.model import Article, Record


class PlainText(Format):
    """Text files; the article's key is the file's name without its ending."""

    name = "text"
    title = "Plain text"
    suffixes = (".txt", ".text")
    can_read = True

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


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise NotText(f"the file is larger than {LARGEST_TEXT // 1024**2} MB")
    return data
