"""What the labels, kinds, statuses and roles of a file mean in a project."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from annotations.errors import InputError
from annotations.model import Record
from annotations.schema import Schema
from annotations.suggest.label_map import closest, read_rows

PARTS = ("label", "kind", "status", "role")
"""What has names in an annotation, in the words of a schema file."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_EXAMPLE = 40
_MOST_NAMES = 1000
"""Names that are told apart; nobody maps more, and a file could hold millions."""


@dataclass(frozen=True, slots=True)
class NameMap:
    """Their names and ours by part; a name of theirs that stands for "" is left out."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    def get(self, part: str, theirs: str) -> str | None:
        """Our name, "" where it is to be left out, None where the map does not know theirs."""
        return self.rows.get(part, {}).get(theirs)

    def toml(self) -> str:
        """The map as a file that `read_name_map` reads."""
        lines = [_line(theirs, ours) for theirs, ours in self.rows.get("label", {}).items()]
        for part in PARTS[1:]:
            named = self.rows.get(part)
            if named:
                lines += ["", f"[{part}]", *(_line(theirs, ours) for theirs, ours in named.items())]
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A name in files that the project's schema does not have."""

    part: str
    name: str
    count: int
    example: str
    """A text that has this label, or that names such an agreement."""
    guess: str
    """Ours that it probably means; empty where none comes close."""


def read_name_map(path: Path, schema: Schema) -> NameMap:
    """The map of a file: labels in lines like GPE = "COUNTRY", the rest below [kind], [status] and [role].

    Raises InputError where it is none or names something that the schema does not have.
    """
    rows: dict[str, dict[str, str]] = {part: {} for part in PARTS}
    for theirs, ours in read_rows(path).items():
        named = theirs if isinstance(ours, dict) else "label"
        if named not in rows:
            raise InputError(f"[{theirs}] is not known in a map; known are {', '.join(PARTS)}", path=path)
        pairs = cast("dict[str, Any]", ours) if isinstance(ours, dict) else {theirs: ours}
        for key, value in pairs.items():
            rows[named][key] = _checked(named, key, value, schema, path)
    return NameMap(rows)


class Names:
    """Looks up what their names mean: by the map, or else as ours if they differ in capitals, - and _ at most."""

    def __init__(self, schema: Schema, mapped: NameMap) -> None:
        self._mapped = mapped
        self._ours = {part: {_plain(name): name for name in names_of(schema, part)} for part in PARTS}
        self._found: dict[tuple[str, str], str | None] = {}

    def get(self, part: str, theirs: str) -> str | None:
        """Our name, "" where the map leaves it out, None where it is unknown."""
        key = part, theirs
        if key not in self._found:
            mapped = self._mapped.get(part, theirs)
            ours = self._ours[part]
            same = theirs if theirs in ours.values() else ours.get(_plain(theirs))
            self._found[key] = same if mapped is None else mapped
        return self._found[key]


def names_of(schema: Schema, part: str) -> tuple[str, ...]:
    """The names that a schema has for labels, kinds, statuses or roles."""
    named = {"label": schema.label, "kind": schema.kind, "status": schema.status, "role": schema.role}
    return tuple(named[part])


def foreign_names(records: Iterable[Record], schema: Schema, mapped: NameMap) -> list[Foreign]:
    """The names in some records that neither the schema nor the map knows, the most frequent first.

    Of more than a thousand the first are taken.
    """
    names = Names(schema, mapped)
    counts: dict[tuple[str, str], int] = {}
    examples: dict[tuple[str, str], str] = {}
    for record in records:
        for part, name, example in _used(record):
            if names.get(part, name) is None and ((part, name) in counts or len(counts) < _MOST_NAMES):
                counts[part, name] = counts.get((part, name), 0) + 1
                examples.setdefault((part, name), example)
    known = names_of(schema, "label")
    found = [
        Foreign(part, name, count, examples[part, name], closest(name, known) if part == "label" else "")
        for (part, name), count in counts.items()
    ]
    return sorted(found, key=lambda it: (PARTS.index(it.part), -it.count, it.name))


def _used(record: Record) -> Iterable[tuple[str, str, str]]:
    """Each name with a text that it stands for."""
    if record.annotation is None:
        return
    quotes: dict[int, str] = {}
    for span in record.annotation.spans:
        quotes[span.id] = " ".join(
            record.article.text[span.start : span.start + _LONGEST_EXAMPLE][: span.end - span.start].split()
        )
        yield "label", span.label, quotes[span.id]
    for agreement in record.annotation.agreements:
        mention = quotes.get(agreement.mentions[0], "") if agreement.mentions else ""
        yield "kind", agreement.kind, mention
        yield "status", agreement.status, mention
        for filler in agreement.fillers:
            yield "role", filler.role, quotes.get(filler.span, "")


def _checked(part: str, theirs: str, ours: object, schema: Schema, path: Path) -> str:
    if not isinstance(ours, str):
        raise InputError(f'{theirs!r} must stand for one {part} in quotes, or for "" to be left out', path=path)
    known = names_of(schema, part)
    if ours and ours not in known:
        raise InputError(
            f"{theirs!r} stands for {ours!r}, which is not a {part} of the schema; it has {', '.join(known)}", path=path
        )
    return ours


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


def _line(theirs: str, ours: str) -> str:
    key = theirs if _BARE_KEY.fullmatch(theirs) else json.dumps(theirs, ensure_ascii=False)
    return f"{key} = {json.dumps(ours, ensure_ascii=False)}"
