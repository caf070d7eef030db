"""The blind second look: some decisions are asked for again, and the answers are kept beside the first ones."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from annotations.changes import Changes
from annotations.errors import RatifyError
from annotations.model import SpanId
from annotations.review.rules import check_label
from annotations.store import Store
from annotations.store.history import Step, now


def ask_again(store: Store, random: Random, share: float) -> Callable[[Step], None]:
    """What a step of decisions does besides, as one with it: draw a share of them for a second look."""

    def draw(step: Step) -> None:
        decided = [row for table, _, _, before, row in step.images if table == "verdict" and before is None and row]
        for verdict in decided:
            if verdict["span_id"] is None or random.random() >= share:
                continue
            gold = verdict["gold_span_id"]
            step.insert(
                "look",
                {"article_id": verdict["article_id"], "span_id": verdict["span_id"], "reason": "second"}
                | {"asked": now(), "answered": None, "second_label": None}
                | {"first_label": store.rows.span(SpanId(gold)).label if gold is not None else ""},
            )

    return draw


def answer_look(store: Store, look: int, label: str) -> Changes:
    """Keep what a passage is at the second look, empty for nothing; gold stays as it is."""
    if store.looks.get(look) is None:
        raise RatifyError("This passage was answered already. Go on to the next.")
    if label:
        check_label(store.schema, label)
    with store.history.step("Look again") as step:
        step.update("look", look, {"answered": now(), "second_label": label})
    return step.changes
