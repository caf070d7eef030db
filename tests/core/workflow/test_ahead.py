"""What is made ahead comes in order, one at a time, and its errors come where it would have."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest

from annotations.workflow.ahead import ahead


def counted(made: list[int], last: int) -> Iterator[int]:
    for number in range(1, last + 1):
        made.append(number)
        yield number


def test_items_come_in_their_order_and_none_is_lost() -> None:
    assert list(ahead(counted([], 50))) == list(range(1, 51))
    assert list(ahead(counted([], 0))) == []


def test_one_item_is_made_on_another_thread_while_the_last_is_used() -> None:
    threads: set[str] = set()
    made_next = threading.Event()

    def items() -> Iterator[int]:
        for number in (1, 2):
            threads.add(threading.current_thread().name)
            if number > 1:
                made_next.set()
            yield number

    for number in ahead(items()):
        assert number > 1 or made_next.wait(60)
    assert threading.current_thread().name not in threads


def test_no_more_than_one_item_is_made_in_advance() -> None:
    made: list[int] = []
    for number in ahead(counted(made, 30)):
        assert len(made) <= number + 1


def test_an_error_comes_after_the_items_before_it() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    found: list[int] = []
    with pytest.raises(OSError, match="gone"):
        found.extend(ahead(broken()))
    assert found == [1]


def test_stopping_half_way_leaves_nothing_behind() -> None:
    usual = sys.getswitchinterval()
    items = ahead(counted([], 1000))
    assert next(items) == 1
    items.close()
    assert not any(thread.name.startswith("ahead") for thread in threading.enumerate())
    assert sys.getswitchinterval() == usual
