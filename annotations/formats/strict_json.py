"""JSON in which nothing is passed over: no key twice, no NaN, no half characters, no bottomless nesting."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from annotations.formats.row_fault import RowFault


def strict_value(line: bytes) -> Any:
    """What a piece of JSON in UTF-8 says; raises RowFault."""
    try:
        value = DECODER.decode(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RowFault(f"this is not UTF-8 (byte {error.start} of the line)") from error
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")  # some of its messages end so
        raise RowFault(f"this is not valid JSON: {what} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise RowFault("the JSON is nested too deeply") from error
    except RowFault:
        raise
    except ValueError as error:
        raise RowFault(f"this is not valid JSON: {error}") from error
    if b"\\ud" in line or b"\\uD" in line:
        check_characters(value)
    return value


def check_characters(value: object) -> None:
    """Raise RowFault where a text in a value of JSON holds what is no character."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise RowFault("it holds half a surrogate pair (such as \\ud800), which is no character") from error
    except RecursionError as error:
        raise RowFault("the JSON is nested too deeply") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise RowFault(f"the key {twice!r} stands twice in one object")
    return row


def _finite(number: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise RowFault(f"the number {number[:20]} is too large")
    return value


def _no_constant(name: str) -> NoReturn:
    raise RowFault(f"{name} is no value in JSON")


DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_finite, parse_constant=_no_constant)
"""Raises RowFault beside the errors of json itself."""
ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
