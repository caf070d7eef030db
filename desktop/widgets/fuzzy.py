"""How well a few typed letters fit a text: as beginnings of its words in order, or else as a part of it."""

from __future__ import annotations

import re

_PART = 1
_WORDS = 100


def fit(query: str, text: str) -> int | None:
    """A score, higher for a better fit; None where it does not fit. `dn` fits `Done, and to the next`."""
    wanted, folded = query.casefold().replace(" ", ""), text.casefold()
    words = [match.group() for match in re.finditer(r"\w+|[^\w\s]", folded)]
    used = _words_used(wanted, words)
    if used is not None:
        return _WORDS * 10 - used * _WORDS - len(text)
    return _PART - len(text) if query.casefold().strip() in folded else None


def _words_used(wanted: str, words: list[str]) -> int | None:
    """How many words give their first letters to spell `wanted`; None where they cannot."""
    if not wanted:
        return 0
    for nth, word in enumerate(words):
        for length in range(_shared(wanted, word), 0, -1):
            rest = _words_used(wanted[length:], words[nth + 1 :])
            if rest is not None:
                return rest + 1
    return None


def _shared(first: str, second: str) -> int:
    length = 0
    while length < min(len(first), len(second)) and first[length] == second[length]:
        length += 1
    return length
