"""What was decided on each suggestion of one article, derived from its verdicts and its gold.

Equal suggestions share a verdict, whatever layer they are in. A suggestion without a verdict that gold holds as it
is counts as accepted; a filler without one follows its agreement and its span when those are rejected.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from annotations.model import (
    Agreement,
    AgreementId,
    Annotation,
    ArticleId,
    Decision,
    Filler,
    FillerId,
    LayerId,
    Span,
    SpanId,
)
from annotations.store.connection import Connection
from annotations.store.migrations import GOLD_LAYER

Place = tuple[int, int, str]
Verdict = tuple[Decision | None, int | None]
"""What was decided, and the gold row that came of it."""
Came = tuple[Decision | None, float | None, str]
"""Of which suggestion a gold row came: what was decided on it, its score and its origin."""

_OPEN: Verdict = (None, None)
_DECISIONS = {decision.value: decision for decision in Decision}


class Decided:
    """All rows of one article, read once, and the annotations that they amount to."""

    def __init__(self, connection: Connection, article: ArticleId) -> None:
        self._spans = connection.all(
            'SELECT id, layer_id, start, "end", label, score, origin, entity FROM span WHERE article_id = ?'
            ' ORDER BY start, "end" DESC, label, layer_id',
            (article,),
        )
        self._agreements = connection.all(
            "SELECT id, layer_id, kind, status, signature, score, origin FROM agreement WHERE article_id = ?"
            " ORDER BY id",
            (article,),
        )
        fillers = connection.all(
            "SELECT agreement_id, id, role, span_id, score, origin FROM agreement_filler WHERE article_id = ?"
            " ORDER BY agreement_id, position, id",
            (article,),
        )
        self._fillers: dict[int, list[tuple[Any, ...]]] = {}
        for agreement, *filler in fillers:
            self._fillers.setdefault(agreement, []).append(tuple(filler))
        self._verdicts = connection.all(
            "SELECT span_id, agreement_id, filler_id, decision, gold_span_id, gold_agreement_id, gold_filler_id"
            " FROM verdict WHERE article_id = ? ORDER BY decision, id",
            (article,),
        )

    def gold(self) -> Annotation:
        """The gold layer, each part with the verdict, score and origin of the suggestion that it came of."""
        nothing: Came = (None, None, "")
        spans: list[Span] = []
        for row_id, layer, start, end, label, score, origin, entity in self._spans:
            if layer == GOLD_LAYER:
                verdict, its_score, its_origin = self._span_came.get(row_id, nothing)
                spans.append(
                    Span(
                        start,
                        end,
                        label,
                        row_id,
                        score if verdict is None else its_score,
                        its_origin or origin,
                        entity,
                        verdict,
                    )
                )
        agreements: list[Agreement] = []
        for row_id, layer, kind, status, _, score, origin in self._agreements:
            if layer == GOLD_LAYER:
                verdict, its_score, its_origin = self._agreement_came.get(row_id, nothing)
                agreements.append(
                    Agreement(
                        kind,
                        status,
                        self._gold_fillers(row_id),
                        row_id,
                        score if verdict is None else its_score,
                        its_origin or origin,
                        verdict,
                    )
                )
        return Annotation(tuple(spans), tuple(agreements))

    def suggested(self, layers: frozenset[LayerId]) -> Annotation:
        """The suggestions of some layers; of equal spans the oldest stands for all."""
        shown = self._shown(layers)
        spans = tuple(
            Span(*place, row_id, score, origin, entity, self._span_verdict(place)[0])
            for place, (row_id, score, origin, entity) in shown.items()
        )
        agreements = tuple(
            Agreement(
                kind,
                status,
                self._suggested_fillers(row_id, signature, shown),
                row_id,
                score,
                origin,
                self._agreement_verdict(signature, kind, status)[0],
            )
            for row_id, layer, kind, status, signature, score, origin in self._agreements
            if layer in layers
        )
        return Annotation(spans, agreements)

    def gold_spans(self, layers: frozenset[LayerId]) -> dict[SpanId, SpanId]:
        """Suggested span -> the gold span that came of it."""
        came = {row[0]: self._span_verdict(place)[1] for place, row in self._shown(layers).items()}
        return {SpanId(suggested): SpanId(gold) for suggested, gold in came.items() if gold is not None}

    def gold_agreements(self, layers: frozenset[LayerId]) -> dict[AgreementId, AgreementId]:
        """Suggested agreement -> the gold agreement that came of it."""
        came = {row[0]: self._by_signature.get(row[4], _OPEN)[1] for row in self._agreements if row[1] in layers}
        return {AgreementId(suggested): AgreementId(gold) for suggested, gold in came.items() if gold is not None}

    def _shown(self, layers: frozenset[LayerId]) -> dict[Place, tuple[Any, ...]]:
        shown: dict[Place, tuple[Any, ...]] = {}
        for row_id, layer, start, end, label, *rest in self._spans:
            if layer in layers:
                shown.setdefault((start, end, label), (row_id, *rest))
        return shown

    def _gold_fillers(self, agreement: int) -> tuple[Filler, ...]:
        nothing: Came = (None, None, "")
        fillers: list[Filler] = []
        for row_id, role, span, score, origin in self._fillers.get(agreement, ()):
            verdict, its_score, its_origin = self._filler_came.get(row_id, nothing)
            fillers.append(
                Filler(role, span, row_id, score if verdict is None else its_score, its_origin or origin, verdict)
            )
        return tuple(fillers)

    def _suggested_fillers(
        self, agreement: int, signature: str, shown: dict[Place, tuple[Any, ...]]
    ) -> tuple[Filler, ...]:
        fillers: list[Filler] = []
        for row_id, role, span, score, origin in self._fillers.get(agreement, ()):
            place = self._places[span]
            verdict = self._filler_verdict(signature, role, place)
            fillers.append(Filler(role, SpanId(shown[place][0]), FillerId(row_id), score, origin, verdict))
        return tuple(fillers)

    def _span_verdict(self, place: Place) -> Verdict:
        given = self._by_place.get(place)
        if given is not None:
            return given
        gold = self._gold_by_place.get(place)
        return _OPEN if gold is None else (Decision.ACCEPTED, gold)

    def _agreement_verdict(self, signature: str, kind: str, status: str) -> Verdict:
        decision, gold = self._by_signature.get(signature, _OPEN)
        if gold is None:
            return decision, None
        same = self._gold_values[gold] == (kind, status)
        return (Decision.ACCEPTED if same else Decision.CORRECTED), gold

    def _filler_verdict(self, signature: str, role: str, place: Place) -> Decision | None:
        given = self._by_filler.get((signature, role, place))
        if given is not None:
            return given
        decision, agreement = self._by_signature.get(signature, _OPEN)
        span_decision, span = self._span_verdict(place)
        if agreement is not None and (agreement, role, span) in self._filled:
            return Decision.ACCEPTED
        if Decision.REJECTED in (decision, span_decision):
            return Decision.REJECTED
        return None

    @cached_property
    def _places(self) -> dict[int, Place]:
        return {row[0]: (row[2], row[3], row[4]) for row in self._spans}

    @cached_property
    def _gold_by_place(self) -> dict[Place, int]:
        return {(row[2], row[3], row[4]): row[0] for row in self._spans if row[1] == GOLD_LAYER}

    @cached_property
    def _gold_values(self) -> dict[int, tuple[str, str]]:
        return {row[0]: (row[2], row[3]) for row in self._agreements if row[1] == GOLD_LAYER}

    @cached_property
    def _filled(self) -> set[tuple[int, str, int | None]]:
        """The fillers of gold: agreement, role, span."""
        return {(gold, row[1], row[2]) for gold in self._gold_values for row in self._fillers.get(gold, ())}

    @cached_property
    def _by_place(self) -> dict[Place, Verdict]:
        places = self._places
        return {places[row[0]]: (_DECISIONS[row[3]], row[4]) for row in self._verdicts if row[0] is not None}

    @cached_property
    def _by_signature(self) -> dict[str, Verdict]:
        signatures = {row[0]: row[4] for row in self._agreements}
        return {signatures[row[1]]: (_DECISIONS[row[3]], row[5]) for row in self._verdicts if row[1] is not None}

    @cached_property
    def _by_filler(self) -> dict[tuple[str, str, Place], Decision]:
        signatures = {row[0]: row[4] for row in self._agreements}
        said = {
            row_id: (signatures[agreement], role, self._places[span])
            for agreement, fillers in self._fillers.items()
            for row_id, role, span, *_ in fillers
        }
        return {said[row[2]]: _DECISIONS[row[3]] for row in self._verdicts if row[2] is not None}

    @cached_property
    def _span_came(self) -> dict[int, Came]:
        scored = {row[0]: (row[5], row[6]) for row in self._spans}
        return self._came(0, 4, scored)

    @cached_property
    def _agreement_came(self) -> dict[int, Came]:
        scored = {row[0]: (row[5], row[6]) for row in self._agreements}
        return self._came(1, 5, scored)

    @cached_property
    def _filler_came(self) -> dict[int, Came]:
        scored = {row[0]: (row[3], row[4]) for fillers in self._fillers.values() for row in fillers}
        return self._came(2, 6, scored)

    def _came(self, target: int, gold: int, scored: dict[int, tuple[float | None, str]]) -> dict[int, Came]:
        """Gold row -> the suggestion that it came of; one that was accepted as it is goes before one corrected."""
        came: dict[int, Came] = {}
        for row in self._verdicts:
            if row[target] is not None and row[gold] is not None:
                came.setdefault(row[gold], (_DECISIONS[row[3]], *scored[row[target]]))
        return came
