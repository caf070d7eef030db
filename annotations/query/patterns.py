"""Patterns that a user wrote, compiled and searched with; each search ends in time, whatever the pattern is."""

from __future__ import annotations

import re
from functools import lru_cache
from math import prod
from typing import Any

_COUNTED = re.compile(r"\{\s*(\d*)\s*,?\s*(\d*)\s*\}", re.ASCII)
_MOST_REPEATS = 1_000
"""Repeats inside each other are written out when a pattern is compiled: a few braces could fill the memory."""


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why."""


@lru_cache(maxsize=32)
def compiled(source: str) -> Any:
    """A pattern ready to search with; capitals do not matter."""
    if prod(max(1, *(int(each or 1) for each in counted)) for counted in _COUNTED.findall(source)) > _MOST_REPEATS:
        raise PatternError(f"its counts in braces multiply to more than {_MOST_REPEATS:,}")
    # Not Python's own: that one cannot be stopped, and holds every other thread meanwhile.
    import regex

    try:
        return regex.compile(source, regex.IGNORECASE | regex.MULTILINE)
    except (regex.error, OverflowError, MemoryError, RecursionError, ValueError) as error:
        raise PatternError(getattr(error, "msg", "") or str(error) or type(error).__name__) from error


def place_in(source: str, text: str, seconds: float) -> tuple[int, int] | None:
    """Where a pattern stands first in a text; raises TimeoutError where that takes too long."""
    found = compiled(source).search(text, timeout=seconds, concurrent=True)
    return None if found is None else found.span()
