"""The encoder as a component: it decides which spans stand, by what it reads and what the rules propose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from annotations.paths import resources
from annotations.suggest.agreements.evidence import KEY
from annotations.suggest.encoder.evidence import EncoderEvidence
from annotations.suggest.encoder.hints import clues_of
from annotations.suggest.encoder.reader import Reader
from annotations.suggest.encoder.words import split_words
from annotations.suggest.extensions import ENTITIES, Candidate, candidates
from annotations.suggest.labels import LABELS
from annotations.suggest.words import words_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "ratify_encoder"
ORIGIN = "encoder"
"""The origin of spans that no rule proposes."""


def register_encoder() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.factory(NAME, default_config={"folder": ""}, func=_make)  # pyright: ignore[reportUnknownMemberType] - untyped in spaCy


def encoder_folder() -> Path:
    """Where the trained encoder is."""
    return resources() / "pipelines" / "encoder"


def _make(nlp: Language, name: str, folder: str) -> EncoderComponent:  # noqa: ARG001 - spaCy passes them
    return EncoderComponent(Reader(Path(folder) if folder else encoder_folder()))


class EncoderComponent:
    """Writes the spans that stand into `doc.spans`, and leaves what the network says of links for the agreements."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, doc: Doc) -> Doc:
        """The document with its spans."""
        from spacy.tokens import Span

        words = split_words(doc.text)
        clues = clues_of(doc, words)
        seen = self._reader.read(words, clues)
        tokens = words_of(doc)
        ruled = _ruled(doc)
        spans: list[Span] = []
        for one, score in self._reader.choose(seen, clues):
            bounds = tokens.bounds(words.starts[one.first], words.ends[one.last])
            if bounds is None:
                continue
            start, end = bounds
            label = LABELS[one.label]
            rule = ruled.get((start, end, label))
            entity = rule.entity if rule else ""
            span = Span(doc, start, end, label, kb_id=entity, span_id=entity)
            span._.score, span._.origin = score, rule.origin if rule else ORIGIN
            spans.append(span)
        cast("dict[str, Any]", doc.spans)[ENTITIES] = spans
        doc.user_data[KEY] = EncoderEvidence(seen, self._reader.links)
        return doc


def _ruled(doc: Doc) -> dict[tuple[int, int, str], Candidate]:
    """The best candidate of the rules for each place and label; it has an entity if any has one."""
    best: dict[tuple[int, int, str], Candidate] = {}
    for one in candidates(doc):
        key = one[:3]
        known = best.get(key)
        if known is None:
            best[key] = one
        else:
            better, other = (one, known) if one.score > known.score else (known, one)
            best[key] = better._replace(entity=better.entity or other.entity)
    return best
