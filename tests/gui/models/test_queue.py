"""The queue lists articles in order, narrows them, and keeps its place when they change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.model import ArticleId, ArticleRow, ArticleState
from annotations.store import Store
from desktop.models.queue import ROW, QueueModel
from tests.builders import article, deal_annotation, suggest

KEYS = ("deal", "b", "c", "d", "e")
TODO, DONE = (ArticleState.TODO,), (ArticleState.DONE,)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "queue.ratify") as made:
        texts = ["", "Peru built a rover.", "Kenya met Chile.", "Peru met Chile.", "A quiet day."]
        made.articles.add(
            [article("deal"), *(article(key, text) for key, text in zip(KEYS[1:], texts[1:], strict=True))]
        )
        suggest(made, ArticleId(1), deal_annotation())
        yield made


@pytest.fixture
def model(store: Store, qtmodeltester: ModelTester) -> QueueModel:
    made = QueueModel()
    qtmodeltester.check(made)
    made.open(store)
    return made


def keys(model: QueueModel) -> list[str]:
    return [row_at(model, place).key for place in range(model.rowCount())]


def row_at(model: QueueModel, place: int) -> ArticleRow:
    return model.index(place, 0).data(ROW)


def test_articles_stand_in_the_order_of_import(model: QueueModel) -> None:
    assert keys(model) == list(KEYS)


def test_a_row_knows_what_is_open(model: QueueModel) -> None:
    assert row_at(model, 0).open == 10
    assert row_at(model, 1).open == 0


def test_narrowing_by_text_finds_words_in_texts(model: QueueModel) -> None:
    model.narrow(None, "peru")
    assert keys(model) == ["b", "d"]
    model.narrow(None, "peru chile")
    assert keys(model) == ["d"]
    model.narrow(None, "")
    assert keys(model) == list(KEYS)


def test_narrowing_by_state(model: QueueModel, store: Store) -> None:
    review.set_state(store, ArticleId(2), ArticleState.DONE)
    model.narrow(DONE, "")
    assert keys(model) == ["b"]


def test_a_decision_changes_its_row_in_place(model: QueueModel, store: Store, qtbot: QtBot) -> None:
    assert row_at(model, 0).state is ArticleState.TODO
    span = store.sheets.read(ArticleId(1)).open_spans[0]
    with qtbot.waitSignals([model.dataChanged, model.recount_needed]), qtbot.assertNotEmitted(model.modelReset):
        model.follow(review.accept(store, [span.id]))
    assert row_at(model, 0).open == 9
    assert row_at(model, 0).state is ArticleState.IN_PROGRESS


def test_the_shown_article_stays_until_another_is_shown(model: QueueModel, store: Store) -> None:
    model.narrow(TODO, "")
    model.keep(ArticleId(2))
    model.follow(review.set_state(store, ArticleId(2), ArticleState.DONE))
    assert keys(model) == list(KEYS)
    model.keep(ArticleId(3))
    assert keys(model) == ["deal", "c", "d", "e"]


def test_undo_brings_an_article_back_to_its_place(model: QueueModel, store: Store) -> None:
    model.narrow(TODO, "")
    model.follow(review.set_state(store, ArticleId(3), ArticleState.DONE))
    assert keys(model) == ["deal", "b", "d", "e"]
    model.follow(review.undo(store))
    assert keys(model) == list(KEYS)


def test_imported_articles_come_at_the_end_without_a_reset(model: QueueModel, store: Store, qtbot: QtBot) -> None:
    added = store.articles.add([article("new", "Ghana launched a satellite.")])
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.follow(added.changes)
    assert keys(model) == [*KEYS, "new"]


def test_every_row_is_found_by_its_article(model: QueueModel) -> None:
    model.narrow(None, "peru")
    assert model.index_of(ArticleId(4)).row() == 1
    assert not model.index_of(ArticleId(3)).isValid()
    assert not model.index_of(None).isValid()


def test_without_a_project_there_is_nothing(model: QueueModel) -> None:
    model.open(None)
    assert model.rowCount() == 0
