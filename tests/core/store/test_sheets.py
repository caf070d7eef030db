"""Sheets that are kept in memory never say anything else than the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations import review
from annotations.model import ArticleId, ArticleState
from annotations.store import Store
from annotations.store.article_rows import ArticleRows
from annotations.store.connection import Connection
from tests.builders import DEAL_TEXT, article, deal_annotation, suggest

ARTICLES = [ArticleId(number) for number in range(1, 9)]


def _project(path: Path) -> Store:
    store = Store.create(path)
    store.articles.add([article(f"a{number}", f"{DEAL_TEXT} {number}") for number in ARTICLES])
    for number in ARTICLES:
        suggest(store, number, deal_annotation(), f"machine-{number}")
    return store


def _check(store: Store) -> None:
    with Store.open(store.path, readonly=True) as fresh:
        for number in ARTICLES:
            assert store.sheets.read(number) == fresh.sheets.read(number)


def test_articles_read_before_a_decision_show_it_after_undo_and_redo(tmp_path: Path) -> None:
    with _project(tmp_path / "a.ratify") as store:
        for number in ARTICLES[:3]:
            store.sheets.read(number)
        for number in ARTICLES[:3]:
            first, second, *_ = store.sheets.read(number).open_spans
            review.accept(store, [first.id])
            review.reject(store, [second.id])
            review.set_state(store, number, ArticleState.DONE)
        _check(store)
        for _ in range(5):
            review.undo(store)
        _check(store)
        review.redo(store)
        _check(store)


def test_an_article_read_ahead_shows_what_another_program_wrote(tmp_path: Path) -> None:
    with _project(tmp_path / "a.ratify") as store:
        for number in ARTICLES[:3]:
            store.sheets.read(number)
        with Store.open(store.path) as other:
            other_span = other.sheets.read(ARTICLES[1]).open_spans[0]
            review.accept(other, [other_span.id])
        assert [span.start for span in store.sheets.read(ARTICLES[1]).gold.spans] == [other_span.start]
        _check(store)


def test_an_article_read_ahead_shows_a_layer_that_was_written_since(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.ratify") as store:
        store.articles.add([article("a"), article("b", f"{DEAL_TEXT} Again.")])
        assert [store.sheets.read(number).open_spans for number in ARTICLES[:2]] == [(), ()]
        suggest(store, ARTICLES[1], deal_annotation())
        assert DEAL_TEXT[slice(*_place(store))] == "France"


def _place(store: Store) -> tuple[int, int]:
    span = store.sheets.read(ARTICLES[1]).open_spans[0]
    return span.start, span.end


def test_a_layer_that_is_written_for_other_articles_lets_the_shown_one_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[ArticleId] = []

    class Counted(ArticleRows):
        def __init__(self, connection: Connection, number: ArticleId) -> None:
            read.append(number)
            super().__init__(connection, number)

    monkeypatch.setattr("annotations.store.sheets.ArticleRows", Counted)
    with _project(tmp_path / "a.ratify") as store:
        shown, other = store.sheets.read(ARTICLES[0]), ARTICLES[1]
        store.sheets.read(other)
        suggest(store, other, deal_annotation(), "machine-next")
        assert store.sheets.read(ARTICLES[0]) == shown
        assert read == [ARTICLES[0], other]
        _check(store)
