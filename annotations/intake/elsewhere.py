"""Items made in another process while the last ones are used in this one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from annotations.errors import PipelineError, RatifyError
from annotations.intake.collecting import collecting_seldom
from annotations.log import discreet
from annotations.processes import Child, begin

_T = TypeVar("_T")
_AHEAD = 2
"""Items that wait for the other process to take them."""


def elsewhere(make: Callable[[], Generator[_T]]) -> Generator[_T]:
    """The items in their order, a few of them made in advance; raises RatifyError where that fails.

    It pays for many items only: the process takes a fifth of a second to start.
    """
    child = Child(_work, make)
    try:
        while (item := _received(child)) is not None:
            yield item
    finally:
        child.leave()
        child.join()


def _received(child: Child) -> Any:
    try:
        kind, item = child.connection.recv()
    except (EOFError, OSError) as error:
        raise RatifyError(
            f"The process that reads the files {child.how_it_ended()}. What was finished is kept; import them again to"
            " go on with the rest."
        ) from error
    if kind == "refused":
        raise RatifyError(item)
    if kind == "failed":
        raise PipelineError("Reading the files failed.", item)
    return item


def _work(orders: Connection[Any, Any], make: Callable[[], Generator[Any]]) -> None:
    """What the process does: make and send one item after the other until nobody takes them."""
    begin()
    with suppress(BrokenPipeError, ConnectionResetError), collecting_seldom(), closing(make()) as items:
        try:
            _send_all(orders, items)
            orders.send(("item", None))
        except (BrokenPipeError, ConnectionResetError):
            raise
        except RatifyError as error:
            orders.send(("refused", str(error)))
        except Exception as error:  # noqa: BLE001 - told where it is understood
            orders.send(("failed", discreet(error)))


def _send_all(orders: Connection[Any, Any], items: Iterator[Any]) -> None:
    """Send items on a thread of its own, so that the next ones are made while the other process is at work."""
    with ThreadPoolExecutor(1) as sender:
        on_their_way: deque[Future[None]] = deque()
        for item in items:
            on_their_way.append(sender.submit(orders.send, ("item", item)))
            if len(on_their_way) > _AHEAD:
                on_their_way.popleft().result()
        for sent in on_their_way:
            sent.result()
