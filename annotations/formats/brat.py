"""brat standoff: a text and a file of annotations for each article, in a ZIP or a folder, with brat's configuration."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from annotations.formats.base import Format, Problem
from annotations.formats.beginning import names_in_zip
from annotations.formats.brat_config import EVENT, KIND, STATUS, configuration
from annotations.formats.brat_files import CARRIED, MARKED, TEXT, Pair, pairs_in
from annotations.formats.brat_names import role_name, type_name, value_name
from annotations.formats.brat_reading import pair_to_record
from annotations.formats.carried import carried
from annotations.formats.row_fault import RowFault
from annotations.formats.zips import write_zip
from annotations.model import MENTIONS, Agreement, Annotation, Record, Span, SpanId
from annotations.schema import Schema

LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Where brat ends a line of annotation, so that no quoted text can hold one."""

_PIECE = re.compile(f"[^{LINE_BREAKS}]+")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_.-]+")
_LONGEST_NAME = 60


class Brat(Format):
    """Unpacked into a folder of brat's data, the ZIP is a collection. Agreements are events with roles as arguments.

    Beside each text stands a file with all that brat does not show; brat takes no notice of it.
    """

    name = "brat"
    title = "brat standoff"
    suffixes = (".brat.zip", ".zip")
    can_read = True
    can_write = True

    def claims(self, path: Path) -> bool:
        """Whether a folder or a ZIP has files of annotations in it."""
        if path.is_dir():
            return next(path.rglob(f"*{MARKED}"), None) is not None
        return any(name.endswith(MARKED) for name in names_in_zip(path))

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The articles one by one, in the order of the ZIP or of their names."""
        for found in pairs_in(path):
            if isinstance(found, Problem):
                yield found
            else:
                yield from _read(found, path)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes a ZIP with the configuration and three files for each record."""
        write_zip(_files(records, schema), out)


def _read(pair: Pair, path: Path) -> Iterator[Record | Problem]:
    try:
        record, remarks = pair_to_record(pair)
    except RowFault as fault:
        yield Problem(path, None, f"{pair.name}: {fault}")
    else:
        yield from (Problem(path, None, f"{pair.name}: {remark}") for remark in remarks)
        yield record


def _files(records: Iterable[Record], schema: Schema) -> Iterator[tuple[str, bytes]]:
    for name, content in configuration(schema).items():
        yield name, content.encode("utf-8")
    roles = [role.name for role in schema.roles]
    for nth, record in enumerate(records, start=1):
        readable = _NOT_IN_NAMES.sub("_", record.article.key)[:_LONGEST_NAME].strip("_.") or "article"
        name = f"{nth:06}-{readable}"
        yield name + TEXT, record.article.text.encode("utf-8")
        yield name + MARKED, _marked(record).encode("utf-8")
        yield name + CARRIED, json.dumps(carried(record, roles), ensure_ascii=False, indent=1).encode("utf-8")


def _marked(record: Record) -> str:
    """The lines of annotation: entities, then the triggers of agreements, then each agreement with its attributes."""
    annotation = record.annotation or Annotation()
    lines = [_entity(span.id, span.label, span, record.article.text) for span in annotation.spans]
    spans = {span.id: span for span in annotation.spans}
    triggers: dict[tuple[int, int], int] = {}
    events: list[str] = []
    for nth, agreement in enumerate(annotation.agreements, start=1):
        first = spans[agreement.mentions[0]]
        place = (first.start, first.end)
        if place not in triggers:
            triggers[place] = len(spans) + len(triggers) + 1
            lines.append(_entity(triggers[place], EVENT, first, record.article.text))
        events.append(f"E{nth}\t{EVENT}:T{triggers[place]} {_arguments(agreement)}")
        events.append(f"A{2 * nth - 1}\t{KIND} E{nth} {value_name(agreement.kind)}")
        events.append(f"A{2 * nth}\t{STATUS} E{nth} {value_name(agreement.status)}")
    return "".join(f"{line}\n" for line in lines + events)


def _entity(number: int, label: str, span: Span, text: str) -> str:
    """A line for a place; one that goes over a line break is several pieces there, as brat itself writes it."""
    pieces = [(found.start(), found.end()) for found in _PIECE.finditer(text, span.start, span.end)]
    places = ";".join(f"{start} {end}" for start, end in pieces)
    return f"T{number}\t{type_name(label)} {places}\t{' '.join(text[start:end] for start, end in pieces)}"


def _arguments(agreement: Agreement) -> str:
    """The fillers as arguments; further ones of a role are numbered from 2, since brat wants each name once."""
    counts: dict[str, int] = {}
    arguments: list[str] = []
    for role, span in _fillers(agreement):
        counts[role] = counts.get(role, 0) + 1
        arguments.append(f"{role_name(role)}{counts[role] if counts[role] > 1 else ''}:T{span}")
    return " ".join(arguments)


def _fillers(agreement: Agreement) -> Sequence[tuple[str, SpanId]]:
    fillers = [(filler.role, filler.span) for filler in agreement.fillers]
    return sorted(fillers, key=lambda filler: filler[0] != MENTIONS)
