"""The gold spans while a step is under way: putting, altering and dropping them together with the verdicts on them."""

from __future__ import annotations

from annotations.errors import RatifyError
from annotations.model import MENTIONS, ArticleId, Decision, SpanId
from annotations.review.rules import check_label, check_nesting, check_place, check_role, quote
from annotations.schema import Schema
from annotations.store import Store
from annotations.store.history import Row, Step
from annotations.store.migrations import GOLD_LAYER
from annotations.store.rows import FillerRow, Rows, SpanRow, VerdictRow


class GoldSpans:
    """Decisions on spans within one step."""

    def __init__(self, store: Store, step: Step) -> None:
        self.rows: Rows = store.rows
        self.schema: Schema = store.schema
        self.step = step

    def accept(self, span: SpanRow) -> SpanRow:
        """The gold span of a span, made from the suggestion where it is not there yet."""
        gold = self.rows.gold_of(span)
        if gold is None:
            gold = self.put(span.article, *span.place, entity=span.entity)
            self.decide(span, Decision.ACCEPTED, gold.id)
        return gold

    def correct(self, span: SpanRow, start: int, end: int, label: str) -> None:
        """Give a span another place or label: gold is altered, a suggestion becomes gold that differs from it."""
        gold = self.rows.gold_of(span)
        if gold is not None:
            self.alter(gold, start, end, label)
        elif span.place == (start, end, label):
            self.accept(span)
        else:
            gold = self.put(span.article, start, end, label)
            self.decide(span, Decision.CORRECTED, gold.id)

    def put(
        self, article: ArticleId, start: int, end: int, label: str, *, entity: str = "", by_hand: bool = False
    ) -> SpanRow:
        """The gold span of a place, made where it is not there yet."""
        known = self.rows.gold_at(article, start, end, label)
        if known is not None:
            return known
        self._check(article, start, end, label)
        values: Row = {"article_id": article, "layer_id": GOLD_LAYER, "start": start, "end": end, "label": label}
        origin = self.step.author if by_hand else ""
        values |= {"score": None, "origin": origin, "entity": entity, "by_hand": int(by_hand)}
        gold = SpanId(self.step.insert("span", values))
        self._lift_rejection(article, start, end, label, gold)
        self.step.begin_review(article)
        return self.rows.span(gold)

    def add(self, article: ArticleId, start: int, end: int, label: str) -> SpanRow:
        """The gold span of a place that an analyst marked; where a suggestion says the same, that is accepted."""
        known = self.rows.gold_at(article, start, end, label)
        if known is not None:
            return known
        suggestions = self.rows.suggestions_at(article, start, end, label)
        verdict = self.rows.span_verdict(suggestions[0]) if suggestions else None
        if suggestions and (verdict is None or verdict.decision is Decision.REJECTED):
            return self.accept(suggestions[0])
        return self.put(article, start, end, label, by_hand=True)

    def alter(self, gold: SpanRow, start: int, end: int, label: str) -> None:
        """Move or relabel a gold span; what it came of is now corrected, or accepted where it is the same again."""
        if gold.place == (start, end, label):
            return
        if self.rows.gold_at(gold.article, start, end, label) is not None:
            text = self.rows.text(gold.article)
            raise RatifyError(f"{quote(text, start, end)} is a {label} already. Reject this span instead.")
        self._check(gold.article, start, end, label, but=gold.id)
        for filler in self.rows.fillers_of_span(gold.id):
            check_role(self.schema, filler.role, label)
        equal = self.rows.suggestions_at(gold.article, start, end, label)
        entity = equal[0].entity if equal else ""
        self.step.update("span", gold.id, {"start": start, "end": end, "label": label, "entity": entity})
        for verdict in self.rows.verdicts_to_span(gold.id):
            same = self.rows.span(SpanId(verdict.target)).place == (start, end, label)
            decision = Decision.ACCEPTED if same else Decision.CORRECTED
            self.step.update("verdict", verdict.id, {"decision": decision.value, **self.step.stamp()})
        self._lift_rejection(gold.article, start, end, label, gold.id)
        self.step.begin_review(gold.article)

    def reject(self, span: SpanRow) -> None:
        """A suggestion is rejected; gold goes, and what it came of is rejected."""
        gold = self.rows.gold_at(span.article, *span.place)
        if gold is not None:
            self.drop(gold, Decision.REJECTED)
        elif (verdict := self.rows.span_verdict(span)) is None or verdict.decision is not Decision.REJECTED:
            self.decide(span, Decision.REJECTED, None)
        self.step.begin_review(span.article)

    def reopen(self, span: SpanRow) -> None:
        """A suggestion is undecided again; the gold that came of it goes, but not gold that was added by hand."""
        gold = self.rows.gold_at(span.article, *span.place)
        if gold is not None:
            self._reopen_gold(gold)
        elif (verdict := self.rows.span_verdict(span)) is not None:
            self.step.delete("verdict", verdict.id)
            self._drop_orphan(verdict, None)

    def drop(self, gold: SpanRow, decision: Decision | None) -> None:
        """Take a span out of gold with its fillers; what it came of is rejected, or open again for None."""
        for filler in self.rows.fillers_of_span(gold.id):
            # No verdict is left on the fillers: they follow their span, and are open when it comes back.
            self.drop_filler(filler, None)
        equal = self.rows.suggestions_at(gold.article, *gold.place)
        for verdict in self.rows.verdicts_to_span(gold.id):
            self._end(verdict, decision, "gold_span_id")
        if decision is not None and equal and self.rows.span_verdict(equal[0]) is None:
            self.decide(equal[0], decision, None)
        for table, remark in self.rows.remarks(span=gold.id):
            self.step.update(table, remark, {"span_id": equal[0].id if equal else None})
        self.step.delete("span", gold.id)

    def drop_filler(self, filler: FillerRow, decision: Decision | None, *, with_agreement: bool = False) -> None:
        """Take a filler out of gold; an agreement keeps its last mention unless it goes itself."""
        if filler.role == MENTIONS and not with_agreement:
            mentions = [it for it in self.rows.fillers(filler.agreement) if it.role == MENTIONS]
            if len(mentions) == 1:
                span = self.rows.span(filler.span)
                named = quote(self.rows.text(span.article), span.start, span.end)
                raise RatifyError(f"{named} is the only mention of an agreement. Reject the agreement first.")
        for verdict in self.rows.verdicts_to_filler(filler.id):
            self._end(verdict, decision, "gold_filler_id")
        self.step.delete("agreement_filler", filler.id)

    def decide(self, span: SpanRow, decision: Decision, gold: SpanId | None) -> None:
        """Write the verdict on a suggestion and all that are equal to it."""
        verdict = self.rows.span_verdict(span)
        values: Row = {"decision": decision.value, "gold_span_id": gold, **self.step.stamp()}
        if verdict is not None:
            self.step.update("verdict", verdict.id, values)
            self._drop_orphan(verdict, decision)
        else:
            nothing = dict.fromkeys(("agreement_id", "filler_id", "gold_agreement_id", "gold_filler_id"))
            self.step.insert("verdict", {"article_id": span.article, "span_id": span.id, **nothing, **values})
        self.step.begin_review(span.article)

    def _check(self, article: ArticleId, start: int, end: int, label: str, *, but: SpanId | None = None) -> None:
        text = self.rows.text(article)
        check_label(self.schema, label)
        check_place(text, start, end)
        others = [other for other in self.rows.gold_over(article, start, end) if other.id != but]
        check_nesting(self.schema, text, (start, end, label), others)

    def _lift_rejection(self, article: ArticleId, start: int, end: int, label: str, gold: SpanId) -> None:
        """A suggestion that was rejected is in gold after all."""
        for equal in self.rows.suggestions_at(article, start, end, label)[:1]:
            verdict = self.rows.span_verdict(equal)
            if verdict is not None and verdict.decision is Decision.REJECTED:
                self.decide(equal, Decision.ACCEPTED, gold)

    def _reopen_gold(self, gold: SpanRow) -> None:
        verdicts = self.rows.verdicts_to_span(gold.id)
        if not gold.by_hand:
            self.drop(gold, None)
        elif not verdicts:
            raise RatifyError(
                "This span was added by hand: there is no suggestion to go back to. Reject it to remove it."
            )
        else:
            for verdict in verdicts:
                self.step.delete("verdict", verdict.id)

    def _drop_orphan(self, verdict: VerdictRow, decision: Decision | None) -> None:
        """Gold goes with the last suggestion that it came of, unless it was added by hand."""
        if verdict.gold is None or self.rows.verdicts_to_span(SpanId(verdict.gold)):
            return
        gold = self.rows.span(SpanId(verdict.gold))
        if not gold.by_hand:
            self.drop(gold, decision)

    def _end(self, verdict: VerdictRow, decision: Decision | None, column: str) -> None:
        if decision is None:
            self.step.delete("verdict", verdict.id)
        else:
            self.step.update("verdict", verdict.id, {"decision": decision.value, column: None, **self.step.stamp()})
