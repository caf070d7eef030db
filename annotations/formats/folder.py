"""The files of a folder that could be articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from annotations.formats.base import Problem

MOST_FILES = 2_000_000
"""Files that a folder may hold, those in its folders included."""
_PAGES = (".html", ".htm", ".xhtml")
_PARTS_OF_A_PAGE = ("_files", ".files", "-Dateien", "_fichiers", "_archivos")
"""What browsers add to the name of a page for the folder of its pictures and scripts."""


def files_in(folder: Path) -> Iterator[Path | Problem]:
    """All files in a folder and below, in the order of their names; no hidden ones and none behind links to folders.

    Folders that cannot be looked into, and what is no file, such as a link that leads nowhere, come as problems.
    """
    number = 0
    refused: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=refused.append):
        pages = {Path(name).stem for name in names if name.lower().endswith(_PAGES)}
        folders[:] = sorted(name for name in folders if not is_hidden(name) and not _belongs_to_page(name, pages))
        for name in sorted(names):
            number += 1
            if number > MOST_FILES:
                return
            path = Path(place) / name
            if not is_hidden(name):
                yield Problem(path, None, reason) if (reason := why_no_file(path)) else path
    for error in refused:
        yield Problem(Path(os.fsdecode(error.filename)), None, f"the folder cannot be read: {error.strerror or error}")


def why_no_file(path: Path) -> str:
    """Why a file or folder cannot be read at all; empty where it can be tried."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return "there is no such file"
    except (OSError, ValueError) as error:
        return f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
    return "" if S_ISREG(mode) or S_ISDIR(mode) else "this is no ordinary file, so it is not read"


def is_hidden(name: str) -> bool:
    """Whether a file or folder is there for the system, not for people."""
    return name.startswith((".", "~$", "__MACOSX")) or name.casefold() in ("thumbs.db", "desktop.ini")


def _belongs_to_page(name: str, pages: set[str]) -> bool:
    return any(name.endswith(ending) and name.removesuffix(ending) in pages for ending in _PARTS_OF_A_PAGE)
