"""Articles are kept once and exactly as they are; the queue reads rows, not texts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.errors import InputError, RatifyError
from annotations.model import Article, ArticleId, ArticleState, text_hash
from annotations.review import set_state
from annotations.store import Store
from tests.builders import DEAL_TEXT, article


def test_an_article_comes_back_as_it_was_given(store: Store) -> None:
    given_article = Article(
        key="a/1",
        text=DEAL_TEXT,
        title="Ein Titel 🚀",
        published="2023-05-30",
        source="wire",
        metadata={"url": "x", "nested": {"list": [1, 2.5, None, "é"]}},
        state=ArticleState.DONE,
    )
    added = store.articles.add([given_article])
    read = store.articles.get(added.new[0])
    assert read == store.articles.by_key("a/1")
    assert (read.key, read.text, read.title, read.published) == ("a/1", DEAL_TEXT, "Ein Titel 🚀", "2023-05-30")
    assert (read.source, read.metadata, read.state) == ("wire", given_article.metadata, ArticleState.DONE)
    assert store.articles.sha256(read.id) == text_hash(DEAL_TEXT)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_every_text_is_kept_to_the_character(store: Store, text: str) -> None:
    key = f"article {store.articles.count()}"
    added = store.articles.add([article(key, text)])
    row = added.ids[0]
    assert row is not None
    assert store.articles.get(row).text == text


def test_the_same_text_twice_is_one_article_whatever_its_key(store: Store) -> None:
    first = store.articles.add([article("a", "One text."), article("b", "One text.")])
    again = store.articles.add([article("a", "One text."), article("c", "One text.")])
    assert (first.new, first.same, first.ids) == ((1,), (1,), (1, 1))
    assert (again.new, again.same, again.changed) == ((), (1, 1), ())
    assert store.articles.count() == 1
    assert not again.changes
    assert first.changes.queue


def test_another_text_under_the_same_key_is_reported_and_left_out(store: Store) -> None:
    store.articles.add([article("a", "One text.")])
    added = store.articles.add([article("a", "Another text."), article("b", "Third text.")])
    assert added.changed == (("a", 1),)
    assert added.ids == (None, 2)
    assert store.articles.get(ArticleId(1)).text == "One text."


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (article("a", "NUL \0 inside"), "NUL"),
        (article("a", "half \ud83d pair"), "surrogate"),
        (article("a\0b", "Text."), "NUL"),
        (article("a", "Text.", title="\udc00"), "surrogate"),
        (article("", "Text."), "no id"),
        (article("a", ""), "no text"),
        (Article("a", "Text.", metadata={"x": "\ud83d"}), "surrogate"),
        (Article("a", "Text.", metadata={"x": object()}), "JSON"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_added(store: Store, bad: Article, says: str) -> None:
    with pytest.raises(InputError, match=says):
        store.articles.add([article("good", "Good text."), bad])
    assert store.articles.count() == 0


def test_an_unknown_article_is_told(store: Store) -> None:
    with pytest.raises(RatifyError, match="no article 7"):
        store.articles.get(ArticleId(7))
    assert store.articles.by_key("missing") is None


def test_rows_come_in_order_and_in_pages(store: Store) -> None:
    store.articles.add([article(str(nth), f"Text number {nth}.", title=f"Title {nth}") for nth in range(10)])
    first = store.articles.rows(limit=4)
    second = store.articles.rows(limit=4, after=first[-1].id)
    assert [row.key for row in first + second] == ["0", "1", "2", "3", "4", "5", "6", "7"]
    assert store.articles.ids() == list(range(1, 11))
    assert store.articles.row(ArticleId(3)).title == "Title 2"


def test_rows_are_narrowed_by_state(store: Store) -> None:
    store.articles.add([article(str(nth), f"Text number {nth}.") for nth in range(4)])
    set_state(store, ArticleId(2), ArticleState.DONE)
    set_state(store, ArticleId(3), ArticleState.IN_PROGRESS)
    done, progress = ArticleState.DONE, ArticleState.IN_PROGRESS
    assert [row.id for row in store.articles.rows(states=[done])] == [2]
    assert store.articles.ids(states=[done, progress]) == [2, 3]
    assert store.articles.ids(states=[]) == []
    assert store.articles.count(ArticleState.TODO) == 2


def test_rows_are_narrowed_by_what_is_typed(store: Store) -> None:
    store.articles.add([article("a", "Rockets fly."), article("b", "Satellites turn.", title="Rocket news")])
    assert [row.key for row in store.articles.rows(text="rocket")] == ["a", "b"]
    assert [row.key for row in store.articles.rows(text="satellites rocket")] == ["b"]
    assert store.articles.rows(text="nothing") == []
    assert store.articles.ids(text="turn") == [2]
