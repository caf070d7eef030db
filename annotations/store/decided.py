"""What was decided on each suggestion of one article, derived from its verdicts and its gold.

Equal suggestions share a verdict, whatever layer they are in. A suggestion without a verdict that gold holds as it
is counts as accepted; a filler without one follows its agreement and its span when those are rejected.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from typing import Any

from annotations.model import AgreementId, Annotation, Decision, LayerId, Span, SpanId
from annotations.store.article_rows import ArticleRows, Stored
from annotations.store.decided_agreements import DecidedAgreements
from annotations.store.history import Image
from annotations.store.migrations import GOLD_LAYER

Place = tuple[int, int, str]
Verdict = tuple[Decision | None, int | None]
"""What was decided, and the gold row that came of it."""

_OPEN: Verdict = (None, None)
_DECISIONS = {decision.value: decision for decision in Decision}


class Decided:
    """The annotations that the rows of one article amount to; `follow` brings them up to date at little cost."""

    def __init__(self, rows: ArticleRows, layers: frozenset[LayerId]) -> None:
        self._rows = rows
        self._layers = layers
        self._gold_at: dict[Place, int] = {}
        self._verdict_at: dict[Place, Verdict] = {}
        self._verdicts_to: dict[int, set[int]] = {}
        shown: dict[Place, Stored] = {}
        for row in rows.spans.values():
            if row[1] == GOLD_LAYER:
                self._gold_at[row[2:5]] = row[0]
            elif row[1] in layers:
                shown.setdefault(row[2:5], row)
        for row in rows.verdicts.values():
            if row[1] is not None:
                self._take_verdict(None, row)
        self._shown = shown
        self._suggested = {place: self._span(row, self.span_verdict(place)[0]) for place, row in shown.items()}
        self._gold = {row_id: self._gold_span(row_id) for row_id in self._gold_at.values()}
        self._gold_order = sorted(_in_text(place, row_id) for place, row_id in self._gold_at.items())
        self._came = {row[0]: gold for place, row in shown.items() if (gold := self.span_verdict(place)[1]) is not None}
        self._agreements: DecidedAgreements | None = None

    def follow(self, images: Iterable[Image]) -> None:
        """Take in what a step changed."""
        places: set[Place] = set()
        gold: set[int] = set()
        for image in images:
            before, after = self._rows.apply(image)
            if image[0] == "span":
                places.update(self._move(before, after))
                gold.add(image[1])
            elif image[0] == "verdict":
                places.update(self._take_verdict(before, after))
                gold.update(row[5] for row in (before, after) if row is not None and row[5] is not None)
            self._agreements = None
        for place in places & self._suggested.keys():
            row, (decision, came) = self._shown[place], self.span_verdict(place)
            self._suggested[place] = self._span(row, decision)
            self._came.pop(row[0], None)
            if came is not None:
                self._came[row[0]] = came
        for row_id in gold:
            if row_id in self._rows.spans:
                self._gold[row_id] = self._gold_span(row_id)
            else:
                self._gold.pop(row_id, None)

    def gold(self) -> Annotation:
        """The gold layer, each part with the verdict, score and origin of the suggestion that it came of."""
        spans = tuple(self._gold[row_id] for *_, row_id in self._gold_order)
        return Annotation(spans, self._decided_agreements().gold())

    def suggested(self) -> Annotation:
        """The suggestions of the layers; of equal spans the one of the oldest layer stands for all."""
        return Annotation(tuple(self._suggested.values()), self._decided_agreements().suggested(self._layers))

    def gold_spans(self) -> dict[SpanId, SpanId]:
        """Suggested span -> the gold span that came of it."""
        return {SpanId(suggested): SpanId(gold) for suggested, gold in self._came.items()}

    def gold_agreements(self) -> dict[AgreementId, AgreementId]:
        """Suggested agreement -> the gold agreement that came of it."""
        return self._decided_agreements().came(self._layers)

    def span_verdict(self, place: Place) -> Verdict:
        """What was decided on the suggestions of a place, and the gold span that came of it."""
        given = self._verdict_at.get(place)
        if given is not None:
            return given
        gold = self._gold_at.get(place)
        return _OPEN if gold is None else (Decision.ACCEPTED, gold)

    def representative(self, span: int) -> SpanId:
        """The suggestion that stands for a span on the sheet."""
        return SpanId(self._shown[self._rows.spans[span][2:5]][0])

    def _decided_agreements(self) -> DecidedAgreements:
        if self._agreements is None:
            self._agreements = DecidedAgreements(self._rows, self)
        return self._agreements

    def _span(self, row: Stored, verdict: Decision | None) -> Span:
        row_id, _, start, end, label, score, origin, entity = row
        return Span(start, end, label, row_id, score, origin, entity, verdict)

    def _gold_span(self, row_id: int) -> Span:
        row: Any = self._rows.spans[row_id]
        verdicts = [self._rows.verdicts[verdict] for verdict in self._verdicts_to.get(row_id, ())]
        if not verdicts:
            return self._span(row, None)
        best = min(verdicts, key=_came_first)
        suggestion = self._rows.spans[best[1]]
        start, end, label = row[2:5]
        return Span(start, end, label, row[0], suggestion[5], suggestion[6] or row[6], row[7], _DECISIONS[best[4]])

    def _move(self, before: Stored | None, after: Stored | None) -> list[Place]:
        """A gold span came, went or moved; the places concerned."""
        if before is not None:
            self._gold_at.pop(before[2:5], None)
            self._gold_order.remove(_in_text(before[2:5], before[0]))
        if after is not None:
            self._gold_at[after[2:5]] = after[0]
            insort(self._gold_order, _in_text(after[2:5], after[0]))
        return [row[2:5] for row in (before, after) if row is not None]

    def _take_verdict(self, before: Stored | None, after: Stored | None) -> list[Place]:
        """A verdict on a span came, went or changed; the place concerned."""
        row = after or before
        if row is None or row[1] is None:
            return []
        place: Place = self._rows.spans[row[1]][2:5]
        if before is not None and before[5] is not None:
            self._verdicts_to[before[5]].discard(before[0])
        if after is None:
            self._verdict_at.pop(place, None)
            return [place]
        self._verdict_at[place] = (_DECISIONS[after[4]], after[5])
        if after[5] is not None:
            self._verdicts_to.setdefault(after[5], set()).add(after[0])
        return [place]


def _in_text(place: Place, row_id: int) -> tuple[int, int, str, int]:
    """What sorts spans in the order of the text, outer before inner."""
    return place[0], -place[1], place[2], row_id


def _came_first(verdict: Stored) -> tuple[str, int]:
    """The order in which the verdicts on gold tell where it came from: taken as it was before corrected, old first."""
    return verdict[4], verdict[0]
