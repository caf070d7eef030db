"""Articles and annotations on their way into a project: checked, and ready to be written.

They know of no project and hold nothing but plain values, so that another process can make them.
"""

from __future__ import annotations

import json
from array import array
from bisect import insort
from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import le, lt
from typing import Any, Literal, NamedTuple, Self

from annotations.errors import InputError
from annotations.model import (
    MENTIONS,
    Agreement,
    Annotation,
    Article,
    ArticleId,
    ArticleState,
    Columns,
    Filler,
    LayerId,
    Span,
    SpanId,
    text_hash,
)
from annotations.schema import Schema

SPAN_COLUMNS = 'span (id, article_id, layer_id, start, "end", label, score, origin, entity, by_hand)'
AGREEMENT_COLUMNS = "agreement (id, article_id, layer_id, kind, status, signature, score, origin, by_hand)"
FILLER_COLUMNS = "agreement_filler (article_id, agreement_id, role, span_id, position, score, origin)"

_MOST_NAMES = 1000
_GOOD_NAMES: set[str] = set()
"""Labels, kinds, statuses and roles that were looked at: few, and the same in every article."""
_SHARED: dict[str, str] = {}
_LEAST_DOUBT, _MOST_DOUBT = 0.3, 0.7
"""A score between these is near one half; schema_003 says the same."""

_Index = dict[SpanId, int]


class IncomingArticle(NamedTuple):
    """An article as a project will keep it."""

    key: str
    sha256: str
    length: int
    title: str
    published: str
    source: str
    state: str
    metadata: str
    text: str


class Incoming:
    """The spans and agreements of one article; spans that are there twice are one, local ids are places in a list.

    Raises InputError where a span is not in the text or a name cannot be kept.
    """

    __slots__ = ("agreements", "columns", "fillers", "key")

    def __init__(self, key: str, annotation: Annotation, length: int) -> None:
        self.key = key
        self.columns: Columns = ()
        """Starts, ends, labels, scores, origins and entities of the spans, in the order of the text."""
        index = self._take_in_order(annotation.columns)
        if index is None:
            index = self._join_equal(annotation.spans)
        self.agreements: list[tuple[str, str, str, float | None, str]] = []
        """Kind, status, signature, score and origin of each."""
        self.fillers: list[tuple[int, str, int, int, float | None, str]] = []
        """Of each its agreement, role, span, position, score and origin, agreements and spans by their places here."""
        signatures: dict[str, int] = {}
        for nth, agreement in enumerate(annotation.agreements):
            signature = self._take_agreement(nth, agreement, index)
            signatures[signature] = signatures.get(signature, 0) + 1
            signature = f"{signature} #{signatures[signature]}"
            self.agreements.append((agreement.kind, agreement.status, signature, agreement.score, agreement.origin))
        self._check(length)
        self._tighten()

    @property
    def state(self) -> tuple[Any, ...]:
        """All that it holds as few plain values, for another process; `of` makes it again."""
        packed = [one.tobytes() if isinstance(one, array) else one for one in self.columns]
        return self.key, packed, self.agreements, self.fillers

    @classmethod
    def of(cls, state: tuple[Any, ...]) -> Self:
        """One that was made and checked in another process."""
        made = cls.__new__(cls)
        made.key, packed, made.agreements, made.fillers = state
        made.columns = tuple(packed)
        if packed:
            starts, ends, labels, scores, *rest = packed
            scores = _unpacked("d", scores) if type(scores) is bytes else scores
            made.columns = (_unpacked("I", starts), _unpacked("I", ends), labels, scores, *rest)
        return made

    def __len__(self) -> int:
        """How many spans there are."""
        return len(self.columns[0]) if self.columns else 0

    @property
    def annotation(self) -> Annotation:
        """The same as an annotation whose spans count from 1."""
        spans = (
            Span(start, end, label, SpanId(number), score, origin, entity)
            for number, (start, end, label, score, origin, entity) in enumerate(zip(*self.columns, strict=True), 1)
        )
        fillers: list[list[Filler]] = [[] for _ in self.agreements]
        for nth, role, index, _, score, origin in self.fillers:
            fillers[nth].append(Filler(role, SpanId(index + 1), score=score, origin=origin))
        agreements = (
            Agreement(kind, status, tuple(filled), score=score, origin=origin)
            for (kind, status, _, score, origin), filled in zip(self.agreements, fillers, strict=True)
        )
        return Annotation(tuple(spans), tuple(agreements))

    @property
    def doubtful(self) -> int:
        """How many spans have a score near one half."""
        scores = self.columns[3] if self.columns else ()
        return len([score for score in scores if score is not None and _LEAST_DOUBT <= score <= _MOST_DOUBT])

    @property
    def crossing(self) -> int:
        """How many spans overlap one before them without standing inside it; gold holds only one of the two."""
        if not self.columns:
            return 0
        starts, ends = self.columns[:2]
        if all(map(le, ends, starts[1:])):
            return 0  # no two overlap
        around: list[int] = []  # minus the ends of the spans around the one at hand, the nearest end last
        found = 0
        for start, end in zip(starts, ends, strict=True):
            while around and -around[-1] <= start:
                around.pop()
            found += bool(around) and -around[-1] < end
            insort(around, -end)
        return found

    def check_gold(self, text: str, schema: Schema) -> None:
        """Raise InputError where the spans could not be gold: they cross, or stand where the schema has none."""
        around: list[Span] = []
        for span in self.annotation.spans:
            if span.label not in schema.label:
                raise self._error(f"its label {span.label!r} is not in the project's schema")
            while around and around[-1].end <= span.start:
                around.pop()
            for outer in reversed(around):
                said = f"{span.label} {text[span.start : span.end]!r}"
                said_outer = f"{outer.label} {text[outer.start : outer.end]!r}"
                if outer.end < span.end:
                    raise self._error(f"{said} crosses {said_outer}")
                inside = (outer.start, outer.end) != (span.start, span.end)
                if inside and not schema.label[outer.label].holds_spans:
                    raise self._error(f"{said} is inside {said_outer}, which holds no spans")
            around.append(span)

    def span_rows(self, article: ArticleId, layer: LayerId, first: int) -> Iterable[tuple[Any, ...]]:
        """The rows of the spans; the first gets the id `first`."""
        ids = range(first, first + len(self))
        # Not a list: the tuple that was used is used again for the next row.
        return zip(ids, repeat(article), repeat(layer), *self.columns, repeat(0), strict=False)

    def agreement_rows(self, article: ArticleId, layer: LayerId, first: int) -> Iterable[tuple[Any, ...]]:
        """The rows of the agreements; the first gets the id `first`."""
        return [(row_id, article, layer, *row, 0) for row_id, row in enumerate(self.agreements, start=first)]

    def filler_rows(self, article: ArticleId, first_span: int, first_agreement: int) -> Iterable[tuple[Any, ...]]:
        """The rows of the fillers, between spans and agreements whose ids begin with those given."""
        return [
            (article, first_agreement + nth, role, first_span + index, position, score, origin)
            for nth, role, index, position, score, origin in self.fillers
        ]

    def _take_in_order(self, columns: Columns) -> _Index | None:
        """The spans' places by id; None where they are not in order, are there twice or have no id of their own."""
        starts, ends, labels, ids, scores, origins, entities, _ = columns
        if not starts:
            return {}
        places = list(zip(starts, [-end for end in ends], labels, strict=True))
        index = dict(zip(ids, range(len(ids)), strict=True))
        if 0 in index or len(index) < len(ids) or not all(map(lt, places, places[1:])):
            return None
        entities = _shared(entities) if any(entities) else entities
        self.columns = (starts, ends, _shared(labels), scores, _shared(origins), entities)
        return index

    def _join_equal(self, spans: Sequence[Span]) -> _Index:
        index: _Index = {}
        index_of_place: dict[tuple[int, int, str], int] = {}
        joined: list[tuple[Any, ...]] = []
        for start, end, label, row_id, *rest, _ in sorted(spans, key=_place):
            here = index_of_place.setdefault((start, end, label), len(joined))
            if here == len(joined):
                joined.append((start, end, label, *rest))
            if row_id and index.setdefault(row_id, here) != here:
                raise self._error(f"two of its spans have the id {row_id}")
        self.columns = tuple(zip(*joined, strict=True))
        return index

    def _tighten(self) -> None:
        """Hold the numbers side by side, not as an object each; scores where all are known."""
        if self.columns:
            starts, ends, labels, scores, *rest = self.columns
            scores = scores if None in scores else array("d", scores)
            self.columns = (array("I", starts), array("I", ends), labels, scores, *rest)

    def _take_agreement(self, nth: int, agreement: Agreement, index: _Index) -> str:
        """Take the fillers of an agreement; what those with the same mentions have in common, whatever their layer."""
        taken: set[tuple[str, int]] = set()
        mentions: list[int] = []
        for role, span, _, score, origin, _ in agreement.fillers:
            place = index.get(span)
            if place is None:
                raise self._error(f"an agreement names the span {span} as {role}, which is not there")
            if (role, place) in taken:
                continue
            self.fillers.append((nth, role, place, len(taken), score, origin))
            taken.add((role, place))
            if role == MENTIONS:
                mentions.append(place)
        starts, ends, labels = self.columns[:3] if self.columns else ((), (), ())
        return " ".join([f"{starts[place]}-{ends[place]}-{labels[place]}" for place in sorted(mentions)])

    def _check(self, length: int) -> None:
        if self.columns:
            starts, ends, labels = self.columns[:3]
            if starts[0] < 0 or max(ends) > length or not all(map(lt, starts, ends)):
                raise self._outside(length)
            self._check_names(labels)
        for kind, status, *_ in self.agreements:
            self._check_names((kind, status))
        self._check_names([filler[1] for filler in self.fillers])

    def _check_names(self, names: Iterable[str]) -> None:
        if _GOOD_NAMES.issuperset(names):
            return
        for name in names:
            if not name:
                raise self._error("a label, kind, status or role is empty")
            check_text(name, "A label, kind, status or role in {!r}", self.key)
            if len(_GOOD_NAMES) < _MOST_NAMES:
                _GOOD_NAMES.add(name)

    def _outside(self, length: int) -> InputError:
        span = next(span for span in self.annotation.spans if not 0 <= span.start < span.end <= length)
        place = f"{span.label} at {span.start}-{span.end}"
        return self._error(f"the {place} is empty or outside the text of {length} characters")

    def _error(self, fault: str) -> InputError:
        return InputError(f"The annotation of {self.key!r} cannot be used: {fault}.")


def incoming_article(article: Article) -> IncomingArticle:
    """An article on its way into a project; raises InputError where it cannot be kept exactly as it is."""
    key = article.key
    check_text(key, "An article's id")
    if not key:
        raise InputError("An article has no id.")
    check_text(article.text, "The article {!r}", key)
    if not article.text:
        raise InputError(f"The article {key!r} has no text.")
    for value in (article.title, article.published, article.source):
        check_text(value, "The title, date or source of {!r}", key)
    metadata = "{}"
    if article.metadata:
        try:
            metadata = json.dumps(dict(article.metadata), ensure_ascii=False)
        except (TypeError, ValueError) as error:
            raise InputError(f"The metadata of {key!r} cannot be kept as JSON: {error}.") from error
        check_text(metadata, "The metadata of {!r}", key)
    return IncomingArticle(
        *(key, text_hash(article.text), len(article.text), article.title, article.published, article.source),
        *(ArticleState(article.state).value, metadata, article.text),
    )


def check_text(text: str, what: str, *names: str) -> None:
    """Raise InputError where a text holds what neither SQLite nor UTF-8 can keep; `what` with the names tells it."""
    if "\0" in text:
        what = what.format(*names)
        raise InputError(f"{what} holds a NUL character (position {text.index(chr(0))}). Remove it and import again.")
    if text.isascii():
        return
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = what.format(*names)
        raise InputError(
            f"{what} holds half of a surrogate pair (position {error.start}), which is no character."
            " Write the file anew from its source and import again."
        ) from error


def _unpacked(kind: Literal["I", "d"], data: bytes) -> Sequence[Any]:
    numbers: array[Any] = array(kind)
    numbers.frombytes(data)
    return numbers


def _shared(names: Sequence[str]) -> tuple[str, ...]:
    """The same names, each of them one object however often it comes, so that a process sends it once."""
    if len(_SHARED) < _MOST_NAMES:
        return tuple(map(_SHARED.setdefault, names, names))
    return tuple([_SHARED.get(name, name) for name in names])


def _place(span: Span) -> tuple[int, int, str]:
    return span.start, -span.end, span.label
