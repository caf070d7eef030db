"""What was decided on the agreements of one article and on their fillers."""

from __future__ import annotations

from typing import Any, Protocol

from annotations.model import Agreement, AgreementId, Decision, Filler, FillerId, LayerId, SpanId
from annotations.store.article_rows import ArticleRows, Stored
from annotations.store.migrations import GOLD_LAYER

_DECISIONS = {decision.value: decision for decision in Decision}
_TARGET_AGREEMENT, _TARGET_FILLER = 2, 3
_GOLD_AGREEMENT, _GOLD_FILLER = 6, 7


class Spans(Protocol):
    """What agreements need to know of spans."""

    def span_verdict(self, place: tuple[int, int, str]) -> tuple[Decision | None, int | None]:
        """What was decided on the suggestions of a place, and the gold span that came of it."""
        ...

    def representative(self, span: int) -> SpanId:
        """The suggestion that stands for a span on the sheet."""
        ...


class DecidedAgreements:
    """The agreements that the rows of one article amount to."""

    def __init__(self, rows: ArticleRows, spans: Spans) -> None:
        self._rows = rows
        self._spans = spans
        # One that undo brought back stands at the end of the rows, but not on the sheet.
        self._in_order = sorted(rows.agreements.values(), key=lambda row: row[0])
        self._fillers: dict[int, list[Stored]] = {}
        for row in sorted(rows.fillers.values(), key=lambda row: (row[4], row[0])):
            self._fillers.setdefault(row[1], []).append(row)
        verdicts = sorted((row for row in rows.verdicts.values() if row[1] is None), key=lambda row: (row[4], row[0]))
        self._by_signature = {
            rows.agreements[row[2]][4]: (_DECISIONS[row[4]], row[6]) for row in verdicts if row[2] is not None
        }
        self._by_filler = {self._says(rows.fillers[row[3]]): row for row in verdicts if row[3] is not None}
        self._filled = {(row[1], row[2], row[3]) for row in rows.fillers.values()}
        self._agreement_source = _sources(verdicts, _TARGET_AGREEMENT, _GOLD_AGREEMENT)
        self._filler_source = _sources(verdicts, _TARGET_FILLER, _GOLD_FILLER)

    def gold(self) -> tuple[Agreement, ...]:
        """The gold agreements, each part with the verdict, score and origin of the suggestion that it came of."""
        found: list[Agreement] = []
        for row_id, layer, kind, status, _, score, origin in self._in_order:
            if layer == GOLD_LAYER:
                fillers = tuple(self._gold_filler(row) for row in self._fillers.get(row_id, ()))
                source = self._agreement_source.get(row_id)
                if source is None:
                    found.append(Agreement(kind, status, fillers, row_id, score, origin))
                else:
                    *_, its_score, its_origin = self._rows.agreements[source[2]]
                    found.append(
                        Agreement(kind, status, fillers, row_id, its_score, its_origin or origin, _DECISIONS[source[4]])
                    )
        return tuple(found)

    def suggested(self, layers: frozenset[LayerId]) -> tuple[Agreement, ...]:
        """The suggested agreements of some layers."""
        return tuple(
            Agreement(
                kind,
                status,
                tuple(self._suggested_filler(row, signature) for row in self._fillers.get(row_id, ())),
                row_id,
                score,
                origin,
                self._verdict(signature, kind, status),
            )
            for row_id, layer, kind, status, signature, score, origin in self._in_order
            if layer in layers
        )

    def came(self, layers: frozenset[LayerId]) -> dict[AgreementId, AgreementId]:
        """Suggested agreement -> the gold agreement that came of it."""
        found: dict[AgreementId, AgreementId] = {}
        for row in self._rows.agreements.values():
            gold = self._by_signature[row[4]][1] if row[1] in layers and row[4] in self._by_signature else None
            if gold is not None:
                found[row[0]] = AgreementId(gold)
        return found

    def _verdict(self, signature: str, kind: str, status: str) -> Decision | None:
        decision, gold = self._by_signature.get(signature, (None, None))
        if gold is None:
            return decision
        same = self._rows.agreements[gold][2:4] == (kind, status)
        return Decision.ACCEPTED if same else Decision.CORRECTED

    def _gold_filler(self, row: Stored) -> Filler:
        row_id, _, role, span, _, score, origin = row
        source = self._filler_source.get(row_id)
        if source is None:
            return Filler(role, span, FillerId(row_id), score, origin)
        *_, its_score, its_origin = self._rows.fillers[source[3]]
        return Filler(role, span, FillerId(row_id), its_score, its_origin or origin, _DECISIONS[source[4]])

    def _suggested_filler(self, row: Stored, signature: str) -> Filler:
        row_id, _, role, span, _, score, origin = row
        verdict = self._filler_verdict(row, signature)
        return Filler(role, self._spans.representative(span), FillerId(row_id), score, origin, verdict)

    def _filler_verdict(self, row: Stored, signature: str) -> Decision | None:
        given = self._by_filler.get(self._says(row))
        if given is not None:
            return _DECISIONS[given[4]]
        decision, agreement = self._by_signature.get(signature, (None, None))
        span_decision, span = self._spans.span_verdict(self._rows.spans[row[3]][2:5])
        if agreement is not None and (agreement, row[2], span) in self._filled:
            return Decision.ACCEPTED
        return Decision.REJECTED if Decision.REJECTED in (decision, span_decision) else None

    def _says(self, row: Stored) -> tuple[Any, ...]:
        """What fillers of different layers that share a verdict have in common."""
        return self._rows.agreements[row[1]][4], row[2], self._rows.spans[row[3]][2:5]


def _sources(verdicts: list[Stored], target: int, gold: int) -> dict[int, Stored]:
    """Gold row -> the verdict that tells where it came from: taken as it was before corrected, old first."""
    found: dict[int, Stored] = {}
    for row in verdicts:
        if row[target] is not None and row[gold] is not None:
            found.setdefault(row[gold], row)
    return found
