"""What may become gold: spans with clean edges that nest and never cross, with labels and roles of the schema."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.errors import RatifyError
from annotations.model import AgreementId, ArticleId, SpanId
from annotations.schema import Schema
from annotations.store.rows import Rows, SpanRow

_LONGEST_QUOTE = 40


def quote(text: str, start: int, end: int) -> str:
    """A passage as a message shows it: on one line and not too long."""
    passage = " ".join(text[start:end].split())
    return f"“{passage if len(passage) <= _LONGEST_QUOTE else passage[: _LONGEST_QUOTE - 1] + '…'}”"


def check_place(text: str, start: int, end: int) -> None:
    """Raise RatifyError where no span can be: empty, outside the text, blanks at the edges."""
    if not 0 <= start <= end <= len(text):
        raise RatifyError(
            f"A span from {start} to {end} is outside the text of {len(text)} characters. Select it anew."
        )
    if start == end:
        raise RatifyError("A span needs at least one character. Select some text first.")
    if text[start].isspace() or text[end - 1].isspace():
        raise RatifyError(f"The span {quote(text, start, end)} begins or ends with a blank. Leave the blank out.")


def check_label(schema: Schema, label: str) -> None:
    """Raise RatifyError where the schema does not have a label."""
    if label not in schema.label:
        raise RatifyError(f"{label} is no label of this project's schema. Give the span another label.")


def check_nesting(schema: Schema, text: str, place: tuple[int, int, str], others: Iterable[SpanRow]) -> None:
    """Raise RatifyError, naming the other span, where a span would cross gold or stand where the schema has none."""
    start, end, label = place
    mine = quote(text, start, end)
    for other in others:
        named = f"the {schema.title_of(other.label)} {quote(text, other.start, other.end)}"
        if (other.start, other.end) == (start, end):
            continue
        inside = other.start <= start and end <= other.end
        around = start <= other.start and other.end <= end
        if not inside and not around:
            raise RatifyError(f"{mine} would cross {named}. Resize or reject one of the two.")
        if inside and not _holds_spans(schema, other.label):
            raise RatifyError(
                f"{mine} lies inside {named}, and nothing is marked inside a {schema.title_of(other.label)}."
                " Reject that one first."
            )
        if around and not _holds_spans(schema, label):
            raise RatifyError(
                f"{mine} holds {named}, and nothing is marked inside a {schema.title_of(label)}. Reject that one first."
            )


def check_role(schema: Schema, role: str, label: str) -> None:
    """Raise RatifyError where a role is unknown or does not accept a label."""
    if role not in schema.role:
        raise RatifyError(f"{role} is no role of this project's schema. Choose another.")
    if label not in schema.role[role].labels:
        accepted = " or ".join(schema.role[role].labels)
        raise RatifyError(
            f"{schema.role[role].title} takes {accepted}, not {label}. Choose another span, or relabel this one."
        )


def is_part(rows: Rows, article: ArticleId, span: SpanId | None, agreement: AgreementId | None) -> bool:
    """Whether what is remarked on belongs to an article; raises RatifyError where that is gone."""
    about = [rows.span(span).article] if span is not None else []
    about += [rows.agreement(agreement).article] if agreement is not None else []
    return all(it == article for it in about)


def _holds_spans(schema: Schema, label: str) -> bool:
    return label not in schema.label or schema.label[label].holds_spans
