"""Open data for the first stage: what each source annotates, in our labels, and what it leaves open."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations.learn.encoder.corpus import EVERYTHING, LABELS, OUTSIDE, TrainingSpan, TrainingText, classes

_BODY = classes("AGENCY", "GOVERNMENT", "ORGANIZATION")


@dataclass(frozen=True, slots=True)
class Source:
    """How one data set is read: `complete` are the labels whose every mention it marks."""

    file: str
    complete: tuple[str, ...]
    coarse: Mapping[str, int]
    is_flat: bool = True
    joined: int = 1


SOURCES = (
    Source(
        "gmb/gmb.jsonl",
        ("PERSON", "COUNTRY", "PLACE", "DATE", "ORGANIZATION", "AGENCY"),
        {"org": _BODY, "gpe": classes("COUNTRY", "PLACE") | OUTSIDE, "tim": classes("DATE") | OUTSIDE},
        joined=8,
    ),
    Source(
        "wikigold/wikigold.jsonl", ("PERSON", "COUNTRY", "PLACE", "ORGANIZATION", "AGENCY"), {"ORG": _BODY}, joined=6
    ),
    Source(
        "crossner-politics/politics.jsonl",
        ("PERSON", "PLACE", "ORGANIZATION", "AGENCY"),
        {"organisation": _BODY, "politicalparty": classes("ORGANIZATION")},
    ),
    Source("uner-pud/pud.jsonl", ("PERSON", "PLACE", "ORGANIZATION", "AGENCY"), {"ORG": _BODY}),
    Source(
        "re3d/re3d.jsonl",
        ("PERSON", "COUNTRY"),
        {"Organisation": _BODY | OUTSIDE, "Temporal": classes("DATE") | OUTSIDE},
    ),
    Source(
        "gum-news/gum-news.jsonl",
        ("PERSON", "COUNTRY", "PLACE", "DATE", "AGENCY"),
        {"organization": _BODY, "time": classes("DATE") | OUTSIDE, "place": classes("PLACE") | OUTSIDE},
        is_flat=False,
    ),
)


def read_open_data(folder: Path) -> list[TrainingText]:
    """Every open text, with sets of classes where a source is coarser than our labels."""
    return [
        text for source in SOURCES if (folder / source.file).exists() for text in _read(folder / source.file, source)
    ]


def _read(path: Path, source: Source) -> Iterator[TrainingText]:
    elsewhere = EVERYTHING & ~classes(*source.complete)
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for first in range(0, len(rows), source.joined):
        text, spans = _join(rows[first : first + source.joined], source)
        yield TrainingText(f"{path.stem}-{first}", text, tuple(spans), elsewhere, source.is_flat, path.stem)


def _join(rows: list[dict[str, Any]], source: Source) -> tuple[str, list[TrainingSpan]]:
    """Put neighbouring sentences together: they mostly come from one article."""
    pieces: list[str] = []
    spans: list[TrainingSpan] = []
    at = 0
    for row in rows:
        spans.extend(TrainingSpan(at + start, at + end, _allowed(label, source)) for start, end, label in row["spans"])
        pieces.append(row["text"])
        at += len(row["text"]) + 1
    return " ".join(pieces), spans


def _allowed(label: str, source: Source) -> int:
    if label in source.coarse:
        return source.coarse[label]
    return classes(label) if label in LABELS else EVERYTHING
