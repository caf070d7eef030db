"""Words of a text, their looks, and their pieces in the encoder's vocabulary."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

# Punctuation, hyphens and possessives stand alone, so that a span's border is always a word's border.
# East Asian characters stand alone too: a text without spaces must not become one endless word.
_ALONE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_WORD = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+|[^\w\s]|_")
_LINE = re.compile(r"[^\n]+")
_LONGEST_WORD = 60

SHAPES = 14
GAPS = 4
LINES = 3
_LOWER, _TITLE, _CAPS, _INITIAL, _MIXED = 1, 2, 3, 4, 5
_YEAR, _SHORT_NUMBER, _NUMBER, _CODE, _ORDINAL = 6, 7, 8, 9, 10
_STOP, _PUNCTUATION, _UNCASED = 11, 12, 13
_GLUED, _SPACED, NEW_LINE, _NEW_PARAGRAPH = 0, 1, 2, 3
_PROSE, _TITLE_LINE, _CAPS_LINE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: where they are, and what the encoder cannot see in lower-case pieces."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    shapes: list[int]
    gaps: list[int]
    lines: list[int]

    def __len__(self) -> int:
        """Count the words."""
        return len(self.texts)


def split_words(text: str) -> Words:
    """The words of `text` with their looks."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[int] = []
    lines: list[int] = []
    end = -1
    for line in _LINE.finditer(text):
        first = len(texts)
        for match in _WORD.finditer(text, line.start(), line.end()):
            start = match.start()
            gaps.append(_gap(text, end, start, is_first=len(texts) == first))
            end = match.end()
            texts.append(match.group())
            starts.append(start)
            ends.append(end)
        lines.extend([_line_kind(texts[first:])] * (len(texts) - first))
    return Words(texts, starts, ends, [shape(word) for word in texts], gaps, lines)


def shape(word: str) -> int:
    """The class of a word's look: its case, digits or punctuation."""
    if word.isdigit():
        return _YEAR if len(word) == 4 else _SHORT_NUMBER if len(word) < 3 else _NUMBER
    if not word.isalnum():
        return _STOP if word in ".?!" else _PUNCTUATION
    if word.islower():
        return _LOWER if word.isalpha() else _ORDINAL
    if not word.isalpha():
        return _CODE
    if word.isupper():
        return _CAPS if len(word) > 1 else _INITIAL
    if word[0].isupper() and word[1:].islower():
        return _TITLE
    return _MIXED if word.lower() != word else _UNCASED


def _gap(text: str, end: int, start: int, *, is_first: bool) -> int:
    if end < 0:
        return _NEW_PARAGRAPH
    if is_first:
        return _NEW_PARAGRAPH if text.count("\n", end, start) > 1 else NEW_LINE
    return _GLUED if end == start else _SPACED


def _line_kind(words: list[str]) -> int:
    """Tell lines in capitals and headlines in title case: there, case says little."""
    cased = [word for word in words if word.isalpha() and (len(word) > 3 or word.isupper())]
    if len(cased) < 3:
        return _PROSE
    if sum(word.isupper() for word in cased) > 0.7 * len(cased):
        return _CAPS_LINE
    if sum(word[0].isupper() for word in cased) > 0.8 * len(cased):
        return _TITLE_LINE
    return _PROSE


class WordPieces:
    """The encoder's vocabulary: words to piece ids, longest match first, lower case, no accents."""

    def __init__(self, vocabulary: Path) -> None:
        """Read a vocabulary file, one piece a line."""
        pieces = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids = {piece: number for number, piece in enumerate(pieces) if piece}
        self._known: dict[str, tuple[int, ...]] = {}
        self.unknown, self.first, self.last = (self._ids[name] for name in ("[UNK]", "[CLS]", "[SEP]"))

    def pieces(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces; at least one."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 200_000:
                self._known.clear()
            known = self._known[word] = self._split(_plain(word))
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        if not word or len(word) > _LONGEST_WORD:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = self._ids.get(word[start:end] if start == 0 else f"##{word[start:end]}")
                if piece is not None:
                    break
            else:
                return (self.unknown,)
            found.append(piece)
            start = end
        return tuple(found)


def _plain(word: str) -> str:
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFD", lower) if unicodedata.category(c) != "Mn")
