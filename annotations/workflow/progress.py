"""How a long step tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int | None], None]
"""Called with what is done and how much there is, None where that is not known; may raise errors.Cancelled."""


def unseen(done: int, total: int | None) -> None:
    """Progress that nobody watches."""
    del done, total
