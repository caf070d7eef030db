"""What a query says, as a tree of plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand together in title or text; capitals and accents do not matter."""

    text: str
    is_begun: bool = False
    """Whether the last word may go on."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that title or text must hold."""

    source: str


@dataclass(frozen=True, slots=True)
class SpanIs:
    """One span of the article that meets all of this."""

    label: str = ""
    text: str = ""
    """What it holds, whatever the capitals."""
    scores: tuple[tuple[str, float], ...] = ()
    """Comparisons of its score; with any, it is a suggestion that is open."""


@dataclass(frozen=True, slots=True)
class AgreementIs:
    """One agreement of the article that meets all of this."""

    kind: str = ""
    status: str = ""
    fillers: tuple[tuple[str, str], ...] = ()
    """Roles, and what a span in each holds."""


@dataclass(frozen=True, slots=True)
class ArticleIs:
    """The article itself: state, is, note, source, date, title or key, compared with a value."""

    field: str
    operator: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Everything of this; nothing at all asks for nothing, so that every article fits."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these."""

    parts: tuple[Node, ...]


Node = Words | Pattern | SpanIs | AgreementIs | ArticleIs | Not | All | Either


def is_empty(node: Node) -> bool:
    """Whether every article fits."""
    return node == All()
