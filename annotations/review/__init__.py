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
from annotations.review.flags import flag_on, give_reason, toggle_flag, unflag
from annotations.review.gaps import Gap, gaps, open_gaps
from annotations.review.history import redo, undo
from annotations.review.merging import merge_agreements, split_agreement
from annotations.review.occurrences import Marked, Occurrence, Sought, candidates, occurrences
from annotations.review.precedents import (
    add_precedent,
    change_precedent,
    guidelines_text,
    keep_precedent,
    move_precedent,
    remove_precedent,
)
from annotations.review.second import answer_look, ask_again
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
    "add_precedent",
    "answer_look",
    "ask_again",
    "candidates",
    "change_precedent",
    "duplicates",
    "fill",
    "fill_over",
    "fitting",
    "flag_on",
    "gaps",
    "give_reason",
    "guidelines_text",
    "is_short",
    "keep_precedent",
    "label_places",
    "label_same",
    "merge_agreements",
    "move_precedent",
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
    "remove_precedent",
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
    "toggle_flag",
    "undo",
    "unflag",
    "write_note",
]
