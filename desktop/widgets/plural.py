"""Numbers with their nouns."""

from __future__ import annotations


def plural(number: int, one: str, many: str) -> str:
    """`one` for 1, else `many` with the number in place of %n."""
    return one if number == 1 else many.replace("%n", f"{number:,}")
