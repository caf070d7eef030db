"""The label schema: labels, kinds, statuses and roles with their keys, colours and rules, read from one TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar, cast

from annotations.errors import SchemaError
from annotations.model import MENTIONS
from annotations.paths import resources

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NAME = re.compile(r"[^\s<>&\"]+")
_LINE_IN_MESSAGE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True)
class Label:
    """A kind of span. `light` and `dark` are its colours (#RRGGBB) on light and on dark paper."""

    name: str
    title: str
    key: str = ""
    light: str = "#444444"
    dark: str = "#BBBBBB"
    rule: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    holds_spans: bool = True
    """Whether other spans may be nested inside."""


@dataclass(frozen=True)
class Choice:
    """One value of an agreement's kind or status."""

    name: str
    title: str
    rule: str = ""


@dataclass(frozen=True)
class Role:
    """What a span can be in an agreement: the labels it accepts and how many spans it needs."""

    name: str
    title: str
    labels: tuple[str, ...]
    key: str = ""
    minimum: int = 0
    rule: str = ""


_Named = TypeVar("_Named", Label, Choice, Role)


@dataclass(frozen=True)
class Schema:
    """Everything an annotation can say. `source` is the TOML text it was read from."""

    name: str
    title: str
    labels: tuple[Label, ...]
    kinds: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    roles: tuple[Role, ...]
    source: str

    @cached_property
    def label(self) -> Mapping[str, Label]:
        """Labels by name."""
        return {label.name: label for label in self.labels}

    @cached_property
    def role(self) -> Mapping[str, Role]:
        """Roles by name, `mentions` among them."""
        return {role.name: role for role in self.roles}

    @cached_property
    def kind(self) -> Mapping[str, Choice]:
        """Kinds of agreement by name."""
        return {kind.name: kind for kind in self.kinds}

    @cached_property
    def status(self) -> Mapping[str, Choice]:
        """Statuses of agreement by name."""
        return {status.name: status for status in self.statuses}

    def title_of(self, label: str) -> str:
        """What a label is called; its name where the schema does not have it."""
        return self.label[label].title if label in self.label else label

    def label_of(self, key: str) -> Label | None:
        """The label that a key stands for, in capitals or not."""
        return next((label for label in self.labels if label.key and label.key == key.casefold()), None)

    @property
    def has_agreements(self) -> bool:
        """Whether the schema knows agreements at all, or spans only."""
        return bool(self.kinds)


def default_schema() -> Schema:
    """The schema that ships: news on space cooperation."""
    return read_schema(resources() / "schemas" / "space-cooperation.toml")


def read_schema(path: Path) -> Schema:
    """The schema in a TOML file; raises SchemaError naming the file, the line and the fault."""
    try:
        source = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SchemaError(
            f"{path}: the schema cannot be read: {error.strerror}. Check its name and its rights."
        ) from error
    except UnicodeDecodeError as error:
        raise SchemaError(f"{path}: the schema is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error
    return parse_schema(source, name=str(path))


def parse_schema(source: str, *, name: str = "schema") -> Schema:
    """The schema in TOML text; raises SchemaError naming `name`, the line and the fault."""
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = _LINE_IN_MESSAGE.search(str(error))
        place = f", line {found[1]}" if found else ""
        reason = _LINE_IN_MESSAGE.sub("", str(error)).strip().rstrip(".")
        raise SchemaError(f"{name}{place}: this is not valid TOML: {reason}. Mend it there and try again.") from error
    return _Reader(data, source, name).schema()


class _Reader:
    """Turns parsed TOML into a Schema and knows the line of every table and key."""

    def __init__(self, data: Mapping[str, Any], source: str, name: str) -> None:
        self._data = data
        self._source = source
        self._name = name
        self._lines = _lines_of(source)

    def schema(self) -> Schema:
        """The whole schema, checked."""
        known = {"name", "title", "label", "kind", "status", "role"}
        for key in self._data:
            if key not in known:
                raise self._error(f"{key!r} is not a part of a schema; known are {_listed(known)}", key)
        schema = Schema(
            name=self._text(self._data, "name", "", 0),
            title=self._text(self._data, "title", "", 0, default=""),
            labels=self._entries("label", self._label),
            kinds=self._entries("kind", partial(self._choice, "kind")),
            statuses=self._entries("status", partial(self._choice, "status")),
            roles=self._entries("role", self._role),
            source=self._source,
        )
        self._check(schema)
        return schema

    def _entries(self, table: str, build: Callable[[Mapping[str, Any], int], _Named]) -> tuple[_Named, ...]:
        rows: object = self._data.get(table, [])
        if not isinstance(rows, list):
            raise self._error(f"write [[{table}]] with double brackets", table)
        entries = [build(cast("Mapping[str, Any]", row), nth) for nth, row in enumerate(cast("list[object]", rows))]
        seen: set[str] = set()
        for nth, entry in enumerate(entries):
            if entry.name in seen:
                raise self._error(f"the {table} {entry.name!r} is defined twice", table, nth, "name")
            if not _NAME.fullmatch(entry.name):
                raise self._error(
                    f"the {table} name {entry.name!r} must have no blanks, quotes, < > or &", table, nth, "name"
                )
            seen.add(entry.name)
        return tuple(entries)

    def _label(self, row: Mapping[str, Any], nth: int) -> Label:
        known = {"name", "title", "key", "light", "dark", "rule", "examples", "counterexamples", "holds_spans"}
        self._only(row, known, "label", nth)
        holds_spans: object = row.get("holds_spans", True)
        if not isinstance(holds_spans, bool):
            raise self._error("holds_spans must be true or false", "label", nth, "holds_spans")
        name = self._text(row, "name", "label", nth)
        return Label(
            name=name,
            title=self._text(row, "title", "label", nth, default=name.capitalize()),
            key=self._key(row, "label", nth),
            light=self._colour(row, "light", nth, default=Label.light),
            dark=self._colour(row, "dark", nth, default=Label.dark),
            rule=self._text(row, "rule", "label", nth, default=""),
            examples=self._texts(row, "examples", "label", nth),
            counterexamples=self._texts(row, "counterexamples", "label", nth),
            holds_spans=holds_spans,
        )

    def _choice(self, table: str, row: Mapping[str, Any], nth: int) -> Choice:
        self._only(row, {"name", "title", "rule"}, table, nth)
        name = self._text(row, "name", table, nth)
        return Choice(
            name=name,
            title=self._text(row, "title", table, nth, default=name.replace("_", " ").capitalize()),
            rule=self._text(row, "rule", table, nth, default=""),
        )

    def _role(self, row: Mapping[str, Any], nth: int) -> Role:
        self._only(row, {"name", "title", "key", "labels", "minimum", "rule"}, "role", nth)
        minimum: object = row.get("minimum", 0)
        if not isinstance(minimum, int) or isinstance(minimum, bool) or minimum < 0:
            raise self._error("minimum must be a whole number, 0 or more", "role", nth, "minimum")
        name = self._text(row, "name", "role", nth)
        return Role(
            name=name,
            title=self._text(row, "title", "role", nth, default=name.capitalize()),
            labels=self._texts(row, "labels", "role", nth),
            key=self._key(row, "role", nth),
            minimum=minimum,
            rule=self._text(row, "rule", "role", nth, default=""),
        )

    def _check(self, schema: Schema) -> None:
        if not schema.labels:
            raise self._error("a schema needs at least one [[label]]")
        self._check_keys("label", schema.labels)
        self._check_keys("role", schema.roles)
        for nth, role in enumerate(schema.roles):
            if not role.labels:
                raise self._error(f"the role {role.name!r} accepts no labels", "role", nth)
            for label in role.labels:
                if label not in schema.label:
                    raise self._error(
                        f"the role {role.name!r} accepts {label!r}, which is no label", "role", nth, "labels"
                    )
        if bool(schema.kinds) != bool(schema.statuses):
            raise self._error("a schema with agreements needs both [[kind]] and [[status]]")
        if schema.has_agreements and MENTIONS not in schema.role:
            raise self._error(f'a schema with agreements needs a [[role]] named "{MENTIONS}"')
        if schema.roles and not schema.has_agreements:
            raise self._error("roles need agreements: add [[kind]] and [[status]]", "role", 0)

    def _check_keys(self, table: str, entries: Iterable[Label | Role]) -> None:
        owner: dict[str, str] = {}
        for nth, entry in enumerate(entries):
            if entry.key and entry.key in owner:
                raise self._error(
                    f"{entry.name!r} has the key {entry.key!r}, which {owner[entry.key]!r} has already",
                    table,
                    nth,
                    "key",
                )
            owner[entry.key] = entry.name

    def _text(self, row: Mapping[str, Any], key: str, table: str, nth: int, *, default: str | None = None) -> str:
        value: object = row.get(key, default)
        if value is None:
            raise self._error(f"{key!r} is missing", table, nth)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self._error(f"{key!r} must be a text in quotes", table, nth, key)
        return value

    def _texts(self, row: Mapping[str, Any], key: str, table: str, nth: int) -> tuple[str, ...]:
        value: object = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in cast("list[object]", value)):
            raise self._error(f"{key!r} must be a list of texts", table, nth, key)
        return tuple(cast("list[str]", value))

    def _key(self, row: Mapping[str, Any], table: str, nth: int) -> str:
        key = self._text(row, "key", table, nth, default="")
        if len(key) > 1 or (key and not key.isprintable()) or key.isspace():
            raise self._error(f"a key is one character, not {key!r}", table, nth, "key")
        return key.casefold()

    def _colour(self, row: Mapping[str, Any], key: str, nth: int, *, default: str) -> str:
        colour = self._text(row, key, "label", nth, default=default)
        if not _COLOUR.fullmatch(colour):
            raise self._error(f"{colour!r} is not a colour; write it as #RRGGBB", "label", nth, key)
        return colour.upper()

    def _only(self, row: object, known: set[str], table: str, nth: int) -> None:
        if not isinstance(row, dict):
            raise self._error(f"write [[{table}]] and its keys below it", table, nth)
        for key in cast("dict[str, object]", row):
            if key not in known:
                raise self._error(f"{key!r} is not known here; known are {_listed(known)}", table, nth, key)

    def _error(self, fault: str, table: str = "", nth: int = 0, key: str = "") -> SchemaError:
        line = (
            self._lines.get((table, nth, key)) or self._lines.get((table, nth, "")) or self._lines.get(("", 0, table))
        )
        place = f", line {line}" if line else ""
        return SchemaError(f"{self._name}{place}: {fault}.")


def _lines_of(source: str) -> dict[tuple[str, int, str], int]:
    """(table, number of the table, key) -> line counted from 1; the key is empty for the table's own header."""
    header = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]?\]")
    assignment = re.compile(r"\s*([\w-]+)\s*=")
    lines: dict[tuple[str, int, str], int] = {}
    counts: dict[str, int] = {}
    table, nth, inside = "", 0, False
    for number, line in enumerate(source.splitlines(), start=1):
        if not inside and (found := header.match(line)):
            table = found[1]
            nth = counts.get(table, 0)
            counts[table] = nth + 1
            lines[table, nth, ""] = number
        elif not inside and (found := assignment.match(line)):
            lines.setdefault((table, nth, found[1]), number)
        if (line.count('"""') + line.count("'''")) % 2:
            inside = not inside
    return lines


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
