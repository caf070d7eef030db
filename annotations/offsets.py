"""Code points to UTF-16 units and back, and the borders of words: the only place that converts positions.

Everywhere else a position is a code point; a position in Qt's text is called a unit.
"""

from __future__ import annotations

from bisect import bisect_left
from unicodedata import category

_JOINERS = frozenset("'\u2019-\u2010\u2011.&/\u200c\u200d")
_POSSESSIVES = ("'s", "\u2019s", "'S", "\u2019S")
_LAST_OF_ONE_UNIT = "\uffff"


class Utf16Index:
    """Converts between code points and UTF-16 units of one text; each call costs O(log n) of its astral characters."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._points = [] if text.isascii() else [i for i, char in enumerate(text) if char > _LAST_OF_ONE_UNIT]
        self._units = [point + nth for nth, point in enumerate(self._points)]

    def to_unit(self, point: int) -> int:
        """The UTF-16 unit at which the code point `point` begins; raises IndexError outside the text."""
        if not 0 <= point <= self._length:
            raise IndexError(f"position {point} is outside a text of {self._length} characters")
        return point + bisect_left(self._points, point)

    def to_point(self, unit: int) -> int:
        """The code point of the UTF-16 unit `unit`, for either half of a pair; raises IndexError outside the text."""
        if not 0 <= unit <= self._length + len(self._points):
            raise IndexError(f"unit {unit} is outside a text of {self._length + len(self._points)} units")
        return unit - bisect_left(self._units, unit)


def is_word_char(char: str) -> bool:
    """Whether a character is a letter, a digit or a mark that belongs to one."""
    return char.isalnum() or category(char)[0] in "LNM"


def word_at(text: str, point: int) -> tuple[int, int]:
    """The word that touches `point`, as `[start, end)`; empty at `point` where there is none.

    Hyphens, apostrophes and full stops between two word characters belong to the word.
    """
    start = end = min(max(point, 0), len(text))
    while start > 0 and _is_inside(text, start - 1):
        start -= 1
    while end < len(text) and _is_inside(text, end):
        end += 1
    return start, end


def next_word(text: str, point: int) -> tuple[int, int]:
    """The first word that begins at or after `point`; empty at the end of the text where there is none."""
    while point < len(text) and not is_word_char(text[point]):
        point += 1
    return word_at(text, point) if point < len(text) else (len(text), len(text))


def previous_word(text: str, point: int) -> tuple[int, int]:
    """The last word that ends at or before `point`; empty at 0 where there is none."""
    while point > 0 and not is_word_char(text[point - 1]):
        point -= 1
    return word_at(text, point - 1) if point > 0 else (0, 0)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on over the edges of a place."""
    before = start > 0 and is_word_char(text[start - 1]) and is_word_char(text[start])
    after = end < len(text) and is_word_char(text[end - 1]) and is_word_char(text[end])
    return not before and not after


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without white space at its edges; empty at `start` where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection grown to whole words, without a trailing possessive and without blanks at its edges.

    An edge beside a hyphen or an apostrophe stays: `Korea` can be selected in `Korea-France`.
    """
    start, end = trim(text, start, end)
    while 0 < start < end and is_word_char(text[start]) and is_word_char(text[start - 1]):
        start -= 1
    while start < end < len(text) and is_word_char(text[end - 1]) and is_word_char(text[end]):
        end += 1
    while text[start:end].endswith(_POSSESSIVES) and text[start:end] not in _POSSESSIVES:
        start, end = trim(text, start, end - len(_POSSESSIVES[0]))
    return start, end


def _is_inside(text: str, point: int) -> bool:
    """Whether a character is part of a word: itself a word character, or a joiner between two."""
    if is_word_char(text[point]):
        return True
    between = 0 < point < len(text) - 1 and text[point] in _JOINERS
    return between and is_word_char(text[point - 1]) and is_word_char(text[point + 1])
