"""Articles and annotations on their way into a project: checked, and ready to be written.

They know of no project and hold nothing but plain values, so that another process can make them.
"""

from __future__ import annotations

import json
import re
from array import array
from bisect import insort
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from operator import le, lt
from typing import Any, NamedTuple, Self

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
    Span,
    SpanId,
    text_hash,
)
from annotations.schema import Schema

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that break a line or control something, of which no name that is shown has any."""

SPAN_COLUMNS = 'span (layer_id, by_hand, id, article_id, start, "end", label, score, origin, entity)'
AGREEMENT_COLUMNS = "agreement (layer_id, by_hand, id, article_id, kind, status, signature, score, origin)"
FILLER_COLUMNS = "agreement_filler (article_id, agreement_id, role, span_id, position, score, origin)"

_MOST_NAMES = 1000
_GOOD_NAMES: set[str] = set()
"""Labels, kinds, statuses and roles that were looked at: few, and the same in every article."""
_SHARED: dict[str, str] = {}
_LEAST_DOUBT, _MOST_DOUBT = 0.3, 0.7
"""A score between these is near one half; schema_003 says the same."""

_AS_IT_IS = "-"
_SPANS, _FILLERS = "II-d--", "I-IId-"
"""Which columns are whole numbers (I), which are scores (d)."""

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

    __slots__ = ("agreements", "doubtful", "fillers", "key", "spans")

    def __init__(self, key: str, annotation: Annotation, length: int) -> None:
        self.key = key
        self.spans: Columns = ()
        """Starts, ends, labels, scores, origins and entities of the spans, in the order of the text; () for none."""
        index = self._take_in_order(annotation.columns)
        if index is None:
            index = self._join_equal(annotation.spans)
        agreements: list[tuple[Any, ...]] = []
        fillers: list[tuple[Any, ...]] = []
        signatures: dict[str, int] = {}
        for nth, agreement in enumerate(annotation.agreements):
            signature = self._take_fillers(nth, agreement, index, fillers)
            signatures[signature] = signatures.get(signature, 0) + 1
            signature = f"{signature} #{signatures[signature]}"
            agreements.append((agreement.kind, agreement.status, signature, agreement.score, agreement.origin))
        self.agreements: Columns = tuple(zip(*agreements, strict=True))
        """Kinds, statuses, signatures, scores and origins."""
        self.fillers: Columns = tuple(zip(*fillers, strict=True))
        """Agreement, role, span, position, score and origin of each, agreements and spans by their places here."""
        scores = self.spans[3] if self.spans else ()
        self.doubtful = len([one for one in scores if one is not None and _LEAST_DOUBT <= one <= _MOST_DOUBT])
        """How many spans have a score near one half."""
        self._check(length)
        self.spans, self.fillers = _tight(self.spans, _SPANS), _tight(self.fillers, _FILLERS)

    @property
    def state(self) -> tuple[Any, ...]:
        """All that it holds as few plain values, for another process; `of` makes it again."""
        return self.key, self.doubtful, _packed(self.spans), self.agreements, _packed(self.fillers)

    @classmethod
    def of(cls, state: tuple[Any, ...]) -> Self:
        """One that was made and checked in another process."""
        made = cls.__new__(cls)
        made.key, made.doubtful, spans, made.agreements, fillers = state
        made.spans, made.fillers = _unpacked(spans, _SPANS), _unpacked(fillers, _FILLERS)
        return made

    def __len__(self) -> int:
        """How many spans and agreements there are."""
        return _length(self.spans) + _length(self.agreements)

    @property
    def annotation(self) -> Annotation:
        """The same as an annotation whose spans count from 1."""
        spans = (
            Span(start, end, label, SpanId(number), score, origin, entity)
            for number, (start, end, label, score, origin, entity) in enumerate(zip(*self.spans, strict=True), 1)
        )
        fillers: list[list[Filler]] = [[] for _ in range(_length(self.agreements))]
        for nth, role, index, _, score, origin in zip(*self.fillers, strict=True):
            fillers[int(nth)].append(Filler(role, SpanId(index + 1), score=score, origin=origin))
        agreements = (
            Agreement(kind, status, tuple(filled), score=score, origin=origin)
            for (kind, status, _, score, origin), filled in zip(
                zip(*self.agreements, strict=True), fillers, strict=True
            )
        )
        return Annotation(tuple(spans), tuple(agreements))

    @property
    def crossing(self) -> int:
        """How many spans overlap one before them without standing inside it; gold holds only one of the two."""
        if not self.spans:
            return 0
        starts, ends = self.spans[:2]
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
        self.spans = (starts, ends, _shared(labels), scores, _shared(origins), entities)
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
        self.spans = tuple(zip(*joined, strict=True))
        return index

    def _take_fillers(self, nth: int, agreement: Agreement, index: _Index, fillers: list[tuple[Any, ...]]) -> str:
        """Add the fillers of an agreement; what those with the same mentions have in common, whatever their layer."""
        taken: set[tuple[str, int]] = set()
        mentions: list[int] = []
        for role, span, _, score, origin, _ in agreement.fillers:
            place = index.get(span)
            if place is None:
                raise self._error(f"an agreement names the span {span} as {role}, which is not there")
            if (role, place) in taken:
                continue
            fillers.append((nth, role, place, len(taken), score, origin))
            taken.add((role, place))
            if role == MENTIONS:
                mentions.append(place)
        starts, ends, labels = self.spans[:3] if self.spans else ((), (), ())
        return " ".join([f"{starts[place]}-{ends[place]}-{labels[place]}" for place in sorted(mentions)])

    def _check(self, length: int) -> None:
        if self.spans:
            starts, ends, labels = self.spans[:3]
            if starts[0] < 0 or max(ends) > length or not all(map(lt, starts, ends)):
                raise self._outside(length)
            self._check_names(labels)
        if self.agreements:
            kinds, statuses, *_ = self.agreements
            self._check_names([*kinds, *statuses])
        if self.fillers:
            self._check_names(self.fillers[1])

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


def span_columns(incoming: Sequence[tuple[ArticleId, Incoming]], first: int) -> list[Sequence[Any]]:
    """The spans of some articles as the columns of their table; the first gets the id `first`."""
    articles, *rest = _joined([(article, one.spans) for article, one in incoming])
    return [range(first, first + len(articles)), articles, *rest]


def agreement_columns(incoming: Sequence[tuple[ArticleId, Incoming]], first: int) -> list[Sequence[Any]]:
    """The same of their agreements."""
    articles, *rest = _joined([(article, one.agreements) for article, one in incoming])
    return [range(first, first + len(articles)), articles, *rest]


def filler_columns(
    incoming: Sequence[tuple[ArticleId, Incoming]], first_span: int, first_agreement: int
) -> list[Sequence[Any]]:
    """The same of the fillers, between spans and agreements whose ids begin with those given."""
    given: list[tuple[ArticleId, Columns]] = []
    for article, one in incoming:
        if one.fillers:
            agreements, roles, spans, *rest = one.fillers
            ids = [first_agreement + nth for nth in agreements], [first_span + place for place in spans]
            given.append((article, (ids[0], roles, ids[1], *rest)))
        first_span += _length(one.spans)
        first_agreement += _length(one.agreements)
    return _joined(given)


def _joined(given: Sequence[tuple[ArticleId, Columns]]) -> list[Sequence[Any]]:
    """The columns of some articles one below the other, before them the article of each row."""
    counts = [_length(columns) for _, columns in given]
    articles = chain.from_iterable(map(repeat, [article for article, _ in given], counts))
    together = zip(*[columns for _, columns in given if columns], strict=True)
    return [list(articles), *[list(chain.from_iterable(column)) for column in together]]


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


def _length(columns: Columns) -> int:
    return len(columns[0]) if columns else 0


def _tight(columns: Columns, kinds: str) -> Columns:
    """The same with numbers side by side, not as an object each; scores only where all are known."""
    return tuple(
        [
            column if kind == _AS_IT_IS or (kind == "d" and None in column) else array(kind, column)
            for kind, column in zip(kinds, columns, strict=False)  # there are none of nothing
        ]
    )


def _packed(columns: Columns) -> list[Any]:
    return [column.tobytes() if isinstance(column, array) else column for column in columns]


def _unpacked(packed: Sequence[Any], kinds: str) -> Columns:
    return tuple(
        [array(kind, column) if type(column) is bytes else column for kind, column in zip(kinds, packed, strict=False)]
    )


def _shared(names: Sequence[str]) -> tuple[str, ...]:
    """The same names, each of them one object however often it comes, so that a process sends it once."""
    if len(_SHARED) < _MOST_NAMES:
        return tuple(map(_SHARED.setdefault, names, names))
    return tuple([_SHARED.get(name, name) for name in names])


def _place(span: Span) -> tuple[int, int, str]:
    return span.start, -span.end, span.label
