"""What an analyst does with a whole article: its state and notes."""

from __future__ import annotations

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.incoming import check_text
from annotations.model import AgreementId, ArticleId, ArticleState, NoteId, SpanId
from annotations.review.rules import is_part
from annotations.store import Store
from annotations.store.history import now

_TITLES = {
    ArticleState.TODO: "Put back to do",
    ArticleState.IN_PROGRESS: "Put in progress",
    ArticleState.DONE: "Mark done",
}


def set_state(store: Store, article: ArticleId, state: ArticleState) -> Changes:
    """Say how far the review of an article has come."""
    with store.history.step(_TITLES[state]) as step:
        step.update("article", article, {"state": state.value})
    return step.changes


def write_note(
    store: Store,
    article: ArticleId,
    text: str,
    *,
    span: SpanId | None = None,
    agreement: AgreementId | None = None,
) -> Changes:
    """Write a note on an article, or on one span or agreement of it."""
    check_text(text, "The note")
    if not text.strip():
        raise RatifyError("A note needs some text.")
    with store.history.step("Write note") as step:
        article = store.articles.row(article).id
        if not is_part(store.rows, article, span, agreement):
            raise RatifyError("The note is about a part of another article.")
        step.insert(
            "note",
            {"article_id": article, "span_id": span, "agreement_id": agreement, "text": text.strip()}
            | {"author": step.author, "written": now()},
        )
    return step.changes


def rewrite_note(store: Store, note: NoteId, text: str) -> Changes:
    """Give a note another text; an empty one removes the note."""
    check_text(text, "The note")
    with store.history.step("Change note" if text.strip() else "Remove note") as step:
        if text.strip():
            step.update("note", note, {"text": text.strip()})
        else:
            step.delete("note", note)
    return step.changes
