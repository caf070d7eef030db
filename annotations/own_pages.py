"""The mark in what Ratify writes for people, so that an import of its folder takes none of it for an article."""

from __future__ import annotations

from pathlib import Path

HTML_MARK = '<meta name="generator" content="Ratify">\n'
MARKDOWN_MARK = "<!-- Written by Ratify -->\n"
_PROBLEMS = b"\xef\xbb\xbffile,line,reason\n"
_BEGINNINGS = {".html": HTML_MARK.encode(), ".htm": HTML_MARK.encode(), ".md": MARKDOWN_MARK.encode()}
_LONGEST_LOOK = 512


def is_own_page(path: Path) -> bool:
    """Whether a file is a report, a summary, guidelines or a list of problems that Ratify wrote."""
    ending = path.suffix.casefold()
    if ending != ".csv" and ending not in _BEGINNINGS:
        return False
    try:
        with path.open("rb") as file:
            start = file.read(_LONGEST_LOOK)
    except OSError:
        return False
    return start.startswith(_PROBLEMS) if ending == ".csv" else _BEGINNINGS[ending] in start
