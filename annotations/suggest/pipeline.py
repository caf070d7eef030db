"""Builds the pipeline that makes suggestions and runs it over texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from annotations.model import Annotation
from annotations.suggest.extensions import register_extensions
from annotations.suggest.reading import annotation_of

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE_NAME = "ratify-rules 0.1"
"""Name and version of the pipeline, for the detail of a layer."""

_BATCH = 32

_COMPONENTS = (
    ("ratify_sentences", "annotations.suggest.sentences", "register_sentences"),
    ("ratify_knowledge", "annotations.suggest.knowledge", "register_knowledge"),
    ("ratify_patterns", "annotations.suggest.patterns", "register_patterns"),
    ("ratify_vote", "annotations.suggest.vote", "register_vote"),
    ("ratify_overlap", "annotations.suggest.overlap", "register_overlap"),
    ("ratify_mentions", "annotations.suggest.mentions", "register_mentions"),
    ("ratify_agreements", "annotations.suggest.agreements", "register_agreements"),
)


def load_pipeline() -> Language:
    """The pipeline, ready to use; nothing is downloaded."""
    import spacy

    from annotations.suggest.tokenizer import Tokenizer

    register_extensions()
    nlp = spacy.blank("en")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.max_length = 100_000_000
    for name, module, register in _COMPONENTS:
        if find_spec(module) is None:
            continue
        make_known = getattr(import_module(module), register, None)
        if make_known is not None:
            make_known()
            nlp.add_pipe(name)
    return nlp


def annotate(nlp: Language, texts: Iterable[str]) -> Iterator[Annotation]:
    """The suggestions for each text, in order, as they are made; spans are numbered from 1 in each."""
    for doc in nlp.pipe(texts, batch_size=_BATCH):
        yield annotation_of(doc)
