"""doccano JSONL: spans as triples for sequence labelling, or entities and relations for relation extraction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from annotations.formats.base import Format, Problem
from annotations.formats.beginning import first_rows
from annotations.formats.carried import FIELD, carried, links_of
from annotations.formats.doccano_reading import row_to_record
from annotations.formats.json_lines import read_lines, write_lines
from annotations.model import Annotation, Record
from annotations.schema import Schema


class Doccano(Format):
    """Rows for sequence labelling; spans that overlap need a project that allows them.

    doccano keeps further columns as they are: "ratify" carries agreements and all else that it does not show.
    """

    name = "doccano"
    title = "doccano JSONL"
    suffixes = (".doccano.jsonl", ".jsonl")
    can_read = True
    can_write = True

    def claims(self, path: Path) -> bool:
        """Whether one of the first lines has labels or entities as doccano writes them."""
        return any(map(_is_doccanos, first_rows(path)))

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The rows one by one, of both forms."""
        return read_lines(path, row_to_record)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes one row for each record."""
        roles = [role.name for role in schema.roles]
        write_lines((self._row(record, roles) for record in records), out)

    def _row(self, record: Record, roles: Sequence[str]) -> dict[str, Any]:
        shown = self._shown(record.annotation or Annotation())
        return {"text": record.article.text, **shown, FIELD: _packed(record, roles)}

    def _shown(self, annotation: Annotation) -> dict[str, Any]:
        return {"label": [[span.start, span.end, span.label] for span in annotation.spans]}


class DoccanoRelations(Doccano):
    """Rows for sequence labelling with relations: each agreement is tied from its first mention to its fillers."""

    name = "doccano-relations"
    title = "doccano JSONL with relations"
    suffixes = (".doccano-relations.jsonl",)

    def _shown(self, annotation: Annotation) -> dict[str, Any]:
        return {
            "entities": [
                {"id": span.id, "label": span.label, "start_offset": span.start, "end_offset": span.end}
                for span in annotation.spans
            ],
            "relations": [
                {"id": nth, "from_id": mention, "to_id": filler, "type": role}
                for nth, (mention, role, filler) in enumerate(links_of(annotation), start=1)
            ],
        }


def _packed(record: Record, roles: Sequence[str]) -> str:
    """The row that travels along, as one text: doccano's tables would change numbers within an object."""
    return json.dumps(carried(record, roles), ensure_ascii=False)


def _is_doccanos(row: Mapping[str, Any]) -> bool:
    if not isinstance(row.get("text"), str):
        return False
    if isinstance(row.get("label"), list) or isinstance(row.get("labels"), list):
        return True
    entities: object = row.get("entities")
    if not isinstance(entities, list):
        return False
    rows = cast("list[object]", entities)
    return "relations" in row or any(isinstance(one, dict) and "start_offset" in one for one in rows)
