"""The project's own guidelines: passages kept as precedents and rules in the analyst's words, label by label."""

from __future__ import annotations

from dataclasses import replace

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.incoming import check_text
from annotations.model import Precedent, PrecedentId, SpanId
from annotations.review.rules import check_label
from annotations.store import Store
from annotations.store.history import Row, now

_REACH = 120


def keep_precedent(store: Store, span: SpanId, *, is_right: bool) -> Changes:
    """Keep the passage around a span as an example of what is right or wrong for its label."""
    row = store.rows.span(span)
    row = store.rows.gold_of(row) or row
    text = store.rows.text(row.article)
    before = text[max(row.start - _REACH, 0) : row.start].rsplit("\n", 1)[-1]
    after = text[row.end : row.end + _REACH].split("\n", 1)[0]
    key = store.articles.get(row.article).key
    made = Precedent(row.label, is_right, text[row.start : row.end], before, after, article_key=key)
    return add_precedent(store, made)


def add_precedent(store: Store, precedent: Precedent) -> Changes:
    """Add an example, or a rule in words, to what the project says of a label."""
    _check(store, precedent)
    with store.history.step("Keep precedent") as step:
        step.insert("precedent", _values(precedent) | {"author": step.author, "at": now()})
    return step.changes


def change_precedent(store: Store, precedent: Precedent) -> Changes:
    """Give an example or a rule other words, another verdict or another label."""
    _check(store, precedent)
    with store.history.step("Change guideline") as step:
        step.update("precedent", precedent.id, _values(precedent))
    return step.changes


def remove_precedent(store: Store, precedent: PrecedentId) -> Changes:
    """Take an example or a rule out of the project's guidelines."""
    with store.history.step("Remove guideline") as step:
        step.delete("precedent", precedent)
    return step.changes


def move_precedent(store: Store, precedent: PrecedentId, places: int) -> Changes:
    """Put an example further up (negative) or down among those of its label; the ends stop it."""
    known = store.precedents.get(precedent)
    if known is None:
        raise RatifyError("This guideline is no longer there: it was undone or removed.")
    order = store.precedents.of(known.label)
    here = next(nth for nth, each in enumerate(order) if each.id == precedent)
    there = min(max(here + places, 0), len(order) - 1)
    moved = [*order[:here], *order[here + 1 :]]
    moved.insert(there, known)
    with store.history.step("Move guideline") as step:
        # The order is that of the ids: what stands there changes places.
        for place, each in zip(order, moved, strict=True):
            step.update("precedent", place.id, _values(each) | {"author": each.author, "at": each.at})
    return step.changes


def guidelines_text(store: Store) -> str:
    """The schema's rules together with the project's own, as Markdown to read, print and share."""
    schema = store.schema
    lines = [f"# {schema.title or schema.name}", ""]
    for label in schema.labels:
        own = store.precedents.of(label.name)
        lines += [f"## {label.title} (`{label.name}`)", ""]
        lines += [text + "\n" for text in (label.rule, *(it.note for it in own if it.is_rule)) if text]
        lines += [f"- right: {text}" for text in label.examples]
        lines += [f"- wrong: {text}" for text in label.counterexamples]
        lines += [_line(it) for it in own if not it.is_rule]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _line(precedent: Precedent) -> str:
    verdict = "right" if precedent.is_right else "wrong"
    passage = f"{precedent.before}**{precedent.text}**{precedent.after}"
    note = f": {precedent.note}" if precedent.note else ""
    source = f" ({precedent.article_key})" if precedent.article_key else ""
    return f"- {verdict}: {' '.join(passage.split())}{note}{source}"


def _check(store: Store, precedent: Precedent) -> None:
    check_label(store.schema, precedent.label)
    for text in (precedent.text, precedent.before, precedent.after, precedent.note):
        check_text(text, "The guideline")
    if not precedent.text.strip() and not precedent.note.strip():
        raise RatifyError("A guideline needs some text.")


def _values(precedent: Precedent) -> Row:
    kept = replace(precedent, note=precedent.note.strip())
    return {
        "label": kept.label,
        "verdict": "right" if kept.is_right else "wrong",
        "text": kept.text,
        "before": kept.before,
        "after": kept.after,
        "note": kept.note,
        "article_key": kept.article_key,
    }
