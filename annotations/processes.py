"""Processes that work for this one and never outlive it."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import FrameType, ModuleType
from typing import Any

_PATIENCE = 5.0
_UNTIL_IT_IS_GONE = 60.0
"""Seconds for a process whose pipe is closed already, on a machine where it hardly gets its turn to end."""
_KILLED = -9


class Child:
    """A process that runs a function of a module with its end of a pipe and some values; `connection` is our end."""

    def __init__(self, work: Callable[..., None], *values: Any) -> None:
        context = get_context("spawn")
        self.connection: Connection[Any, Any]
        self.connection, theirs = context.Pipe()
        # A daemon ends with us, even where nobody has ended it.
        self._process = context.Process(target=work, args=(theirs, *values), daemon=True)
        with _deaf_to_interrupts(), _without_our_program():
            self._process.start()
        theirs.close()

    def end(self) -> None:
        """Ask the process to end now."""
        self.connection.close()
        self._process.terminate()

    def leave(self) -> None:
        """Let the process end by itself, since nobody listens any more: it clears up behind it."""
        self.connection.close()
        if sys.platform != "win32":  # there it would end at once
            self._process.terminate()

    def kill(self) -> None:
        """End the process without any order; whoever waits for it hears that it is gone."""
        self._process.kill()

    def join(self) -> None:
        """Wait until the process has ended."""
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def how_it_ended(self) -> str:
        """How a process ended whose pipe is closed, to be read after "it"."""
        self._process.join(_UNTIL_IT_IS_GONE)
        code = self._process.exitcode
        return (
            "was killed, perhaps because memory ran out" if code == _KILLED else f"ended by itself (exit code {code})"
        )


def begin() -> None:
    """What the work of a child begins with: the one that started it hears Ctrl+C, and ends it in order.

    What libraries say aloud is dropped, since it may quote an article; what goes wrong is told through the pipe.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _clear_up)
    logging.getLogger().addHandler(logging.NullHandler())


def _clear_up(signum: int, frame: FrameType | None) -> None:
    """End in order, so that no temporary file is left."""
    del signum, frame
    raise SystemExit


@contextmanager
def _deaf_to_interrupts() -> Generator[None]:
    """Processes that are started inside do not hear Ctrl+C: this one does, and ends them in order."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_our_program() -> Generator[None]:
    """Processes that are started inside do not load this program again, only what they work with."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program
