"""The blind second look: drawn with the decision, due later, answered without touching gold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from annotations.errors import RatifyError
from annotations.model import ArticleId
from annotations.review import accept, answer_look, ask_again, reject, undo
from annotations.store import Store
from annotations.store.looks import LATER
from tests.builders import deal_project, suggested

FIRST = ArticleId(1)
SOON = timedelta(seconds=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with deal_project(tmp_path / "deal.ratify") as made:
        yield made


def later() -> datetime:
    return datetime.now(UTC) + LATER + SOON


def decide(store: Store) -> None:
    """Accept one and reject one, both drawn."""
    sheet = store.sheets.read(FIRST)
    for step, surface in ((accept, "Chile"), (reject, "Monday")):
        store.history.also = ask_again(store, Random(1), 1.0)
        step(store, [suggested(sheet, surface).id])


def test_what_is_drawn_comes_back_later_without_more(store: Store) -> None:
    decide(store)
    assert store.looks.waiting() == []
    looks = [store.looks.get(it) for it in store.looks.waiting(now=later())]
    assert [(it.text[it.start : it.end], it.first_label) for it in looks if it] == [
        ("Chile", "COUNTRY"),
        ("Monday", ""),
    ]


def test_no_share_draws_nothing_and_later_steps_are_not_asked(store: Store) -> None:
    sheet = store.sheets.read(FIRST)
    store.history.also = ask_again(store, Random(1), 0.0)
    accept(store, [suggested(sheet, "Chile").id])
    accept(store, [suggested(sheet, "Santiago").id])
    assert store.looks.waiting(now=later()) == []


def test_undoing_a_decision_takes_its_second_look_back(store: Store) -> None:
    decide(store)
    undo(store)
    assert len(store.looks.waiting(now=later())) == 1


def test_an_answer_is_kept_once_and_leaves_gold_alone(store: Store) -> None:
    decide(store)
    before = store.sheets.read(FIRST)
    first, second = store.looks.waiting(now=later())
    answer_look(store, first, "PLACE")
    answer_look(store, second, "")
    assert store.sheets.read(FIRST) == before
    assert store.counting.read("party").looks == (("second", "COUNTRY", "PLACE"), ("second", "", ""))
    with pytest.raises(RatifyError, match="answered already"):
        answer_look(store, first, "COUNTRY")
    undo(store)
    assert store.looks.waiting(now=later()) == [second]


def test_a_label_that_is_none_is_refused(store: Store) -> None:
    decide(store)
    with pytest.raises(RatifyError, match="no label"):
        answer_look(store, store.looks.waiting(now=later())[0], "NO_SUCH")
