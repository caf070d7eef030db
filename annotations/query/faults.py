"""What is wrong with a query, and where."""

from __future__ import annotations

from annotations.errors import RatifyError


class QueryError(RatifyError):
    """A query cannot be read; the reason is a sentence for the user, and [start, end) is the part that is at fault."""

    def __init__(self, reason: str, start: int, end: int) -> None:
        super().__init__(f"Column {start + 1}: {reason}")
        self.reason = reason
        self.start = start
        self.end = end
