"""A pipeline that costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from annotations.model import (
    Annotation,
    Span,
    SpanId,
)


@pytest.fixture
def quick_annotate(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Suggestions that cost nothing: the first word of each text; the texts that were asked for."""
    asked: list[str] = []

    def annotate(nlp: object, texts: Iterable[str]) -> Iterator[Annotation]:
        del nlp
        for text in texts:
            asked.append(text)
            yield Annotation((Span(0, text.index(" "), "COUNTRY", SpanId(1), 0.5, "test"),))

    for module in ("suggesting", "predicting"):
        monkeypatch.setattr(f"annotations.workflow.{module}.annotate", annotate)
    return asked
