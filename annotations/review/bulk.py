"""Decisions on many spans of many articles at once; each is one step, which undo takes back whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.model import ArticleId, SpanId
from annotations.review.gold import GoldSpans
from annotations.store import Store
from annotations.store.history import Step, now
from annotations.store.passages import IN_BULK
from annotations.store.rows import SpanRow

MOST = 50_000
"""Spans in one step: what undo can take back in some seconds."""
_SHARE = 0.05
_LEAST = 10
"""Of what was decided unseen, this share is asked for again, and at least so many."""

Told = Callable[[int, int | None], None]
"""Told how many are done, of how many; it may raise Cancelled, and nothing is written then."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """What came of a decision on many spans."""

    changes: Changes
    done: int
    left_out: int
    """Spans that could not be decided so: they would cross gold, or an agreement would lose its only mention."""
    asked: int = 0
    """How many of them will be asked for again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label is to be given."""

    article: ArticleId
    start: int
    end: int


def _untold(_done: int, _total: int | None) -> None:
    """Nobody waits for news."""


def accept_all(store: Store, spans: Sequence[SpanId], *, told: Told = _untold, random: Random | None = None) -> Bulk:
    """Turn suggestions into gold; a random sample of them is queued for a look."""
    with store.history.step(_named("Accept", spans)) as step:
        gold = GoldSpans(store, step)
        done = _each(store, step, spans, gold.accept, told)
        asked = _ask_again(step, [(row, row.label) for row in done], random or Random())
    return Bulk(step.changes, len(done), len(spans) - len(done), asked)


def reject_all(store: Store, spans: Sequence[SpanId], *, told: Told = _untold, random: Random | None = None) -> Bulk:
    """Reject suggestions and gold; a random sample of them is queued for a look."""
    with store.history.step(_named("Reject", spans)) as step:
        gold = GoldSpans(store, step)
        done = _each(store, step, spans, gold.reject, told)
        asked = _ask_again(step, [(row, "") for row in done], random or Random())
    return Bulk(step.changes, len(done), len(spans) - len(done), asked)


def relabel_all(store: Store, spans: Sequence[SpanId], label: str, *, told: Told = _untold) -> Bulk:
    """Give suggestions and gold another label."""
    with store.history.step(_named("Relabel", spans)) as step:
        gold = GoldSpans(store, step)

        def correct(row: SpanRow) -> None:
            now_there = gold.rows.gold_of(row) or row
            gold.correct(row, now_there.start, now_there.end, label)

        done = _each(store, step, spans, correct, told)
    return Bulk(step.changes, len(done), len(spans) - len(done))


def label_places(store: Store, places: Sequence[Place], label: str, *, told: Told = _untold) -> Bulk:
    """Give places a label: what is gold or suggested there with another one is corrected, the rest is added."""
    _check_number(len(places))
    counted = "one place" if len(places) == 1 else f"{len(places)} places"
    done = 0
    with store.history.step(f"Label {counted} as {label}") as step:
        gold = GoldSpans(store, step)
        for nth, place in enumerate(places):
            told(nth, len(places))
            try:
                with step.part():
                    _label_place(gold, place, label)
            except RatifyError:
                continue
            done += 1
    return Bulk(step.changes, done, len(places) - done)


def _label_place(gold: GoldSpans, place: Place, label: str) -> None:
    there = gold.rows.spans_at(place.article, place.start, place.end)
    if any(it.is_gold and it.label == label for it in there):
        return
    other = next((it for it in there if it.is_gold), None)
    if other is None and not any(it.label == label for it in there):
        other = next((it for it in there if gold.rows.span_verdict(it) is None), None)
    if other is not None:
        # Gold that is relabelled keeps its place in agreements.
        gold.correct(other, place.start, place.end, label)
    else:
        gold.add(place.article, place.start, place.end, label)


def _each(
    store: Store, step: Step, spans: Sequence[SpanId], decide: Callable[[SpanRow], object], told: Told
) -> list[SpanRow]:
    """Those that could be decided, as they were before."""
    _check_number(len(spans))
    done: list[SpanRow] = []
    for nth, span in enumerate(spans):
        told(nth, len(spans))
        try:
            with step.part():
                row = store.rows.span(span)
                decide(row)
        except RatifyError:
            continue
        done.append(row)
    return done


def _ask_again(step: Step, decided: Sequence[tuple[SpanRow, str]], random: Random) -> int:
    """Queue a random sample of suggestions, each with the label that it got, for a later look; how many."""
    suggestions = [(row, label) for row, label in decided if not row.is_gold]
    if len(decided) <= 1:
        return 0
    wanted = min(max(round(len(suggestions) * _SHARE), _LEAST), len(suggestions))
    for row, label in sorted(random.sample(suggestions, wanted), key=lambda it: it[0].id):
        step.insert(
            "look",
            {"article_id": row.article, "span_id": row.id, "reason": "sample", "asked": now()}
            | {"answered": None, "first_label": label, "second_label": None},
        )
    return wanted


def _check_number(number: int) -> None:
    if number > MOST:
        raise RatifyError(f"That is {number:,} at once; one step takes {MOST:,} at most. Narrow the list first.")


def _named(verb: str, spans: Sequence[SpanId]) -> str:
    """The name of a step; one span was looked at, so that it tells something about the machine."""
    return f"{verb} span" if len(spans) == 1 else f"{verb} {len(spans)} spans{IN_BULK}"
