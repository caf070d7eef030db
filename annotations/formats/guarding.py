"""A border around libraries that read foreign files: whatever they stumble over becomes one sentence."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from annotations.errors import Cancelled
from annotations.formats.decoding import NotText
from annotations.formats.row_fault import RowFault

_SHORT = 120


@contextmanager
def guarded(what: str) -> Generator[None]:
    """Work by a library on a file that may hold anything; raises NotText where it gives up, `what` being the file."""
    try:
        yield
    except (NotText, RowFault, OSError, Cancelled):
        raise
    except MemoryError as error:
        raise NotText(f"{what} needs more memory than there is") from error
    except RecursionError as error:
        raise NotText(f"{what} is nested too deeply") from error
    except Exception as error:
        # These libraries promise no set of exceptions for broken files: KeyError, TypeError and others all come.
        raise NotText(f"{what} is damaged, or no file of this kind ({_told(error)})") from error


def _told(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    said = " ".join(lines[0].split()) if lines else ""
    said = said.encode("utf-8", "replace").decode("utf-8")[:_SHORT].rstrip(".")
    return said or type(error).__name__
