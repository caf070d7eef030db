"""Measures how often each rule is right on annotated articles, and writes the table of scores.

Run as `python -m annotations.suggest.measure GOLD.jsonl...`; the files are Ratify JSONL. The table is
resources/knowledge/scores.toml.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from annotations.paths import resources
from annotations.suggest.components import OVERLAP
from annotations.suggest.extensions import ENTITIES, candidates
from annotations.suggest.pipeline import load_rules_pipeline

_FEWEST = 6
"""A rule with fewer spans takes the score of its family."""
_HEADER = """\
# The share of the spans of each rule that were right on annotated articles: (right + 1) / (found + 2).
# "proposed": all that a rule proposes; "shown": those that are left when overlaps are resolved.
# Written by `python -m annotations.suggest.measure`; see resources/README.md.
"""
Scores = dict[str, dict[str, float]]


class _Count:
    """How many spans each origin and each family of origins has, and how many of them are right."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def add(self, origin: str, *, right: bool) -> None:
        parts = origin.split(".")
        for length in range(1, len(parts) + 1):
            family = ".".join(parts[:length])
            self.found[family] += 1
            self.right[family] += right

    def scores(self) -> dict[str, float]:
        return {
            origin: round((self.right[origin] + 1) / (count + 2), 3)
            for origin, count in sorted(self.found.items())
            if count >= _FEWEST
        }


def measure(records: Iterable[Mapping[str, Any]]) -> Scores:
    """The precision of each origin, and of each family of origins, on annotated articles."""
    nlp = load_rules_pipeline()
    keep = nlp.pipe_names[: nlp.pipe_names.index(OVERLAP) + 1]
    proposed, shown = _Count(), _Count()
    with nlp.select_pipes(enable=keep):
        for record in records:
            doc = nlp(record["text"])
            gold = {(span["start"], span["end"], span["label"]) for span in record["entities"]}
            for one in set(candidates(doc)):
                span = doc[one.start : one.end]
                proposed.add(one.origin, right=(span.start_char, span.end_char, one.label) in gold)
            for span in cast("Iterable[Any]", doc.spans[ENTITIES]):  # pyright: ignore[reportUnknownMemberType] - untyped
                shown.add(span._.origin, right=(span.start_char, span.end_char, span.label_) in gold)
    return {"proposed": proposed.scores(), "shown": shown.scores()}


def write(scores: Scores, path: Path) -> None:
    """Write the tables of scores."""
    tables = [
        f"\n[{table}]\n" + "".join(f'"{origin}" = {score}\n' for origin, score in rows.items())
        for table, rows in scores.items()
    ]
    path.write_text(_HEADER + "".join(tables), encoding="utf-8")


def main() -> None:
    """Measure on the files named on the command line."""
    lines = [line for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf-8").split("\n")]
    records = [json.loads(line) for line in lines if line]
    write(measure(records), resources() / "knowledge" / "scores.toml")


if __name__ == "__main__":
    main()
