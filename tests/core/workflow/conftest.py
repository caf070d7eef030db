"""A pipeline that costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from annotations.model import (
    Annotation,
    Span,
    SpanId,
)
from annotations.suggest.machine import Choice, Remarks


class Quick:
    """Suggests the first word of each text, and notes the texts that it was asked for."""

    def __init__(self, asked: list[str]) -> None:
        self.remarks = Remarks()
        self._asked = asked

    def annotate(self, texts: Iterable[str], *, finished: Callable[[], None] | None = None) -> Iterator[Annotation]:
        del finished
        for text in texts:
            self._asked.append(text)
            yield Annotation((Span(0, text.index(" "), "COUNTRY", SpanId(1), 0.5, "test"),))


@pytest.fixture
def quick_annotate(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Suggestions that cost nothing: the first word of each text; the texts that were asked for."""
    asked: list[str] = []

    def load(choice: Choice) -> Quick:
        del choice
        return Quick(asked)

    monkeypatch.setattr(Choice, "load", load)
    return asked
