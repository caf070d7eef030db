"""The machine's suggestions for files, without a project."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from annotations.formats import Problem
from annotations.formats.jsonl import RatifyJsonl
from annotations.formats.row_writing import row_of
from annotations.intake.fitting import known_only
from annotations.intake.reading import read_files
from annotations.model import Annotation, Article, Record
from annotations.schema import Schema, default_schema
from annotations.suggest.machine import Batch, Machine, Remarks, batches
from annotations.workflow.part_file import PartFile
from annotations.workflow.progress import Progress, unseen

LAYER = "machine"
"""The layer that predictions name."""
_OF_ARTICLE = ("id", "source", "text", "metadata")


@dataclass(slots=True)
class PredictReport:
    """What was predicted, now and before the stop that was gone on after."""

    articles: int = 0
    spans: int = 0
    agreements: int = 0
    found_again: int = 0
    """Articles that an earlier, stopped call had finished."""
    remarks: Remarks = field(default_factory=Remarks)


def predict(
    machine: Machine,
    paths: Iterable[Path],
    out: BinaryIO | PartFile,
    *,
    tell: Callable[[Problem], None],
    schema: Schema | None = None,
    progress: Progress = unseen,
) -> PredictReport:
    """Write the articles of files with the machine's suggestions, batch by batch, in their order.

    Takes constant memory but for the articles' names, which must not come twice; `tell` hears of every problem. In a
    part file it goes on where it was stopped, as far as the articles are the same.
    """
    schema = schema or default_schema()
    report = PredictReport()
    sources = batches(record.article for record in _once(read_files(paths), tell))
    work = sources if not isinstance(out, PartFile) else _rest(sources, out, report, progress)
    for batch, found in machine.run(work):
        if not machine.choice.is_shipped:
            found = [known_only(annotation, schema) for annotation in found]  # noqa: PLW2901 - the same, cut to fit
        records = [Record(article, annotation, LAYER) for article, annotation in zip(batch, found, strict=True)]
        _write(records, out, schema)
        for record in records:
            _count(report, record.annotation or Annotation())
        progress(report.articles, None)
    report.remarks = machine.remarks
    return report


def _once(found: Iterable[Record | Problem], tell: Callable[[Problem], None]) -> Iterator[Record]:
    """The records whose names were not seen before; two files of one name would be one article to a scorer."""
    seen: set[str] = set()
    for item in found:
        if isinstance(item, Problem):
            tell(item)
        elif item.article.key in seen:
            tell(Problem(None, None, f"there is an article {item.article.key!r} already; the second one was left out"))
        else:
            seen.add(item.article.key)
            yield item


def _rest(work: Iterable[Batch], part: PartFile, report: PredictReport, progress: Progress) -> Iterator[Batch]:
    """The batches that are not in the part yet; a batch that is there in part only is done anew, as a whole."""
    for batch in work:
        rows = part.goes_on([_same(article) for article in batch])
        if rows is None:
            yield batch
            continue
        report.articles += len(rows)
        report.found_again += len(rows)
        report.spans += sum(len(row["entities"]) for row in rows)
        report.agreements += sum(len(row["agreements"]) for row in rows)
        progress(report.articles, None)
    part.settle()


def _same(article: Article) -> Callable[[Mapping[str, Any]], bool]:
    """Whether a row is that of the article, with its text and metadata."""

    def fits(row: Mapping[str, Any]) -> bool:
        if row.get("id") != article.key or row.get("text") != article.text:
            return False
        expected = json.loads(json.dumps(row_of(Record(article, Annotation(), LAYER), [])))
        return all(row.get(key) == expected.get(key) for key in _OF_ARTICLE)

    return fits


def _write(records: list[Record], out: BinaryIO | PartFile, schema: Schema) -> None:
    if isinstance(out, PartFile):
        lines = BytesIO()
        RatifyJsonl().write(records, lines, schema=schema)
        out.write(lines.getvalue())
    else:
        RatifyJsonl().write(records, out, schema=schema)
        out.flush()


def _count(report: PredictReport, annotation: Annotation) -> None:
    report.articles += 1
    report.spans += len(annotation.spans)
    report.agreements += len(annotation.agreements)
