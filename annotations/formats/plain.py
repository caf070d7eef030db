"""Plain text: one file is one article."""

from __future__ import annotations

from annotations.formats.decoding import READ_AS, decode
from annotations.formats.front_matter import published_of, title_of
from annotations.formats.one_article import OneArticle
from annotations.model import Article


class PlainText(OneArticle):
    """Text files; the article's key is the file's name without its ending."""

    name = "text"
    title = "Plain text"
    suffixes = (".txt", ".text")

    def article(self, data: bytes, key: str) -> Article:
        """The text to the character, but for a byte-order mark and CRLF."""
        text, how = decode(data)
        return Article(
            key=key,
            text=text,
            title=title_of(text),
            published=published_of(text),
            metadata={READ_AS: how} if how else {},
        )
