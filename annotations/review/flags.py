"""Flags: what an analyst wants to look at again; one on each article, span or agreement, with a reason or without."""

from __future__ import annotations

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.incoming import check_text
from annotations.model import AgreementId, ArticleId, Flag, FlagId, Sheet, SpanId
from annotations.review.rules import is_part
from annotations.store import Store
from annotations.store.history import now


def flag_on(
    sheet: Sheet, flags: list[Flag], *, span: SpanId | None = None, agreement: AgreementId | None = None
) -> Flag | None:
    """The flag on a span, an agreement, or (with neither) the article; a suggestion and its gold are one."""
    wanted = sheet.gold_spans.get(span, span) if span is not None else None
    card = sheet.gold_agreements.get(agreement, agreement) if agreement is not None else None
    for flag in flags:
        its_span = sheet.gold_spans.get(flag.span, flag.span) if flag.span is not None else None
        its_card = sheet.gold_agreements.get(flag.agreement, flag.agreement) if flag.agreement is not None else None
        if (its_span, its_card) == (wanted, card):
            return flag
    return None


def toggle_flag(
    store: Store,
    article: ArticleId,
    *,
    span: SpanId | None = None,
    agreement: AgreementId | None = None,
    reason: str = "",
) -> Changes:
    """Set a flag on a span, an agreement, or (with neither) the article, or take it off."""
    known = flag_on(store.sheets.read(article), store.flags.of(article), span=span, agreement=agreement)
    if known is not None:
        return unflag(store, known.id)
    check_text(reason, "The reason")
    with store.history.step("Set flag") as step:
        if not is_part(store.rows, article, span, agreement):
            raise RatifyError("The flag is about a part of another article.")
        step.insert(
            "flag",
            {"article_id": article, "span_id": span, "agreement_id": agreement, "reason": reason.strip()}
            | {"author": step.author, "at": now()},
        )
    return step.changes


def unflag(store: Store, flag: FlagId) -> Changes:
    """Take a flag off."""
    with store.history.step("Take flag off") as step:
        step.delete("flag", flag)
    return step.changes


def give_reason(store: Store, flag: FlagId, reason: str) -> Changes:
    """Say why a flag is set; an empty reason takes the words away and leaves the flag."""
    check_text(reason, "The reason")
    with store.history.step("Give reason") as step:
        step.update("flag", flag, {"reason": reason.strip()})
    return step.changes
