"""The gold agreements while a step is under way: making, filling and dropping them together with the verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from annotations.errors import RatifyError
from annotations.model import MENTIONS, AgreementId, ArticleId, Decision, FillerId, SpanId
from annotations.review.gold import GoldSpans
from annotations.review.rules import check_role
from annotations.store import Store
from annotations.store.history import Row, Step
from annotations.store.migrations import GOLD_LAYER
from annotations.store.rows import AgreementRow, FillerRow, SpanRow, VerdictRow


class GoldAgreements:
    """Decisions on agreements and their fillers within one step."""

    def __init__(self, store: Store, step: Step) -> None:
        self.rows = store.rows
        self.schema = store.schema
        self.step = step
        self.spans = GoldSpans(store, step)

    def of(self, agreement: AgreementRow) -> AgreementRow | None:
        """The gold agreement that a suggestion came to, or the agreement itself where it is gold."""
        if agreement.is_gold:
            return agreement
        verdict = self.rows.agreement_verdict(agreement)
        return None if verdict is None or verdict.gold is None else self.rows.agreement(AgreementId(verdict.gold))

    def accept(self, agreement: AgreementRow, *, mention: SpanRow | None = None) -> AgreementRow:
        """The gold agreement of an agreement, made with its mentions (or with `mention`) where it is not there yet."""
        known = self.of(agreement)
        if known is not None:
            return known
        mentions = self._acceptable(agreement, mentions=True)
        spans = [self.spans.accept(self.rows.span(filler.span)) for filler in mentions]
        if not spans and mention is None:
            raise RatifyError("No mention of this agreement is left. Give it one, or reject it.")
        gold = self._equal(agreement, {span.id for span in spans}) or self.make(
            agreement.article, agreement.kind, agreement.status
        )
        self.decide(agreement, gold)
        for filler, span in zip(mentions, spans, strict=True):
            self._accept_into(gold, filler, span)
        return gold

    def join(self, agreement: AgreementRow, gold: AgreementRow) -> None:
        """A suggestion comes to a gold agreement that is there already, with its mentions; the rest of it waits."""
        mentions = self._acceptable(agreement, mentions=True)
        self.decide(agreement, gold)
        for filler in mentions:
            self._accept_into(gold, filler, self.spans.accept(self.rows.span(filler.span)))

    def decide(self, agreement: AgreementRow, gold: AgreementRow) -> None:
        """Say of a suggestion to which gold agreement it came."""
        self._decide(agreement, self._likeness(agreement, gold), gold.id)

    def accept_whole(self, agreement: AgreementRow) -> None:
        """The gold agreement with every open filler; those whose span was rejected or relabelled are left out."""
        gold = self.accept(agreement)
        for suggestion in self._suggestions(agreement, gold):
            for filler in self._acceptable(suggestion, mentions=False):
                span = self.spans.accept(self.rows.span(filler.span))
                if span.label in self.schema.role[filler.role].labels:
                    self._accept_into(gold, filler, span)
                else:
                    self._decide_filler(filler, Decision.REJECTED, None)

    def make(self, article: ArticleId, kind: str, status: str, *, by_hand: bool = False) -> AgreementRow:
        """A new gold agreement without fillers."""
        self.check_values(kind, status)
        values: Row = {"article_id": article, "layer_id": GOLD_LAYER, "kind": kind, "status": status, "signature": ""}
        values |= {"score": None, "origin": self.step.author if by_hand else "", "by_hand": int(by_hand)}
        row_id = self.step.insert("agreement", values)
        self.step.begin_review(article)
        return self.rows.agreement(AgreementId(row_id))

    def alter(self, agreement: AgreementRow, *, kind: str | None = None, status: str | None = None) -> None:
        """Give an agreement another kind or status; a suggestion becomes gold that differs from it."""
        self.check_values(kind or agreement.kind, status or agreement.status)
        gold = self.accept(agreement)
        self.step.update("agreement", gold.id, {"kind": kind or gold.kind, "status": status or gold.status})
        altered = self.rows.agreement(gold.id)
        for verdict in self.rows.verdicts_to_agreement(gold.id):
            decision = self._likeness(self.rows.agreement(AgreementId(verdict.target)), altered)
            if decision is not verdict.decision:
                self.step.update("verdict", verdict.id, {"decision": decision.value, **self.step.stamp()})
        self.step.begin_review(agreement.article)

    def reject(self, agreement: AgreementRow) -> None:
        """A suggestion is rejected; gold goes with its fillers, and what it came of is rejected."""
        gold = self.of(agreement)
        if gold is not None:
            self._drop(gold, Decision.REJECTED)
        elif self.rows.agreement_verdict(agreement) is None:
            self._decide(agreement, Decision.REJECTED, None)
        self.step.begin_review(agreement.article)

    def reopen(self, agreement: AgreementRow) -> None:
        """A suggestion is undecided again, with its fillers; the gold that came of it goes."""
        gold = self.of(agreement)
        if gold is None:
            verdict = self.rows.agreement_verdict(agreement)
            if verdict is not None:
                self.step.delete("verdict", verdict.id)
        elif gold.by_hand:
            raise RatifyError(
                "This agreement was added by hand: there is no suggestion to go back to. Reject it to remove it."
            )
        else:
            self._drop(gold, None)

    def fill(self, agreement: AgreementRow, role: str, span: SpanRow) -> None:
        """Put a span into a role of an agreement; both come to gold on the way."""
        if agreement.article != span.article:
            raise RatifyError("The span and the agreement are in different articles.")
        check_role(self.schema, role, (self.rows.gold_of(span) or span).label)
        gold_span = self.spans.accept(span)
        gold = self.accept(agreement, mention=gold_span if role == MENTIONS else None)
        filler = self._put_filler(gold, role, gold_span, None)
        for suggested in self._open_like(gold, role, gold_span):
            self._decide_filler(suggested, Decision.ACCEPTED, filler)
        self.step.begin_review(gold.article)

    def accept_filler(self, filler: FillerRow) -> None:
        """A suggested filler comes to gold, and its agreement and span with it."""
        agreement = self.rows.agreement(filler.agreement)
        if agreement.is_gold:
            return
        span = self.rows.span(filler.span)
        check_role(self.schema, filler.role, (self.rows.gold_of(span) or span).label)
        gold_span = self.spans.accept(span)
        gold = self.accept(agreement, mention=gold_span if filler.role == MENTIONS else None)
        self._accept_into(gold, filler, gold_span)

    def reject_filler(self, filler: FillerRow) -> None:
        """A suggested filler is rejected; a gold one goes, and what it came of is rejected."""
        agreement = self.rows.agreement(filler.agreement)
        gold = filler if agreement.is_gold else self.gold_filler(agreement, filler)
        if gold is not None:
            span = self.rows.span(gold.span)
            like = self._open_like(self.rows.agreement(gold.agreement), gold.role, span)
            self.spans.drop_filler(gold, Decision.REJECTED)
            for suggested in like:
                self._decide_filler(suggested, Decision.REJECTED, None)
        elif not agreement.is_gold:
            self._decide_filler(filler, Decision.REJECTED, None)
        self.step.begin_review(filler.article)

    def reopen_filler(self, filler: FillerRow) -> None:
        """A suggested filler is undecided again; the gold one that came of it goes."""
        agreement = self.rows.agreement(filler.agreement)
        gold = filler if agreement.is_gold else self.gold_filler(agreement, filler)
        verdict = None if agreement.is_gold else self.rows.filler_verdict(self.rows.fillers_like(filler))
        if gold is not None and not self.rows.verdicts_to_filler(gold.id):
            raise RatifyError("This part was added by hand: there is no suggestion to go back to. Reject it instead.")
        if gold is not None:
            self.spans.drop_filler(gold, None)
        elif verdict is not None:
            self.step.delete("verdict", verdict.id)

    def put_filler(self, gold: AgreementRow, filler: FillerRow) -> None:
        """Give a gold agreement the same filler that another one has."""
        self._put_filler(gold, filler.role, self.rows.span(filler.span), None)

    def follow(self, gone: AgreementId, kept: AgreementId | None) -> None:
        """What was remarked on an agreement that goes is about another one now."""
        for table, remark in self.rows.remarks(agreement=gone):
            self.step.update(table, remark, {"agreement_id": kept})

    def check_values(self, kind: str, status: str) -> None:
        """Raise RatifyError where the schema does not have a kind or a status."""
        if kind not in self.schema.kind:
            raise RatifyError(f"{kind} is no kind of agreement in this project's schema. Choose another.")
        if status not in self.schema.status:
            raise RatifyError(f"{status} is no status of agreements in this project's schema. Choose another.")

    def _suggestions(self, agreement: AgreementRow, gold: AgreementRow) -> list[AgreementRow]:
        if not agreement.is_gold:
            return [agreement]
        verdicts = self.rows.verdicts_to_agreement(gold.id)
        return [self.rows.agreement(AgreementId(verdict.target)) for verdict in verdicts]

    def _acceptable(self, agreement: AgreementRow, *, mentions: bool) -> list[FillerRow]:
        """The suggested fillers that are undecided, themselves and their spans not rejected."""
        return [
            filler
            for filler in self.rows.fillers(agreement.id)
            if (filler.role == MENTIONS) is mentions
            and self.rows.filler_verdict(self.rows.fillers_like(filler)) is None
            and not self._is_rejected(self.rows.span(filler.span))
        ]

    def _is_rejected(self, span: SpanRow) -> bool:
        verdict = self.rows.span_verdict(span)
        return verdict is not None and verdict.decision is Decision.REJECTED

    def _equal(self, agreement: AgreementRow, mentions: set[SpanId]) -> AgreementRow | None:
        """The gold agreement with the same mentions that came of no other suggestion of the same layer."""
        for gold in self.rows.gold_agreements(agreement.article) if mentions else ():
            fillers = self.rows.fillers(gold.id)
            sources = [self.rows.agreement(AgreementId(it.target)) for it in self.rows.verdicts_to_agreement(gold.id)]
            if mentions == {it.span for it in fillers if it.role == MENTIONS} and all(
                source.layer != agreement.layer for source in sources
            ):
                return gold
        return None

    def _likeness(self, agreement: AgreementRow, gold: AgreementRow) -> Decision:
        same = (agreement.kind, agreement.status) == (gold.kind, gold.status)
        return Decision.ACCEPTED if same else Decision.CORRECTED

    def _decide(self, agreement: AgreementRow, decision: Decision, gold: AgreementId | None) -> None:
        values: Row = {"decision": decision.value, "gold_agreement_id": gold, **self.step.stamp()}
        verdict = self.rows.agreement_verdict(agreement)
        if verdict is not None:
            self.step.update("verdict", verdict.id, values)
            return
        nothing = dict.fromkeys(("span_id", "filler_id", "gold_span_id", "gold_filler_id"))
        self.step.insert(
            "verdict", {"article_id": agreement.article, "agreement_id": agreement.id, **nothing, **values}
        )

    def _decide_filler(self, filler: FillerRow, decision: Decision, gold: FillerId | None) -> None:
        values: Row = {"decision": decision.value, "gold_filler_id": gold, **self.step.stamp()}
        verdict = self.rows.filler_verdict(self.rows.fillers_like(filler))
        if verdict is not None:
            if (verdict.decision, verdict.gold) != (decision, gold):
                self.step.update("verdict", verdict.id, values)
            return
        nothing = dict.fromkeys(("span_id", "agreement_id", "gold_span_id", "gold_agreement_id"))
        self.step.insert("verdict", {"article_id": filler.article, "filler_id": filler.id, **nothing, **values})

    def _accept_into(self, gold: AgreementRow, filler: FillerRow, span: SpanRow) -> None:
        self._decide_filler(filler, Decision.ACCEPTED, self._put_filler(gold, filler.role, span, filler.position))

    def _put_filler(self, gold: AgreementRow, role: str, span: SpanRow, position: int | None) -> FillerId:
        """The filler of a gold agreement, made where it is not there yet; without a position it is the last."""
        check_role(self.schema, role, span.label)
        fillers = self.rows.fillers(gold.id)
        for known in fillers:
            if (known.role, known.span) == (role, span.id):
                return known.id
        last = max((it.position for it in fillers), default=-1) + 1
        values: Row = {"article_id": gold.article, "agreement_id": gold.id, "role": role, "span_id": span.id}
        values |= {"position": last if position is None else position, "score": None}
        values["origin"] = self.step.author if position is None else ""
        return FillerId(self.step.insert("agreement_filler", values))

    def gold_filler(self, agreement: AgreementRow, filler: FillerRow) -> FillerRow | None:
        """The gold filler that a suggested one came to, or that says the same."""
        verdict = self.rows.filler_verdict(self.rows.fillers_like(filler))
        if verdict is not None:
            return None if verdict.gold is None else self.rows.filler(FillerId(verdict.gold))
        gold, span = self.of(agreement), self.rows.gold_of(self.rows.span(filler.span))
        fillers: Sequence[FillerRow] = [] if gold is None or span is None else self.rows.fillers(gold.id)
        same = [it for it in fillers if span is not None and (it.role, it.span) == (filler.role, span.id)]
        return same[0] if same else None

    def _open_like(self, gold: AgreementRow, role: str, span: SpanRow) -> list[FillerRow]:
        """The suggested fillers, not accepted so far, that would put a gold span in a role of a gold agreement."""
        found: list[FillerRow] = []
        for suggestion in self._suggestions(gold, gold):
            for filler in self.rows.fillers(suggestion.id):
                its_span = self.rows.gold_of(self.rows.span(filler.span)) if filler.role == role else None
                if its_span is None or its_span.id != span.id:
                    continue
                verdict = self.rows.filler_verdict(self.rows.fillers_like(filler))
                if verdict is None or verdict.decision is Decision.REJECTED:
                    found.append(filler)
        return found

    def _drop(self, gold: AgreementRow, decision: Decision | None) -> None:
        for filler in self.rows.fillers(gold.id):
            # No verdict is left on the fillers: they follow their agreement, and are open when it comes back.
            self.spans.drop_filler(filler, None, with_agreement=True)
        verdicts = self.rows.verdicts_to_agreement(gold.id)
        for verdict in verdicts:
            self._end(verdict, decision)
        self.follow(gold.id, AgreementId(verdicts[0].target) if verdicts else None)
        self.step.delete("agreement", gold.id)

    def _end(self, verdict: VerdictRow, decision: Decision | None) -> None:
        if decision is None:
            self.step.delete("verdict", verdict.id)
            return
        values: Row = {"decision": decision.value, "gold_agreement_id": None, **self.step.stamp()}
        self.step.update("verdict", verdict.id, values)
