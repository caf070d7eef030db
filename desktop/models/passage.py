"""The sentence around a span, for a quick look without going there."""

from __future__ import annotations

import re

_BORDER = re.compile(r"\n+|(?<=[.!?])(?<!\b\w\.)[\"'”’)\]]*(?P<blank>\s+)|(?<=[。！？])")
_BLANKS = re.compile(r"\s+")
_REACH = 240
"""How far to look for the borders of a sentence on either side."""


def sentence_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before the span in its sentence, the span itself, and what follows; … where it was cut."""
    window = max(start - _REACH, 0)
    borders = [found.end() for found in _BORDER.finditer(text, window, start)]
    first = borders[-1] if borders else window
    last = _BORDER.search(text, end, end + _REACH)
    stop = _inside(last) if last is not None else min(end + _REACH, len(text))
    before, after = text[first:start].lstrip(), text[end:stop].rstrip()
    if not borders and window > 0:
        before = "…" + before
    if last is None and stop < len(text):
        after += "…"
    return before, text[start:end], after


def line_around(text: str, start: int, end: int, *, reach: int = 44) -> str:
    """The sentence around a span on one line, cut so that the span itself stays in sight."""
    before, span, after = (_BLANKS.sub(" ", part) for part in sentence_around(text, start, end))
    if len(before) > reach:
        before = "…" + before[-reach:].partition(" ")[2]
    return f"{before}{span}{after}".strip()


def _inside(border: re.Match[str]) -> int:
    """Where the sentence before a border ends: closing quotes still belong to it."""
    return border.start("blank") if border["blank"] is not None else border.start()
