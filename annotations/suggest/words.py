"""A document's tokens as plain lists, which rules read much faster than spaCy's token objects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Words:
    """The tokens of a document: their texts, lower-case forms, borders in the text and sentences."""

    __slots__ = ("capital", "ends", "length", "lower", "sentence", "starts", "text", "texts")

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.texts = [token.text for token in doc]
        self.length = len(self.texts)
        self.lower = [text.lower() for text in self.texts]
        self.capital = [text[0].isupper() for text in self.texts]
        """Whether a token begins with a capital letter."""
        self.starts = [token.idx for token in doc]
        self.ends = [start + len(text) for start, text in zip(self.starts, self.texts, strict=True)]
        self.sentence: list[tuple[int, int]] = []
        """The borders of each sentence in tokens, in order."""

    def token_at(self, start: int) -> int:
        """The first token that begins at or after a position of the text."""
        return bisect_left(self.starts, start)

    def token_before(self, end: int) -> int:
        """The first token that begins at or after the end of a span: its exclusive end in tokens."""
        return bisect_left(self.starts, end)

    def bounds(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens of a stretch of text, or None where its borders are not those of tokens."""
        first, last = bisect_left(self.starts, start), bisect_left(self.ends, end)
        if first >= self.length or last >= self.length or self.starts[first] != start or self.ends[last] != end:
            return None
        return first, last + 1

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The borders of the sentence that holds a token."""
        return self.sentence[bisect_right(self.sentence, (token, self.length + 1)) - 1]


_latest: tuple[Doc, Words] | None = None


def words_of(doc: Doc) -> Words:
    """The plain lists of a document, made once while it goes through the pipeline."""
    # Not in `doc.user_data`: it would travel with the document to other processes and into files.
    global _latest  # noqa: PLW0603 - one document is in work at a time; another thread only makes its own again
    latest = _latest
    if latest is not None and latest[0] is doc:
        return latest[1]
    words = Words(doc)
    starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
    ends = [*starts[1:], words.length] if starts else []
    words.sentence = list(zip(starts, ends, strict=True))
    _latest = (doc, words)
    return words
