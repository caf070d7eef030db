"""Less of Python's search for rings of objects while many records pass: they make none, and it costs an eighth."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

_SELDOM = (200_000, 20, 100)


@contextmanager
def collecting_seldom() -> Generator[None]:
    """Inside, rings are looked for after many more new objects than usual; memory stays flat all the same."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
