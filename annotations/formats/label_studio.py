"""Label Studio JSON: one list of tasks, with the labelling config beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from annotations.formats.base import Format, Loss, Problem, name_of
from annotations.formats.beginning import beginning
from annotations.formats.json_stream import elements
from annotations.formats.label_studio_reading import records_of
from annotations.formats.label_studio_writing import config, task_of
from annotations.formats.numbering import numbered
from annotations.formats.row_fault import RowFault
from annotations.formats.strict_json import ENCODER
from annotations.model import Annotation, Record
from annotations.schema import Schema

_DATA = re.compile(rb'"data"\s*:\s*\{')


class LabelStudio(Format):
    """Tasks with annotations and predictions; positions are code points, as in Label Studio itself.

    An agreement is a region of its own over its first mention, labelled with its kind; relations lead from it to the
    spans that fill its roles.
    """

    name = "label-studio"
    title = "Label Studio JSON"
    suffixes = (".labelstudio.json", ".json")
    can_read = True
    can_write = True

    def claims(self, path: Path) -> bool:
        """Whether a file begins with a task."""
        start = beginning(path).lstrip()
        return start.startswith((b"[", b"{")) and _DATA.search(start) is not None and not start.startswith(b'{"%')

    def read(self, path: Path) -> Iterator[Record | Problem]:
        """The records of each task: one for each annotation and each prediction."""
        seen: set[tuple[str, str]] = set()
        try:
            for nth, (line, task) in enumerate(elements(path), start=1):
                if isinstance(task, RowFault):
                    yield Problem(path, line, str(task) if task.ends_file else f"task {nth}: {task}")
                else:
                    yield from _records(path, line, task, f"{name_of(path.stem)}-{nth}", seen)
        except OSError as error:
            yield Problem(path, None, f"the file cannot be read: {error.strerror or error}")

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        """The record as it is; an agreement that the text never names has no place."""
        if record.annotation is None:
            return record, ()
        annotation = numbered(record.annotation, [role.name for role in schema.roles])
        named = tuple(agreement for agreement in annotation.agreements if agreement.mentions)
        losses = tuple(
            Loss("agreements", f"The {one.kind} has no mention in the text and is left out.")
            for one in annotation.agreements
            if not one.mentions
        )
        return replace(record, annotation=Annotation(annotation.spans, named)), losses

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        """Writes a list with one task on each line."""
        roles = [role.name for role in schema.roles]
        out.write(b"[")
        between = b"\n"
        for record in records:
            task = task_of(self.fit(record, schema)[0], roles)
            out.write(between + ENCODER.encode(task).encode("utf-8"))
            between = b",\n"
        out.write(b"\n]\n")

    def beside(self, schema: Schema) -> Mapping[str, bytes]:
        """The labelling config, without which Label Studio does not know the labels."""
        return {".labelling.xml": config(schema).encode("utf-8")}


def _records(
    path: Path, line: int, task: object, spare_key: str, seen: set[tuple[str, str]]
) -> Iterator[Record | Problem]:
    try:
        for record, gathering in records_of(task, spare_key):
            key = record.article.key
            if (key, record.layer) in seen:
                layer = f", layer {record.layer!r}" if record.layer else ""
                yield Problem(path, line, f"the article {key!r}{layer} comes a second time and is left out")
                continue
            seen.add((key, record.layer))
            if gathering is not None:
                yield from gathering.problems(path, line, key)
            yield record
    except RowFault as fault:
        yield Problem(path, line, str(fault))
