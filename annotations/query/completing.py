"""What could go on where the cursor stands in a query: names of fields, and the values that a field has."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.query.fields import field_names, title_of, values_of
from annotations.schema import Schema

_OPERATORS = {"score": "<", "date": ">="}
_STOPS = ' \t\n()"'


@dataclass(frozen=True, slots=True)
class Completion:
    """A text that may take the place of [start, cursor); `about` says what it is."""

    text: str
    start: int
    about: str = ""


def complete(query: str, cursor: int, schema: Schema) -> list[Completion]:
    """The completions at a cursor, best first; none where anything can be typed."""
    start = cursor
    while start > 0 and query[start - 1] not in _STOPS:
        start -= 1
    if query.count('"', 0, start) % 2:
        return []
    if start < cursor and query[start] == "-":
        start += 1
    typed = query[start:cursor]
    name, colon, value = typed.partition(":")
    if colon and name.lower() in field_names(schema):
        return _values(name.lower(), value, start + len(name) + 1, schema)
    if not typed:
        return []
    fields = [field for field in field_names(schema) if field.startswith(typed.lower())]
    return [Completion(field + _OPERATORS.get(field, ":"), start, _about(field, schema)) for field in fields]


def _values(field: str, typed: str, start: int, schema: Schema) -> list[Completion]:
    wanted = typed.casefold()
    found: list[tuple[bool, Completion]] = []
    for name in values_of(field, schema):
        title = title_of(field, name, schema)
        if wanted in name.casefold() or wanted in title.casefold():
            begins = name.casefold().startswith(wanted) or title.casefold().startswith(wanted)
            found.append((not begins, Completion(name + " ", start, title if title != name else "")))
    return [completion for _, completion in sorted(found, key=lambda pair: pair[0])]


def _about(field: str, schema: Schema) -> str:
    role = schema.role.get(field)
    return role.title if role is not None else ""
