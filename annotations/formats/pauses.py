"""Places within a long read where it can be stopped: a reader pauses between pages, whoever reads says what happens."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar


def _go_on() -> None:
    """Nobody wants to stop."""


_asked: ContextVar[Callable[[], None]] = ContextVar("asked", default=_go_on)


def pause() -> None:
    """Let a read be stopped here; raises Cancelled when it was."""
    _asked.get()()


@contextmanager
def stoppable(ask: Callable[[], None]) -> Generator[None]:
    """Let what is read in the block, on this thread, be stopped by an `ask` that raises Cancelled."""
    token = _asked.set(ask)
    try:
        yield
    finally:
        _asked.reset(token)
