"""Silver: real texts without annotation that a pipeline labelled, from which an encoder learns what that knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.learn.encoder.corpus import OUTSIDE, TrainingSpan, TrainingText, classes
from annotations.suggest.pipeline import annotate

if TYPE_CHECKING:
    from spacy.language import Language

    from annotations.model import Span

SILVER = "silver"
"""The origin of such texts."""
_FILE = Path("us-gov-space-text/text.jsonl")


def read_silver(folder: Path, nlp: Language, *, unsure: float = 0.0) -> list[TrainingText]:
    """The texts without annotation among the open data, with the spans that a pipeline suggests.

    Where one has a score below `unsure` (0..1), none is right, too.
    """
    with (folder / _FILE).open(encoding="utf-8") as lines:
        texts = [str(json.loads(line)["text"]) for line in lines]
    return [
        TrainingText(
            f"{SILVER}-{number}",
            text,
            tuple(_training_span(span, unsure) for span in annotation.spans),
            origin=SILVER,
        )
        for number, (text, annotation) in enumerate(zip(texts, annotate(nlp, texts), strict=True))
    ]


def _training_span(span: Span, unsure: float) -> TrainingSpan:
    allowed = classes(span.label)
    return TrainingSpan(span.start, span.end, allowed | OUTSIDE if span.score < unsure else allowed)
