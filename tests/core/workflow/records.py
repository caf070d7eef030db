"""Records and files for tests of whole steps."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from annotations.formats.jsonl import RatifyJsonl
from annotations.model import (
    Annotation,
    Article,
    Record,
    Span,
    SpanId,
)
from annotations.schema import default_schema
from annotations.store import Store
from annotations.suggest.machine import Machine
from annotations.workflow import (
    suggest,
)
from tests.builders import DEAL_TEXT, article, deal_annotation


def record(key: str = "deal", text: str = DEAL_TEXT, *, layer: str = "theirs") -> Record:
    annotated = deal_annotation() if text == DEAL_TEXT else Annotation()
    return Record(article(key, text), annotated, layer)


def write(path: Path, records: Iterable[Record]) -> Path:
    with path.open("wb") as out:
        RatifyJsonl().write(records, out, schema=default_schema())
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def numbered_articles(count: int) -> list[Record]:
    return [Record(Article(f"a{nth}", f"Norland met Sudria in round {nth} of their talks.")) for nth in range(count)]


def every_file(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if "project" not in path.name)


def quick_suggest(store: Store, **options: Any) -> Any:
    """Suggests with the pipeline of the fixture quick_annotate."""
    return suggest(store, Machine(), **options)


def other(layer: str) -> Record:
    return Record(Article("other", "Norland met."), Annotation((Span(0, 7, "COUNTRY", SpanId(1)),)), layer)
