"""What the agreement part of the pipeline leaves in a document: one frame for each agreement it found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "ratify_agreements"


class SpanKey(NamedTuple):
    """Names one of the document's spans: characters, `end` exclusive, and label."""

    start: int
    end: int
    label: str


class FillerSuggestion(NamedTuple):
    """One span of the document in one role of a frame, with the probability that it belongs there."""

    role: str
    span: SpanKey
    score: float


@dataclass(frozen=True, slots=True)
class FrameSuggestion:
    """One agreement: mentions first, the most specific one before the others; `score` is a probability."""

    kind: str
    status: str
    score: float
    fillers: tuple[FillerSuggestion, ...]


def put_frames(doc: Doc, frames: Iterable[FrameSuggestion]) -> None:
    """Leave frames in a document, as plain lists, which travel with it to other processes."""
    _data(doc)[_KEY] = [
        [frame.kind, frame.status, frame.score, [[one.role, *one.span, one.score] for one in frame.fillers]]
        for frame in frames
    ]


def frames_in(doc: Doc) -> list[FrameSuggestion]:
    """The frames that were left in a document, in the order of the text."""
    return [
        FrameSuggestion(
            kind,
            status,
            score,
            tuple(
                FillerSuggestion(role, SpanKey(start, end, label), chance) for role, start, end, label, chance in rows
            ),
        )
        for kind, status, score, rows in _data(doc).get(_KEY, ())
    ]


def _data(doc: Doc) -> dict[Any, Any]:
    return cast("dict[Any, Any]", doc.user_data)
