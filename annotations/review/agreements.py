"""What an analyst does with agreements; each function is one step that undo takes back whole."""

from __future__ import annotations

from collections.abc import Callable

from annotations.changes import Changes
from annotations.model import MENTIONS, AgreementId, ArticleId, FillerId, SpanId
from annotations.review.frames import GoldAgreements
from annotations.review.rules import check_role
from annotations.store import Store


def accept_agreement(store: Store, agreement: AgreementId, *, whole: bool) -> Changes:
    """Turn a suggestion into gold with its mentions; `whole`: with every open filler, whose spans come to gold too."""
    return _on_agreement(
        store, "Accept agreement", agreement, GoldAgreements.accept_whole if whole else GoldAgreements.accept
    )


def reject_agreement(store: Store, agreement: AgreementId) -> Changes:
    """Reject a suggestion, or take an agreement out of gold; its spans stay."""
    return _on_agreement(store, "Reject agreement", agreement, GoldAgreements.reject)


def reopen_agreement(store: Store, agreement: AgreementId) -> Changes:
    """A suggestion is undecided again with all its fillers, and the gold that came of it goes."""
    return _on_agreement(store, "Reopen agreement", agreement, GoldAgreements.reopen)


def set_kind(store: Store, agreement: AgreementId, kind: str) -> Changes:
    """Give an agreement another kind; a suggestion becomes gold, corrected."""
    with store.history.step("Set kind") as step:
        GoldAgreements(store, step).alter(store.rows.agreement(agreement), kind=kind)
    return step.changes


def set_status(store: Store, agreement: AgreementId, status: str) -> Changes:
    """Give an agreement another status; a suggestion becomes gold, corrected."""
    with store.history.step("Set status") as step:
        GoldAgreements(store, step).alter(store.rows.agreement(agreement), status=status)
    return step.changes


def add_agreement(store: Store, article: ArticleId, mention: SpanId, kind: str, status: str) -> Changes:
    """A gold agreement by hand, with its first mention; a suggested span is accepted for it."""
    with store.history.step("Add agreement") as step:
        agreements = GoldAgreements(store, step)
        agreements.fill(agreements.make(article, kind, status, by_hand=True), MENTIONS, store.rows.span(mention))
    return step.changes


def add_agreement_over(
    store: Store, article: ArticleId, start: int, end: int, label: str, kind: str, status: str
) -> Changes:
    """The same where the text has no span yet: the mention is marked with a label on the way."""
    with store.history.step("Add agreement") as step:
        agreements = GoldAgreements(store, step)
        check_role(store.schema, MENTIONS, label)
        mention = agreements.spans.add(article, start, end, label)
        agreements.fill(agreements.make(article, kind, status, by_hand=True), MENTIONS, mention)
    return step.changes


def fill(store: Store, agreement: AgreementId, role: str, span: SpanId) -> Changes:
    """Put a span into a role of an agreement; suggestions come to gold on the way."""
    with store.history.step("Fill role") as step:
        GoldAgreements(store, step).fill(store.rows.agreement(agreement), role, store.rows.span(span))
    return step.changes


def fill_over(store: Store, agreement: AgreementId, role: str, start: int, end: int, label: str) -> Changes:
    """Put a stretch of text into a role: it is marked with a label that the role accepts on the way."""
    with store.history.step("Fill role") as step:
        agreements = GoldAgreements(store, step)
        row = store.rows.agreement(agreement)
        check_role(store.schema, role, label)
        agreements.fill(row, role, agreements.spans.add(row.article, start, end, label))
    return step.changes


def accept_filler(store: Store, filler: FillerId) -> Changes:
    """Turn a suggested filler into gold, and its agreement and span with it."""
    with store.history.step("Accept filler") as step:
        GoldAgreements(store, step).accept_filler(store.rows.filler(filler))
    return step.changes


def reject_filler(store: Store, filler: FillerId) -> Changes:
    """Reject a suggested filler, or take one out of a gold agreement; its span stays."""
    with store.history.step("Reject filler") as step:
        GoldAgreements(store, step).reject_filler(store.rows.filler(filler))
    return step.changes


def reopen_filler(store: Store, filler: FillerId) -> Changes:
    """A suggested filler is undecided again, and the gold one that came of it goes."""
    with store.history.step("Reopen filler") as step:
        GoldAgreements(store, step).reopen_filler(store.rows.filler(filler))
    return step.changes


def _on_agreement(store: Store, action: str, agreement: AgreementId, decide: Callable[..., object]) -> Changes:
    with store.history.step(action) as step:
        decide(GoldAgreements(store, step), store.rows.agreement(agreement))
    return step.changes
