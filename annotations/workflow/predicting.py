"""The machine's suggestions for files, without a project."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from annotations.formats import Format, Problem
from annotations.formats.jsonl import RatifyJsonl
from annotations.model import Record
from annotations.schema import Schema, default_schema
from annotations.suggest.pipeline import annotate
from annotations.workflow.importing import read_files
from annotations.workflow.progress import Progress, unseen

if TYPE_CHECKING:
    from spacy.language import Language

LAYER = "machine"
"""The layer that predictions name."""


@dataclass(slots=True)
class PredictReport:
    """What was predicted."""

    articles: int = 0
    spans: int = 0
    agreements: int = 0


def predict(
    nlp: Language,
    paths: Iterable[Path],
    out: BinaryIO,
    *,
    tell: Callable[[Problem], None],
    known: Format | None = None,
    schema: Schema | None = None,
    progress: Progress = unseen,
) -> PredictReport:
    """Write the articles of files with the machine's suggestions, one by one, in their order.

    Takes constant memory but for the articles' names, which must not come twice; `tell` hears of every problem.
    """
    report = PredictReport()
    sources = _once(read_files(paths), tell)
    records = _counted(_annotated(nlp, sources), report, progress)
    (known or RatifyJsonl()).write(records, out, schema=schema or default_schema())
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


def _annotated(nlp: Language, records: Iterable[Record]) -> Iterator[Record]:
    waiting: deque[Record] = deque()

    def texts() -> Iterator[str]:
        for record in records:
            waiting.append(record)
            yield record.article.text

    for annotation in annotate(nlp, texts()):
        yield replace(waiting.popleft(), annotation=annotation, layer=LAYER)


def _counted(records: Iterable[Record], report: PredictReport, progress: Progress) -> Iterator[Record]:
    for record in records:
        annotation = record.annotation
        report.articles += 1
        report.spans += len(annotation.spans) if annotation else 0
        report.agreements += len(annotation.agreements) if annotation else 0
        yield record
        progress(report.articles, None)
