"""The next batch made on a thread of its own while the last one is used."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import TypeVar

_T = TypeVar("_T")
_TURN_SECONDS = 0.0005


def ahead(items: Iterator[_T]) -> Generator[_T]:
    """The same items in the same order, one of them always in the making; raises what making one raised.

    It pays where using an item leaves Python to others for long, as SQLite does while it writes.
    """
    context = copy_context()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as pool, _short_turns():
        coming = pool.submit(context.run, next, items, None)
        while (item := coming.result()) is not None:
            coming = pool.submit(context.run, next, items, None)
            yield item


@contextmanager
def _short_turns() -> Generator[None]:
    """Inside, a thread keeps Python from the others for about as long as SQLite takes for one statement."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
