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
from typing import Any

from annotations.paths import resources
from annotations.suggest.extensions import candidates
from annotations.suggest.pipeline import load_pipeline

_FEWEST = 6
"""A rule with fewer spans takes the score of its family."""
_HEADER = """\
# The share of the spans of each rule that were right on annotated articles, before overlaps are resolved:
# (right + 1) / (found + 2). Written by `python -m annotations.suggest.measure`; see resources/README.md.

[precision]
"""


def measure(records: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """The precision of each origin, and of each family of origins, on annotated articles."""
    nlp = load_pipeline()
    keep = nlp.pipe_names[: nlp.pipe_names.index("ratify_overlap")]
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    with nlp.select_pipes(enable=keep):
        for record in records:
            doc = nlp(record["text"])
            gold = {(span["start"], span["end"], span["label"]) for span in record["entities"]}
            for one in set(candidates(doc)):
                hit = (doc[one.start].idx, doc[one.end - 1].idx + len(doc[one.end - 1]), one.label) in gold
                for origin in _families(one.origin):
                    found[origin] += 1
                    right[origin] += hit
    return {
        origin: round((right[origin] + 1) / (count + 2), 3)
        for origin, count in sorted(found.items())
        if count >= _FEWEST
    }


def _families(origin: str) -> list[str]:
    parts = origin.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def write(scores: Mapping[str, float], path: Path) -> None:
    """Write the table of scores."""
    rows = [f'"{origin}" = {score}\n' for origin, score in scores.items()]
    path.write_text(_HEADER + "".join(rows), encoding="utf-8")


def main() -> None:
    """Measure on the files named on the command line."""
    lines = [line for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf-8").split("\n")]
    records = [json.loads(line) for line in lines if line]
    write(measure(records), resources() / "knowledge" / "scores.toml")


if __name__ == "__main__":
    main()
