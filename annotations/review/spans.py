"""What an analyst does with spans; each function is one step that undo takes back whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.model import ArticleId, Decision, Sheet, Span, SpanId
from annotations.offsets import is_whole
from annotations.review.gold import GoldSpans
from annotations.store import Store
from annotations.store.rows import SpanRow


def accept(store: Store, spans: Sequence[SpanId]) -> Changes:
    """Turn suggestions into gold; those that came to gold already are left alone."""
    return _each(store, "Accept", spans, GoldSpans.accept)


def reject(store: Store, spans: Sequence[SpanId]) -> Changes:
    """Reject suggestions; a gold span goes with its fillers, and what it came of counts as rejected."""
    return _each(store, "Reject", spans, GoldSpans.reject)


def reopen(store: Store, span: SpanId) -> Changes:
    """A suggestion is undecided again, and the gold that came of it goes."""
    return _each(store, "Reopen", [span], GoldSpans.reopen)


def relabel(store: Store, span: SpanId, label: str) -> Changes:
    """Give a span another label: a suggestion becomes corrected gold, gold keeps its id and its roles."""
    with store.history.step("Relabel span") as step:
        row = store.rows.span(span)
        now = store.rows.gold_of(row) or row
        GoldSpans(store, step).correct(row, now.start, now.end, label)
    return step.changes


def resize(store: Store, span: SpanId, start: int, end: int) -> Changes:
    """Give a span other borders: a suggestion becomes corrected gold, gold keeps its id and its roles."""
    with store.history.step("Resize span") as step:
        row = store.rows.span(span)
        GoldSpans(store, step).correct(row, start, end, (store.rows.gold_of(row) or row).label)
    return step.changes


def add(store: Store, article: ArticleId, start: int, end: int, label: str) -> Changes:
    """A gold span by hand; where a suggestion says the same, that is accepted."""
    with store.history.step("Add span") as step:
        GoldSpans(store, step).add(article, start, end, label)
    return step.changes


def same_text(store: Store, span: SpanId) -> list[tuple[int, int]]:
    """The other whole-word occurrences of a span's text that could get its label: neither gold nor decided on."""
    row = store.rows.span(span)
    return _same_text(store.sheets.read(row.article), store.rows.gold_of(row) or row)


def label_same(store: Store, span: SpanId) -> Changes:
    """Give every other occurrence of a span's text its label in one step; one that would cross gold is left out."""
    row = store.rows.span(span)
    row = store.rows.gold_of(row) or row
    places = _same_text(store.sheets.read(row.article), row)
    with store.history.step("Label same text") as step:
        gold = GoldSpans(store, step)
        gold.accept(row)
        for start, end in places:
            try:
                gold.add(row.article, start, end, row.label)
            except RatifyError:
                # It was refused before anything was written: what crosses gold is not the same text to the analyst.
                continue
    return step.changes


def _each(store: Store, verb: str, spans: Sequence[SpanId], decide: Callable[[GoldSpans, SpanRow], object]) -> Changes:
    named = f"{verb} span" if len(spans) == 1 else f"{verb} {len(spans)} spans"
    with store.history.step(named) as step:
        gold = GoldSpans(store, step)
        for span in spans:
            decide(gold, store.rows.span(span))
    return step.changes


def _same_text(sheet: Sheet, row: SpanRow) -> list[tuple[int, int]]:
    text = sheet.article.text
    same = [span for span in (*sheet.gold.spans, *sheet.suggested.spans) if span.label == row.label]
    decided = {(span.start, span.end) for span in same if span.verdict is not None}
    decided |= {(span.start, span.end) for span in sheet.gold.spans if span.label == row.label}
    places: list[tuple[int, int]] = []
    words = text[row.start : row.end]
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        free = (start, end) not in decided and (start, end) != (row.start, row.end)
        if free and is_whole(text, start, end) and not _is_inside(same, start, end):
            places.append((start, end))
        start = text.find(words, end)
    return places


def _is_inside(same: Sequence[Span], start: int, end: int) -> bool:
    """Whether a longer span of the same label holds a place: a part of a name is not the name."""
    return any(
        it.start <= start and end <= it.end and (it.start, it.end) != (start, end)
        for it in same
        if it.verdict is not Decision.REJECTED
    )
