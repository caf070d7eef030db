"""The nouns of Ratify: articles, layers, spans, agreements, verdicts, and the sheet an analyst works on.

All positions are Unicode code points of the article's text, `end` exclusive; all scores are probabilities, 0..1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, NewType, Self, cast
from zlib import compress, decompressobj

ArticleId = NewType("ArticleId", int)
LayerId = NewType("LayerId", int)
SpanId = NewType("SpanId", int)
AgreementId = NewType("AgreementId", int)
FillerId = NewType("FillerId", int)
NoteId = NewType("NoteId", int)
FlagId = NewType("FlagId", int)
PrecedentId = NewType("PrecedentId", int)
StepId = NewType("StepId", int)

Columns = tuple[Sequence[Any], ...]

GOLD = "gold"
"""The name of the layer that holds what an analyst confirmed."""

MENTIONS = "mentions"
"""The role of the spans by which the text names an agreement; every agreement has at least one."""


class ArticleState(StrEnum):
    """How far the review of an article has come."""

    TODO = "todo"
    IN_PROGRESS = "in_progress"
    DONE = "done"


class LayerKind(StrEnum):
    """Who made a layer."""

    GOLD = "gold"
    MACHINE = "machine"
    IMPORT = "import"


class Decision(StrEnum):
    """What an analyst decided on a suggestion."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


def text_hash(text: str) -> str:
    """The SHA-256 of a text's UTF-8 form, in hexadecimal: the identity of an article."""
    return sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One immutable text with its metadata; `key` is its name outside the project, unique in it."""

    key: str
    text: str
    title: str = ""
    published: str = ""
    """ISO date (2023-05-30), or empty where it could not be told."""
    source: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict[str, Any])
    state: ArticleState = ArticleState.TODO
    id: ArticleId = ArticleId(0)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What the queue shows of an article: everything but its text, with the counts of its review."""

    id: ArticleId
    key: str
    title: str
    published: str
    source: str
    state: ArticleState
    open: int
    """Suggestions (spans and agreements) under review and still undecided."""
    decided: int
    gold: int
    """Spans and agreements in the gold layer."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A complete set of spans and agreements by one author."""

    name: str
    kind: LayerKind
    detail: str = ""
    """What made it: the pipeline and its version, or the imported file."""
    created: str = ""
    """UTC, ISO 8601."""
    under_review: bool = True
    id: LayerId = LayerId(0)


class Span(NamedTuple):
    """`[start, end)` of the article's text with a label.

    `id` is a row of the project, or in an annotation that is not stored a number of its own.
    `origin` names the part of the pipeline or the author that made it; `entity` is an id of the knowledge base.
    A tuple, as fillers are, because imports and exports make millions of them.
    """

    start: int
    end: int
    label: str
    id: SpanId = SpanId(0)
    score: float | None = None
    origin: str = ""
    entity: str = ""
    verdict: Decision | None = None


class Filler(NamedTuple):
    """One span in one role of an agreement."""

    role: str
    span: SpanId
    id: FillerId = FillerId(0)
    score: float | None = None
    origin: str = ""
    verdict: Decision | None = None


# What Span._make and Filler._make do, without their steps in Python.
_made = cast("Callable[[Any, tuple[Any, ...]], Any]", tuple.__new__)  # pyright: ignore[reportUnknownMemberType] - generic


def spans_of(rows: Iterable[tuple[Any, ...]]) -> tuple[Span, ...]:
    """Spans from all their values, several times as fast as one by one."""
    return tuple(map(_made, repeat(Span), rows))


def fillers_of(rows: Iterable[tuple[Any, ...]]) -> tuple[Filler, ...]:
    """Fillers from all their values, several times as fast as one by one."""
    return tuple(map(_made, repeat(Filler), rows))


@dataclass(frozen=True, slots=True)
class Agreement:
    """A frame over spans: mentions, kind, status, and fillers by role (mentions are fillers of the role `mentions`)."""

    kind: str
    status: str
    fillers: tuple[Filler, ...] = ()
    id: AgreementId = AgreementId(0)
    score: float | None = None
    origin: str = ""
    verdict: Decision | None = None

    def spans(self, role: str) -> tuple[SpanId, ...]:
        """The spans in one role, in order."""
        return tuple(filler.span for filler in self.fillers if filler.role == role)

    @property
    def mentions(self) -> tuple[SpanId, ...]:
        """The spans by which the text names the agreement, the most specific one first."""
        return self.spans(MENTIONS)


@dataclass(frozen=True, slots=True)
class Annotation:
    """The spans and agreements of one article in one layer, spans in the order of the text, outer before inner."""

    spans: tuple[Span, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    columns: Columns = field(init=False, repr=False, compare=False)
    """All starts, all ends and so on, in the order of the fields of a span: what large imports do with."""

    @classmethod
    def of(cls, columns: Columns, agreements: tuple[Agreement, ...]) -> Self:
        """The annotation whose spans have these values."""
        made = object.__new__(cls)
        object.__setattr__(made, "columns", columns)
        object.__setattr__(made, "agreements", agreements)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Spans alone are sent and copied: columns come of them."""
        return type(self), (self.spans, self.agreements)

    if not TYPE_CHECKING:  # or every attribute would seem to be there

        def __getattr__(self, name: str) -> Any:
            """Spans made of columns and columns of spans, once they are asked for."""
            if name == "spans":
                value = spans_of(zip(*self.columns, strict=True))
            elif name == "columns":
                value = tuple(zip(*self.spans, strict=True)) or ((),) * len(Span._fields)
            else:
                raise AttributeError(name)
            object.__setattr__(self, name, value)
            return value


class Passage(NamedTuple):
    """One span of the project with its text: what lists over all articles are made of.

    Equal suggestions of several layers are one passage. A tuple, because there are millions of them.
    """

    span: SpanId
    article: ArticleId
    start: int
    end: int
    label: str
    text: str
    """On one line."""
    score: float | None = None
    origin: str = ""
    layer: str = GOLD
    decision: Decision | None = None
    """What was decided on a suggestion; None while it is open, and for gold."""
    in_bulk: bool = False
    """It was decided together with many others, so that it tells little about the machine."""


@dataclass(frozen=True, slots=True)
class Original:
    """The file that an article's text is only a part of, as it was: a web page with its menus."""

    name: str
    size: int
    """Bytes that the file has."""
    deflated: bytes
    """The file, compressed."""

    @classmethod
    def of(cls, name: str, data: bytes) -> Self:
        """A file to be kept."""
        return cls(name, len(data), compress(data))

    @property
    def data(self) -> bytes:
        """The bytes of the file; never more than it had."""
        return decompressobj().decompress(self.deflated, self.size) if self.size else b""


@dataclass(frozen=True, slots=True)
class Record:
    """An article with the annotation of one layer: the unit of every import and export."""

    article: Article
    annotation: Annotation | None = None
    """None where the source holds a text and no annotation."""
    layer: str = ""
    original: Original | None = None
    """What the article was taken from, where that is worth keeping."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark by an analyst on an article, or on one span or agreement of it."""

    text: str
    article: ArticleId
    span: SpanId | None = None
    agreement: AgreementId | None = None
    author: str = ""
    written: str = ""
    id: NoteId = NoteId(0)


@dataclass(frozen=True, slots=True)
class Flag:
    """A mark by an analyst on an article, or on one span or agreement of it: look at this again."""

    article: ArticleId
    span: SpanId | None = None
    agreement: AgreementId | None = None
    reason: str = ""
    author: str = ""
    at: str = ""
    id: FlagId = FlagId(0)


@dataclass(frozen=True, slots=True)
class Precedent:
    """A passage of the project's own guidelines that shows what is right or wrong for a label.

    Without a text it is a rule, and the rule is its note. It keeps the words around it, so that it says the same when
    the article is gone.
    """

    label: str
    is_right: bool
    text: str
    before: str = ""
    after: str = ""
    note: str = ""
    article_key: str = ""
    author: str = ""
    at: str = ""
    id: PrecedentId = PrecedentId(0)

    @property
    def is_rule(self) -> bool:
        """Whether it says something of the label and shows no passage."""
        return not self.text


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A passage that was decided on and looks like another: the same text, or the same label and last word."""

    article: ArticleId
    article_key: str
    title: str
    span: SpanId
    label: str
    is_right: bool
    """Whether it was accepted, or else rejected."""
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an analyst sees of one article: gold, and every suggestion under review with its verdict.

    Identical suggestions of several layers (same start, end and label) appear once.
    Fillers of gold agreements name gold spans, fillers of suggested agreements name suggested spans.
    """

    article: Article
    gold: Annotation
    suggested: Annotation
    gold_spans: Mapping[SpanId, SpanId]
    """Suggested span -> the gold span that came of it."""
    gold_agreements: Mapping[AgreementId, AgreementId]
    """Suggested agreement -> the gold agreement that came of it."""

    @property
    def open_spans(self) -> tuple[Span, ...]:
        """Suggested spans without a verdict, in the order of the text."""
        return tuple(span for span in self.suggested.spans if span.verdict is None)

    @property
    def open_agreements(self) -> tuple[Agreement, ...]:
        """Suggested agreements without a verdict."""
        return tuple(agreement for agreement in self.suggested.agreements if agreement.verdict is None)
