"""The use cases of an analyst: each is one transaction with its row of history, and returns Changes."""

from annotations.review.agreements import (
    accept_agreement,
    accept_filler,
    add_agreement,
    add_agreement_over,
    fill,
    fill_over,
    reject_agreement,
    reject_filler,
    reopen_agreement,
    reopen_filler,
    set_kind,
    set_status,
)
from annotations.review.articles import rewrite_note, set_state, write_note
from annotations.review.bulk import MOST, Bulk, Place, accept_all, label_places, reject_all, relabel_all
from annotations.review.duplicates import Twin, duplicates
from annotations.review.gaps import Gap, gaps, open_gaps
from annotations.review.history import redo, undo
from annotations.review.merging import merge_agreements, split_agreement
from annotations.review.occurrences import Marked, Occurrence, Sought, candidates, occurrences
from annotations.review.slots import fitting, is_short, next_empty, ranked
from annotations.review.spans import accept, add, label_same, reject, relabel, reopen, resize, same_text

__all__ = [
    "MOST",
    "Bulk",
    "Gap",
    "Marked",
    "Occurrence",
    "Place",
    "Sought",
    "Twin",
    "accept",
    "accept_agreement",
    "accept_all",
    "accept_filler",
    "add",
    "add_agreement",
    "add_agreement_over",
    "candidates",
    "duplicates",
    "fill",
    "fill_over",
    "fitting",
    "gaps",
    "is_short",
    "label_places",
    "label_same",
    "merge_agreements",
    "next_empty",
    "occurrences",
    "open_gaps",
    "ranked",
    "redo",
    "reject",
    "reject_agreement",
    "reject_all",
    "reject_filler",
    "relabel",
    "relabel_all",
    "reopen",
    "reopen_agreement",
    "reopen_filler",
    "resize",
    "rewrite_note",
    "same_text",
    "set_kind",
    "set_state",
    "set_status",
    "split_agreement",
    "undo",
    "write_note",
]
