"""The use cases of an analyst: each is one transaction with its row of history, and returns Changes."""

from annotations.review.agreements import (
    accept_agreement,
    accept_filler,
    add_agreement,
    fill,
    reject_agreement,
    reject_filler,
    reopen_agreement,
    set_kind,
    set_status,
)
from annotations.review.articles import rewrite_note, set_state, write_note
from annotations.review.gaps import gaps
from annotations.review.history import redo, undo
from annotations.review.spans import accept, add, label_same, reject, relabel, reopen, resize, same_text

__all__ = [
    "accept",
    "accept_agreement",
    "accept_filler",
    "add",
    "add_agreement",
    "fill",
    "gaps",
    "label_same",
    "redo",
    "reject",
    "reject_agreement",
    "reject_filler",
    "relabel",
    "reopen",
    "reopen_agreement",
    "resize",
    "rewrite_note",
    "same_text",
    "set_kind",
    "set_state",
    "set_status",
    "undo",
    "write_note",
]
