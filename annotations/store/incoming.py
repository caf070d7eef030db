"""An annotation on its way into a layer: checked, without doubles, its local ids turned into places in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import lt
from typing import Any

from annotations.errors import InputError
from annotations.model import MENTIONS, Agreement, Annotation, ArticleId, Filler, LayerId, Span, SpanId
from annotations.schema import Schema
from annotations.store.articles import check_text

SPAN_COLUMNS = 'span (id, article_id, layer_id, start, "end", label, score, origin, entity, by_hand)'
AGREEMENT_COLUMNS = "agreement (id, article_id, layer_id, kind, status, signature, score, origin, by_hand)"
FILLER_COLUMNS = "agreement_filler (article_id, agreement_id, role, span_id, position, score, origin)"


_MOST_NAMES = 1000
_GOOD_NAMES: set[str] = set()
"""Labels, kinds, statuses and roles that were looked at: few, and the same in every article."""


def _place(span: Span) -> tuple[int, int, str]:
    return span.start, -span.end, span.label


class Incoming:
    """The spans and agreements of one article, ready to be written; spans that are there twice are one."""

    def __init__(self, article: ArticleId, key: str, annotation: Annotation) -> None:
        self.article = article
        self.key = key
        self.spans: Sequence[Span] = annotation.spans
        self._index: dict[SpanId, int] = {}
        if not self._take_in_order():
            self._join_equal()
        signatures: Counter[str] = Counter()
        self.agreements: list[tuple[Agreement, str, list[tuple[Filler, int]]]] = []
        for agreement in annotation.agreements:
            fillers = self._fillers(agreement)
            signature = self._signature(fillers)
            signatures[signature] += 1
            self.agreements.append((agreement, f"{signature} #{signatures[signature]}", fillers))

    def check(self, length: int) -> None:
        """Raise InputError where a span is not in the text or a name cannot be kept."""
        labels: tuple[str, ...] = ()
        if self.spans:
            starts, ends, labels, *_ = zip(*self.spans, strict=True)
            if min(starts) < 0 or max(ends) > length or not all(map(lt, starts, ends)):
                raise self._outside(length)
        names = set(labels)
        for agreement, _, fillers in self.agreements:
            names.update((agreement.kind, agreement.status))
            names.update([filler.role for filler, _ in fillers])
        if not names <= _GOOD_NAMES:
            self._check_names(names)

    def check_gold(self, text: str, schema: Schema) -> None:
        """Raise InputError where the spans could not be gold: they cross, or stand where the schema has none."""
        around: list[Span] = []
        for span in self.spans:
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

    def span_rows(self, layer: LayerId, first: int) -> Iterable[tuple[Any, ...]]:
        """The rows of the spans; the first gets the id `first`."""
        if not self.spans:
            return ()
        starts, ends, labels, _, scores, origins, entities, _ = zip(*self.spans, strict=True)
        ids = range(first, first + len(starts))
        own, layers, by_hand = repeat(self.article), repeat(layer), repeat(0)
        # Not a list: the tuple that was used is used again for the next row.
        return zip(ids, own, layers, starts, ends, labels, scores, origins, entities, by_hand, strict=False)

    def agreement_rows(self, layer: LayerId, first: int) -> Iterable[tuple[Any, ...]]:
        """The rows of the agreements; the first gets the id `first`."""
        return [
            (row_id, self.article, layer, it.kind, it.status, signature, it.score, it.origin, 0)
            for row_id, (it, signature, _) in enumerate(self.agreements, start=first)
        ]

    def filler_rows(self, first_span: int, first_agreement: int) -> Iterable[tuple[Any, ...]]:
        """The rows of the fillers, between spans and agreements whose ids begin with those given."""
        return [
            (self.article, agreement, it.role, first_span + index, position, it.score, it.origin)
            for agreement, (_, _, fillers) in enumerate(self.agreements, start=first_agreement)
            for position, (it, index) in enumerate(fillers)
        ]

    def _take_in_order(self) -> bool:
        """Whether the spans are in order, none is there twice and each has an id of its own, as in most files."""
        if not self.spans:
            return True
        starts, ends, labels, ids, *_ = zip(*self.spans, strict=True)
        places = list(zip(starts, [-end for end in ends], labels, strict=True))
        index = dict(zip(ids, range(len(ids)), strict=True))
        if 0 in index or len(index) < len(ids) or not all(map(lt, places, places[1:])):
            return False
        self._index = index
        return True

    def _join_equal(self) -> None:
        index_of_place: dict[tuple[int, int, str], int] = {}
        joined: list[Span] = []
        for span in sorted(self.spans, key=_place):
            index = index_of_place.setdefault((span.start, span.end, span.label), len(joined))
            if index == len(joined):
                joined.append(span)
            if span.id and self._index.setdefault(span.id, index) != index:
                raise self._error(f"two of its spans have the id {span.id}")
        self.spans = joined

    def _check_names(self, names: Iterable[str]) -> None:
        for name in names:
            if not name:
                raise self._error("a label, kind, status or role is empty")
            check_text(name, f"A label, kind, status or role in {self.key!r}")
            if len(_GOOD_NAMES) < _MOST_NAMES:
                _GOOD_NAMES.add(name)

    def _outside(self, length: int) -> InputError:
        span = next(span for span in self.spans if not 0 <= span.start < span.end <= length)
        place = f"{span.label} at {span.start}-{span.end}"
        return self._error(f"the {place} is empty or outside the text of {length} characters")

    def _fillers(self, agreement: Agreement) -> list[tuple[Filler, int]]:
        fillers: dict[tuple[str, int], Filler] = {}
        for filler in agreement.fillers:
            if filler.span not in self._index:
                raise self._error(f"an agreement names the span {filler.span} as {filler.role}, which is not there")
            fillers.setdefault((filler.role, self._index[filler.span]), filler)
        return [(filler, index) for (_, index), filler in fillers.items()]

    def _signature(self, fillers: Sequence[tuple[Filler, int]]) -> str:
        """What agreements with the same mentions have in common, whatever layer they are in."""
        mentions = sorted(index for filler, index in fillers if filler.role == MENTIONS)
        spans = (self.spans[index] for index in mentions)
        return " ".join(f"{span.start}-{span.end}-{span.label}" for span in spans)

    def _error(self, fault: str) -> InputError:
        return InputError(f"The annotation of {self.key!r} cannot be used: {fault}.")
