"""Agreements: one frame for each agreement that a document reports, with kind, status and fillers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotations.suggest.frames import FillerSuggestion, FrameSuggestion, SpanKey

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from annotations.suggest.agreements.framing import Frame
    from annotations.suggest.agreements.page import Page

NAME = "ratify_agreements"


def register_agreements() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.factory(NAME, func=_make)  # pyright: ignore[reportUnknownMemberType] - untyped in spaCy


def _make(nlp: Language, name: str) -> Agreements:  # noqa: ARG001 - spaCy passes them
    from annotations.suggest.mentions import models_folder

    return Agreements(models_folder())


class Agreements:
    """The component: leaves a frame in `doc._.agreements` for each agreement that the text reports."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, doc: Doc) -> Doc:
        """The document with its frames."""
        from annotations.suggest.agreements.evidence import KEY
        from annotations.suggest.agreements.framing import frames_of
        from annotations.suggest.mentions import mentions_of, models_for

        models = models_for(doc, self._folder)
        page, mentions = mentions_of(doc, models)
        doc._.agreements = [_suggestion(page, frame) for frame in frames_of(page, mentions, models)]
        doc.user_data.pop(KEY, None)
        return doc


def _suggestion(page: Page, frame: Frame) -> FrameSuggestion:
    """A frame with its spans in characters."""
    named = sorted(frame.cluster.mentions, key=lambda one: (-len(one.words), one.start))
    words = page.words
    mentions = [
        FillerSuggestion(
            "mentions",
            SpanKey(words.starts[one.start], words.ends[one.end - 1], "EVENT" if one.item else "AGREEMENT"),
            one.score,
        )
        for one in named
    ]
    fillers = [
        FillerSuggestion(
            one.role, SpanKey(words.starts[one.item.start], words.ends[one.item.end - 1], one.item.label), one.chance
        )
        for one in frame.fillers
    ]
    return FrameSuggestion(frame.kind, frame.status, frame.score, (*mentions, *fillers))
