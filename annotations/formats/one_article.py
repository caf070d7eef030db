"""Formats whose files hold one article each: the file's name is the article's key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, cast

from annotations.formats.base import LARGEST_TEXT, Format, Problem, name_of
from annotations.formats.decoding import READ_AS, NotText
from annotations.formats.guarding import guarded
from annotations.model import Article, Original, Record


class OneArticle(Format):
    """Reads a file into one article, or says in one sentence why it is none; a subclass makes the article."""

    can_read = True
    largest: ClassVar[int] = LARGEST_TEXT
    """Bytes that a file may have."""
    kept: ClassVar[bool] = False
    """Whether the file itself is kept beside the text, because the text is only a part of it."""

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The one article of the file, or the reason why it is none."""
        try:
            data = content_of(path, self.largest)
            with guarded("the file"):
                article = self.article(data, name_of(path.stem))
        except OSError as error:
            yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")
        except NotText as error:
            yield Problem(path, None, str(error))
        else:
            yield Record(article, original=Original.of(name_of(path.name), data) if self.kept else None)
            known = article.metadata.get(READ_AS)
            if isinstance(known, dict) and "replaced" in known:
                count = cast("dict[str, Any]", known)["replaced"]
                yield Problem(path, None, f"characters that cannot be read stand in it as \ufffd ({count})")

    def article(self, data: bytes, key: str) -> Article:
        """The article that the content of a file is; raises NotText."""
        raise NotImplementedError


def content_of(path: Path, largest: int) -> bytes:
    """The bytes of a file that is no larger than allowed; raises NotText or OSError."""
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise NotText(f"the file is larger than {largest // 1024**2} MB")
    return data
