"""What is shown for each character: line breaks and controls become harmless signs of the same width in UTF-16."""

from __future__ import annotations

import re
from unicodedata import bidirectional

_BLANK = "\u2003"
_BROKEN = "\ufffd"
_BREAKS = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"

_SHOWN = dict.fromkeys((*range(32), *range(127, 160), *range(55296, 57344)), _BROKEN)
_SHOWN |= {ord(char): _BLANK for char in _BREAKS}
# Qt takes these for an embedded object and for the ends of a table cell or frame.
_SHOWN |= dict.fromkeys((0xFFFC, 0xFDD0, 0xFDD1), _BROKEN)
# At the beginning of a text Qt takes it for a mark of the byte order and drops it; neither is seen.
_SHOWN[0xFEFF] = "\u2060"

_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def shown(text: str) -> str:
    """The text of a paragraph for Qt to lay out: unit for unit as long as `text`."""
    return text.translate(_SHOWN)


def is_mixed(text: str) -> bool:
    """Whether a text holds anything that runs, or may run, from right to left."""
    return not text.isascii() and _FROM_THE_RIGHT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    if not is_mixed(text):
        return False
    return next((kind for char in text if (kind := bidirectional(char)) in ("L", "R", "AL")), "L") != "L"
