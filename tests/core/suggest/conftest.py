"""The pipeline, loaded once, and a way to read what it finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from annotations.suggest.pipeline import annotate, load_rules_pipeline

if TYPE_CHECKING:
    from spacy.language import Language

Find = Callable[[str], set[tuple[str, str]]]
"""From a text to its suggested spans, each as (label, words)."""


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that ships."""
    return load_rules_pipeline()


@pytest.fixture
def find(nlp: Language) -> Find:
    """What the pipeline suggests for a text."""

    def run(text: str) -> set[tuple[str, str]]:
        (annotation,) = annotate(nlp, [text])
        return {(span.label, text[span.start : span.end]) for span in annotation.spans}

    return run
