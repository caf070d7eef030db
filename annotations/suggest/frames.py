"""What the agreement part of the pipeline leaves in a document: one frame for each agreement it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Span


class FillerSuggestion(NamedTuple):
    """One span of the document in one role of a frame, with the probability that it belongs there."""

    role: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class FrameSuggestion:
    """One agreement: mentions first, the most specific one before the others; `score` is a probability."""

    kind: str
    status: str
    score: float
    fillers: tuple[FillerSuggestion, ...]
