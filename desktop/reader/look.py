"""Look: what is special about the text at one moment; Drawn: a line that was drawn so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotations.model import AgreementId, SpanId
from desktop.reader.paragraph import Line
from desktop.reader.scene import Row


@dataclass(frozen=True, slots=True)
class Look:
    """What is special about the text at one moment."""

    focus: SpanId | None = None
    lit: Mapping[SpanId, str] = field(default_factory=dict[SpanId, str])
    open_to: frozenset[SpanId] = frozenset()
    """Spans that could go into an armed slot."""
    flagged: frozenset[SpanId] = frozenset()
    noted: frozenset[SpanId] = frozenset()
    """Spans that somebody wrote a note on."""
    rail: tuple[int, int] | None = None
    """From the first to the last span of the chosen agreement: a guide line in the margin joins their lines."""
    card: AgreementId | None = None
    selection: tuple[int, int] | None = None
    caret: int | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line that was drawn, with the top of its paragraph."""

    top: int
    line: Line
    row: Row
