"""Two agreements become one, or one becomes two; each is one step, and what came of suggestions keeps its verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.model import MENTIONS, AgreementId, FillerId
from annotations.review.frames import GoldAgreements
from annotations.store import Store
from annotations.store.rows import AgreementRow, FillerRow


def merge_agreements(store: Store, into: AgreementId, other: AgreementId) -> Changes:
    """Put everything of another agreement into one, which keeps its kind and status; suggestions come to gold."""
    with store.history.step("Merge agreements") as step:
        frames = GoldAgreements(store, step)
        first, second = store.rows.agreement(into), store.rows.agreement(other)
        if first.article != second.article:
            raise RatifyError("The two agreements are in different articles; only those of one article can be merged.")
        before = frames.of(first), frames.of(second)
        if first.id == second.id or (before[0] is not None and before[0] == before[1]):
            raise RatifyError("These two are one agreement already.")
        kept = frames.accept(first)
        gone = frames.of(second)
        if gone is None:
            frames.join(second, kept)
        elif gone.id != kept.id:
            # Where both name the same mentions, accepting the one decided the other.
            _take_over(frames, kept, gone)
        step.begin_review(kept.article)
    return step.changes


def split_agreement(
    store: Store, agreement: AgreementId, moved: Sequence[FillerId], shared: Sequence[FillerId] = ()
) -> Changes:
    """Make a second agreement of the same kind and status out of parts of one; `shared` parts belong to both then."""
    with store.history.step("Split agreement") as step:
        frames = GoldAgreements(store, step)
        kept = frames.accept(store.rows.agreement(agreement))
        made = frames.make(kept.article, kept.kind, kept.status, by_hand=True)
        for filler in moved:
            _move(frames, _in_gold(frames, filler), made)
        for filler in shared:
            frames.put_filler(made, _in_gold(frames, filler))
        for each in (kept, made):
            if not any(it.role == MENTIONS for it in store.rows.fillers(each.id)):
                raise RatifyError("Each of the two agreements needs a mention. Leave one with each.")
    return step.changes


def _take_over(frames: GoldAgreements, kept: AgreementRow, gone: AgreementRow) -> None:
    for filler in frames.rows.fillers(gone.id):
        _move(frames, filler, kept)
    for verdict in frames.rows.verdicts_to_agreement(gone.id):
        frames.decide(frames.rows.agreement(AgreementId(verdict.target)), kept)
    frames.follow(gone.id, kept.id)
    frames.step.delete("agreement", gone.id)


def _move(frames: GoldAgreements, filler: FillerRow, gold: AgreementRow) -> None:
    """Put a gold filler into another agreement; where that has the same already, the verdicts go over to it."""
    rows, step = frames.rows, frames.step
    fillers = rows.fillers(gold.id)
    same = next((it for it in fillers if (it.role, it.span) == (filler.role, filler.span)), None)
    if same is None:
        last = max((it.position for it in fillers), default=-1) + 1
        step.update("agreement_filler", filler.id, {"agreement_id": gold.id, "position": last})
        return
    for verdict in rows.verdicts_to_filler(filler.id):
        step.update("verdict", verdict.id, {"gold_filler_id": same.id})
    step.delete("agreement_filler", filler.id)


def _in_gold(frames: GoldAgreements, filler: FillerId) -> FillerRow:
    """The gold filler that a part of a card is or came to; a part that waits is accepted."""
    row = frames.rows.filler(filler)
    agreement = frames.rows.agreement(row.agreement)
    if agreement.is_gold:
        return row
    frames.accept_filler(row)
    gold = frames.gold_filler(agreement, row)
    assert gold is not None  # noqa: S101 - it was accepted just now
    return gold
