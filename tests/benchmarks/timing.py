"""How benchmarks take times and tell them."""

from __future__ import annotations

import time
from collections.abc import Callable


def percentiles(name: str, seconds: list[float]) -> None:
    """Print the middle and the slow end of some times."""
    ordered = sorted(seconds)
    middle, slow = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"\n{name}: p50 {middle * 1e3:.2f} ms, p95 {slow * 1e3:.2f} ms, of {len(ordered)}")  # noqa: T201 - the point


def timed(work: Callable[[], object]) -> float:
    """How many seconds something took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
