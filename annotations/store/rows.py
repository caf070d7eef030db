"""Single rows as a decision needs them: a span, its equals, its verdict, and what lies across it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from annotations.errors import RatifyError
from annotations.model import AgreementId, ArticleId, Decision, FillerId, LayerId, SpanId
from annotations.store.connection import Connection
from annotations.store.migrations import GOLD_LAYER

Remark = Literal["note", "flag", "look"]
"""The tables of what analysts say about a span or an agreement."""

_ON_SPAN: Mapping[Remark, str] = {
    "note": "SELECT id FROM note WHERE span_id = ?",
    "flag": "SELECT id FROM flag WHERE span_id = ?",
    "look": "SELECT id FROM look WHERE span_id = ?",
}
_ON_AGREEMENT: Mapping[Remark, str] = {
    "note": "SELECT id FROM note WHERE agreement_id = ?",
    "flag": "SELECT id FROM flag WHERE agreement_id = ?",
}
_GONE = "is no longer there: it was undone or removed."


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A span as it is stored; `by_hand` is gold that came of no suggestion."""

    id: SpanId
    article: ArticleId
    layer: LayerId
    start: int
    end: int
    label: str
    entity: str
    by_hand: bool

    @property
    def is_gold(self) -> bool:
        """Whether the span is confirmed, or else a suggestion."""
        return self.layer == GOLD_LAYER

    @property
    def place(self) -> tuple[int, int, str]:
        """What makes two spans equal."""
        return self.start, self.end, self.label


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement as it is stored; suggestions with the same signature name the same mentions."""

    id: AgreementId
    article: ArticleId
    layer: LayerId
    kind: str
    status: str
    signature: str
    by_hand: bool

    @property
    def is_gold(self) -> bool:
        """Whether the agreement is confirmed, or else a suggestion."""
        return self.layer == GOLD_LAYER


@dataclass(frozen=True, slots=True)
class FillerRow:
    """A filler as it is stored."""

    id: FillerId
    article: ArticleId
    agreement: AgreementId
    role: str
    span: SpanId
    position: int


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A verdict; `target` is the suggestion that it is kept with, `gold` the row that came of it."""

    id: int
    target: int
    decision: Decision
    gold: int | None


_SPAN = """SELECT span.id, span.article_id, span.layer_id, span.start, span."end", span.label, span.entity,
    span.by_hand FROM span"""
_AT = ' WHERE span.article_id = ? AND span.start = ? AND span."end" = ? AND span.label = ?'
_SPAN_VERDICT = """SELECT verdict.id, verdict.span_id, verdict.decision, verdict.gold_span_id FROM span
    JOIN verdict ON verdict.span_id = span.id"""
_AGREEMENT = """SELECT agreement.id, agreement.article_id, agreement.layer_id, agreement.kind, agreement.status,
    agreement.signature, agreement.by_hand FROM agreement"""
_FILLER = """SELECT filler.id, filler.article_id, filler.agreement_id, filler.role, filler.span_id, filler.position
    FROM agreement_filler AS filler"""


class Rows:
    """Looks up single rows by index, so that a decision costs the same in long articles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def text(self, article: ArticleId) -> str:
        """The text of an article."""
        text = self._connection.value("SELECT text FROM article_text WHERE article_id = ?", (article,))
        if text is None:
            raise RatifyError(f"There is no article {article} in this project.")
        return str(text)

    def span(self, span: SpanId) -> SpanRow:
        """One span."""
        row = self._connection.first(_SPAN + " WHERE span.id = ?", (span,))
        if row is None:
            raise RatifyError(f"This span {_GONE}")
        return _span(row)

    def gold_at(self, article: ArticleId, start: int, end: int, label: str) -> SpanRow | None:
        """The gold span of a place and label, or None."""
        row = self._connection.first(_SPAN + _AT + " AND span.layer_id = ?", (article, start, end, label, GOLD_LAYER))
        return None if row is None else _span(row)

    def spans_at(self, article: ArticleId, start: int, end: int) -> list[SpanRow]:
        """The gold spans and the suggestions under review of a place, whatever their label, gold first."""
        rows = self._connection.all(
            _SPAN
            + " LEFT JOIN layer_article AS cover"
            + " ON cover.article_id = span.article_id AND cover.layer_id = span.layer_id"
            + ' WHERE span.article_id = ? AND span.start = ? AND span."end" = ?'
            + " AND (span.layer_id = ? OR cover.under_review = 1) ORDER BY span.layer_id, span.id",
            (article, start, end, GOLD_LAYER),
        )
        return [_span(row) for row in rows]

    def suggestions_at(self, article: ArticleId, start: int, end: int, label: str) -> list[SpanRow]:
        """The equal suggestions of a place and label, of every layer, those under review first."""
        rows = self._connection.all(
            _SPAN
            + " JOIN layer_article AS cover ON cover.article_id = span.article_id AND cover.layer_id = span.layer_id"
            + _AT
            + " ORDER BY cover.under_review DESC, span.id",
            (article, start, end, label),
        )
        return [_span(row) for row in rows]

    def gold_over(self, article: ArticleId, start: int, end: int) -> list[SpanRow]:
        """The gold spans that share characters with `[start, end)`."""
        rows = self._connection.all(
            _SPAN + ' WHERE span.article_id = ? AND span.start < ? AND span."end" > ? AND span.layer_id = ?'
            " ORDER BY span.start, span.id",
            (article, end, start, GOLD_LAYER),
        )
        return [_span(row) for row in rows]

    def span_verdict(self, span: SpanRow) -> VerdictRow | None:
        """The verdict on a suggestion or on one equal to it."""
        row = self._connection.first(
            _SPAN_VERDICT + _AT,
            (span.article, *span.place),
        )
        return None if row is None else _verdict(row)

    def gold_of(self, span: SpanRow) -> SpanRow | None:
        """The gold span that a suggestion came to or that is equal to it; a gold span itself."""
        if span.is_gold:
            return span
        verdict = self.span_verdict(span)
        if verdict is not None:
            return None if verdict.gold is None else self.span(SpanId(verdict.gold))
        return self.gold_at(span.article, *span.place)

    def verdicts_to_span(self, gold: SpanId) -> list[VerdictRow]:
        """The verdicts that a gold span came of."""
        rows = self._connection.all(
            "SELECT id, span_id, decision, gold_span_id FROM verdict WHERE gold_span_id = ? ORDER BY id", (gold,)
        )
        return [_verdict(row) for row in rows]

    def agreement(self, agreement: AgreementId) -> AgreementRow:
        """One agreement."""
        row = self._connection.first(_AGREEMENT + " WHERE agreement.id = ?", (agreement,))
        if row is None:
            raise RatifyError(f"This agreement {_GONE}")
        return _agreement(row)

    def gold_agreements(self, article: ArticleId) -> list[AgreementRow]:
        """The gold agreements of an article."""
        rows = self._connection.all(
            _AGREEMENT + " WHERE agreement.article_id = ? AND agreement.layer_id = ? ORDER BY agreement.id",
            (article, GOLD_LAYER),
        )
        return [_agreement(row) for row in rows]

    def agreement_verdict(self, agreement: AgreementRow) -> VerdictRow | None:
        """The verdict on a suggested agreement or on one with the same mentions."""
        row = self._connection.first(
            "SELECT verdict.id, verdict.agreement_id, verdict.decision, verdict.gold_agreement_id FROM agreement"
            " JOIN verdict ON verdict.agreement_id = agreement.id"
            " WHERE agreement.article_id = ? AND agreement.signature = ? AND agreement.layer_id <> ?",
            (agreement.article, agreement.signature, GOLD_LAYER),
        )
        return None if row is None else _verdict(row)

    def verdicts_to_agreement(self, gold: AgreementId) -> list[VerdictRow]:
        """The verdicts that a gold agreement came of."""
        rows = self._connection.all(
            "SELECT id, agreement_id, decision, gold_agreement_id FROM verdict WHERE gold_agreement_id = ? ORDER BY id",
            (gold,),
        )
        return [_verdict(row) for row in rows]

    def filler(self, filler: FillerId) -> FillerRow:
        """One filler."""
        row = self._connection.first(_FILLER + " WHERE filler.id = ?", (filler,))
        if row is None:
            raise RatifyError(f"This part of an agreement {_GONE}")
        return FillerRow(*row)

    def fillers(self, agreement: AgreementId) -> list[FillerRow]:
        """The fillers of one agreement in order."""
        rows = self._connection.all(
            _FILLER + " WHERE filler.agreement_id = ? ORDER BY filler.position, filler.id", (agreement,)
        )
        return [FillerRow(*row) for row in rows]

    def fillers_of_span(self, span: SpanId) -> list[FillerRow]:
        """The fillers that name a span."""
        rows = self._connection.all(_FILLER + " WHERE filler.span_id = ? ORDER BY filler.id", (span,))
        return [FillerRow(*row) for row in rows]

    def fillers_like(self, filler: FillerRow) -> list[FillerRow]:
        """The suggested fillers that say the same: equal spans, same role, agreements with the same mentions."""
        rows = self._connection.all(
            _FILLER + " JOIN agreement ON agreement.id = filler.agreement_id JOIN span ON span.id = filler.span_id"
            " JOIN agreement AS mine ON mine.id = ? AND mine.article_id = agreement.article_id"
            " AND mine.signature = agreement.signature"
            ' JOIN span AS place ON place.id = ? AND place.start = span.start AND place."end" = span."end"'
            " AND place.label = span.label"
            " WHERE filler.article_id = ? AND filler.role = ? AND agreement.layer_id <> ? ORDER BY filler.id",
            (filler.agreement, filler.span, filler.article, filler.role, GOLD_LAYER),
        )
        return [FillerRow(*row) for row in rows]

    def filler_verdict(self, fillers: Sequence[FillerRow]) -> VerdictRow | None:
        """The verdict on any of some suggested fillers that say the same."""
        for filler in fillers:
            row = self._connection.first(
                "SELECT id, filler_id, decision, gold_filler_id FROM verdict WHERE filler_id = ?", (filler.id,)
            )
            if row is not None:
                return _verdict(row)
        return None

    def verdicts_to_filler(self, gold: FillerId) -> list[VerdictRow]:
        """The verdicts that a gold filler came of."""
        rows = self._connection.all(
            "SELECT id, filler_id, decision, gold_filler_id FROM verdict WHERE gold_filler_id = ? ORDER BY id", (gold,)
        )
        return [_verdict(row) for row in rows]

    def remarks(self, *, span: SpanId | None = None, agreement: AgreementId | None = None) -> list[tuple[Remark, int]]:
        """What is tied to a span or to an agreement and stays when that goes: table and id of each row."""
        return [
            (table, row[0])
            for table, query in (_ON_SPAN if span is not None else _ON_AGREEMENT).items()
            for row in self._connection.all(query, (agreement if span is None else span,))
        ]


def _span(row: tuple[Any, ...]) -> SpanRow:
    row_id, article, layer, start, end, label, entity, by_hand = row
    return SpanRow(SpanId(row_id), ArticleId(article), LayerId(layer), start, end, label, entity, bool(by_hand))


def _agreement(row: tuple[Any, ...]) -> AgreementRow:
    row_id, article, layer, kind, status, signature, by_hand = row
    return AgreementRow(AgreementId(row_id), ArticleId(article), LayerId(layer), kind, status, signature, bool(by_hand))


def _verdict(row: tuple[Any, ...]) -> VerdictRow:
    row_id, target, decision, gold = row
    return VerdictRow(row_id, target, Decision(decision), gold)
