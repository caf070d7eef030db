"""Full-text search takes whatever is typed, in any script."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.store import Store
from annotations.store.search import match_of
from tests.builders import DEAL_TEXT, article


@pytest.mark.parametrize(
    "query",
    ["france chile", "FRANCE", "fran", '"space deal"', '"space deal', "누리호", "भारत", "भार", "santiago.", "deal-on"],
)
def test_words_are_found_in_any_script_and_unfinished(store: Store, query: str) -> None:
    store.articles.add([article("deal", DEAL_TEXT), article("other", "Nothing of that kind.")])
    assert [hit.article for hit in store.search.find(query)] == [1]


@pytest.mark.parametrize("query", ['"deal space"', "fran ", "भाषा", "franceland"])
def test_other_words_are_not_found(store: Store, query: str) -> None:
    store.articles.add([article("deal", DEAL_TEXT)])
    assert store.search.find(query) == []


def test_accents_do_not_matter(store: Store) -> None:
    store.articles.add([article("a", "La Réunion et Cafe\u0301 de l'espace.")])
    assert store.search.find("reunion")
    assert store.search.find("café")


def test_the_title_is_searched_and_the_snippet_marks_the_match(store: Store) -> None:
    store.articles.add([article("a", "Rockets fly far.", title="News of orbit")])
    assert store.search.find("orbit")[0].snippet == "News of \2orbit\3"
    assert store.search.find("fly")[0].snippet == "Rockets \2fly\3 far."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=200)
@given(query=st.text(max_size=30) | st.text(st.characters(), max_size=9) | st.text('"*()^:-+ aNOTOR', max_size=12))
def test_nothing_that_is_typed_is_an_error(store: Store, query: str) -> None:
    store.search.find(query)
    store.articles.rows(text=query)


def test_signs_alone_search_for_nothing() -> None:
    assert match_of(' "*" -- ()') == ""
