"""What is wrong with a row of a file."""

from __future__ import annotations


class RowFault(ValueError):  # noqa: N818 - the reader says it as a Problem
    """Why a row cannot be used, in one sentence; `ends_file` where the rest of the file cannot be read either."""

    def __init__(self, reason: str, *, ends_file: bool = False) -> None:
        super().__init__(reason)
        self.ends_file = ends_file


def what(value: object) -> str:
    """The kind of a JSON value, in the words of a user."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, list) else "an object"
