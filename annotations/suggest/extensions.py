"""The attributes that Ratify adds to spaCy's spans and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from annotations.suggest.frames import frames_in, put_frames

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

ENTITIES = "entities"
"""The key of `doc.spans` that holds the resolved spans."""


class Candidate(NamedTuple):
    """A span that one rule proposes, in tokens, `end` exclusive, before overlaps are resolved."""

    start: int
    end: int
    label: str
    origin: str
    score: float
    entity: str = ""


def register_extensions() -> None:
    """Make `span._.score`, `span._.origin`, `doc._.candidates` and `doc._.agreements` known to spaCy, once."""
    from spacy.tokens import Doc, Span

    if Span.has_extension("score"):
        return
    # spaCy keys plain extensions by position alone; two labels over the same characters would share one score.
    Span.set_extension("score", getter=_getter("score", 0.0), setter=_setter("score"))
    Span.set_extension("origin", getter=_getter("origin", ""), setter=_setter("origin"))
    Doc.set_extension("candidates", getter=candidates)
    Doc.set_extension("agreements", getter=frames_in, setter=put_frames)


def candidates(doc: Doc) -> list[Candidate]:
    """The document's list of candidates; components append to it."""
    found: list[Candidate] = doc.user_data.setdefault("ratify_candidates", [])
    return found


def _data(span: Span) -> dict[Any, Any]:
    return cast("dict[Any, Any]", span.doc.user_data)


def _getter(name: str, default: object) -> Any:
    def get(span: Span) -> object:
        return _data(span).get((name, span.start, span.end, span.label), default)

    return get


def _setter(name: str) -> Any:
    def put(span: Span, value: object) -> None:
        _data(span)[name, span.start, span.end, span.label] = value

    return put
