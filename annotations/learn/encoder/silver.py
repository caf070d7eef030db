"""Silver: real texts without annotation, labelled by the rules, from which the encoder learns what the rules know."""

from __future__ import annotations

import json
from pathlib import Path

from annotations.learn.encoder.corpus import TrainingSpan, TrainingText, classes
from annotations.suggest.pipeline import annotate, load_rules_pipeline

SILVER = "silver"
"""The origin of such texts."""
_FILE = Path("us-gov-space-text/text.jsonl")


def read_silver(folder: Path) -> list[TrainingText]:
    """The texts without annotation among the open data, with the spans of the rules."""
    with (folder / _FILE).open(encoding="utf-8") as lines:
        texts = [str(json.loads(line)["text"]) for line in lines]
    return [
        TrainingText(
            f"{SILVER}-{number}",
            text,
            tuple(TrainingSpan(span.start, span.end, classes(span.label)) for span in annotation.spans),
            origin=SILVER,
        )
        for number, (text, annotation) in enumerate(zip(texts, annotate(load_rules_pipeline(), texts), strict=True))
    ]
