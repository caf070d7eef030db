"""A query finds the articles that fit it, in the order asked for, with a line that says why, and ends in time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.errors import Cancelled, RatifyError
from annotations.model import Annotation, Article, ArticleId, ArticleState, LayerKind, Span, SpanId
from annotations.query import Order, parse
from annotations.review import accept, reject, set_state, write_note
from annotations.store import Store
from tests.builders import deal_annotation, deal_project, suggest, suggested

DEAL, PERU, KENYA, QUIET = (ArticleId(number) for number in (1, 2, 3, 4))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with deal_project(tmp_path / "find.ratify") as made:
        made.articles.add(
            [
                Article("peru", "Peru built a rover in Lima.", "A rover", "2024-05-02", "Andina"),
                Article("kenya", "Kenya met Perú.", "", "2024-06-30", "KBC"),
                Article("quiet", "A quiet day.\nNothing in it.", "zero", "", "andina weekly"),
            ]
        )
        unsure = (Span(0, 4, "COUNTRY", SpanId(1), 0.5), Span(22, 26, "PLACE", SpanId(2), 0.95))
        suggest(made, PERU, Annotation(unsure))
        yield made


def found(store: Store, query: str, order: Order = Order.IMPORT) -> list[int]:
    return list(store.search.articles(parse(query, store.schema), order=order))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [DEAL, PERU, KENYA, QUIET]),
        ("peru", [PERU, KENYA]),
        ("rov", [PERU]),
        ('rover "in lima"', [PERU]),
        ("rover OR quiet ", [PERU, QUIET]),
        ("peru -rover ", [KENYA]),
        ("-(rover OR quiet)", [DEAL, KENYA]),
        ("label:COUNTRY", [DEAL, PERU]),
        ("label:COUNTRY label:SYSTEM", [DEAL]),
        ("label:COUNTRY score<0.6", [PERU]),
        ("label:PLACE score<0.6", []),
        ('label:COUNTRY text:"chile"', [DEAL]),
        ("text:누리호", [DEAL]),
        ("kind:ARRANGEMENT status:signed party:chile", [DEAL]),
        ("kind:MOU party:chile", []),
        ("party:peru", []),
        ("source:andina", [PERU, QUIET]),
        ("title:ROVER", [PERU]),
        ("key:quiet", [QUIET]),
        ("date:2024", [PERU, KENYA]),
        ("date>=2024-06", [KENYA]),
        ("date<=2024-05", [PERU]),
        ("date>2024-05", [KENYA]),
        ("date<2024-06", [PERU]),
        (r"/^nothing\b/", [QUIET]),
        ("/rover|met/ peru ", [PERU, KENYA]),
        ("-/e/ ", []),
        ("is:open", [DEAL, PERU]),
        ("is:agreement", [DEAL]),
        ("is:flagged", []),
        ("state:todo peru", [PERU, KENYA]),
    ],
)
def test_a_query_finds_what_fits(store: Store, query: str, ids: list[int]) -> None:
    assert found(store, query) == ids


def test_decisions_and_notes_are_seen(store: Store) -> None:
    sheet = store.sheets.read(PERU)
    reject(store, [suggested(sheet, "Peru").id])
    assert found(store, "label:COUNTRY") == [DEAL]
    accept(store, [suggested(sheet, "Lima").id])
    assert found(store, "label:PLACE") == [DEAL, PERU]
    assert found(store, "label:PLACE score>0.9") == []
    assert found(store, "is:gold") == [PERU]
    assert found(store, "is:decided") == [PERU]
    write_note(store, KENYA, "Ask Ana")
    assert found(store, 'note:"ask ana"') == [KENYA]
    assert found(store, "is:noted") == [KENYA]


def test_older_runs_of_the_machine_are_not_looked_at(store: Store) -> None:
    suggest(store, PERU, Annotation((Span(13, 18, "SYSTEM", SpanId(1), 0.9),)), "machine-2")
    assert found(store, "label:COUNTRY") == [DEAL]
    assert found(store, "label:SYSTEM") == [DEAL, PERU]
    assert found(store, "", Order.DOUBT)[0] == DEAL


def test_orders(store: Store) -> None:
    set_state(store, DEAL, ArticleState.DONE)
    set_state(store, QUIET, ArticleState.IN_PROGRESS)
    assert found(store, "", Order.TODO) == [QUIET, PERU, KENYA, DEAL]
    assert found(store, "", Order.DOUBT) == [PERU, DEAL, KENYA, QUIET]
    assert found(store, "", Order.DATE) == [KENYA, PERU, DEAL, QUIET]
    assert found(store, "", Order.AGREEMENTS) == [DEAL, PERU, KENYA, QUIET]
    assert found(store, "", Order.TITLE) == [PERU, DEAL, KENYA, QUIET]


def test_what_was_decided_is_in_doubt_no_longer(store: Store) -> None:
    sheet = store.sheets.read(PERU)
    accept(store, [span.id for span in sheet.suggested.spans])
    assert found(store, "", Order.DOUBT) == [DEAL, PERU, KENYA, QUIET]


def test_an_import_adds_its_doubt_to_that_of_the_machine(store: Store) -> None:
    layer = Annotation((Span(0, 5, "COUNTRY", SpanId(1), 0.5), Span(10, 14, "COUNTRY", SpanId(2), 0.6)))
    suggest(store, KENYA, layer, "ana", LayerKind.IMPORT)
    assert found(store, "", Order.DOUBT)[:2] == [KENYA, PERU]
    suggest(store, KENYA, deal_annotation_of_nothing(), "machine")
    assert found(store, "", Order.DOUBT)[0] == PERU


def deal_annotation_of_nothing() -> Annotation:
    assert deal_annotation().spans
    return Annotation()


def test_states_narrow_what_is_found(store: Store) -> None:
    set_state(store, PERU, ArticleState.DONE)
    peru = parse("peru", store.schema)
    assert store.search.articles(peru, states=[ArticleState.DONE]) == [PERU]
    assert store.search.articles(peru, states=[ArticleState.TODO], order=Order.TITLE) == [KENYA]


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("rover", "Peru built a \2rover\3 in Lima."),
        ("label:PLACE", "Peru built a rover in \2Lima\3."),
        ("/r.ver/", "Peru built a \2rover\3 in Lima."),
        ("source:andina", ""),
    ],
)
def test_a_hit_says_why_it_fits(store: Store, query: str, line: str) -> None:
    assert store.search.passage(PERU, parse(query, store.schema)) == line


def test_a_word_of_the_title_shows_no_line_of_the_text(store: Store) -> None:
    assert store.search.passage(QUIET, parse("zero", store.schema)) == ""


def test_a_hit_on_an_agreement_shows_its_mention(store: Store) -> None:
    line = store.search.passage(DEAL, parse("party:chile", store.schema))
    assert "signed a \2space deal\3 on Monday" in line


def test_a_pattern_that_never_ends_is_told_and_leaves_the_store_usable(store: Store) -> None:
    store.articles.add([Article("trap", "a" * 40 + "!")])
    with pytest.raises(RatifyError, match=r"takes too long on one article\. Make it simpler\."):
        found(store, r"/^(a|a|aa)+$/")
    assert found(store, "peru") == [PERU, KENYA]


def test_a_search_can_be_stopped(store: Store) -> None:
    store.articles.add([Article(f"x{nth}", f"{nth}") for nth in range(5000)])
    with pytest.raises(Cancelled):
        store.search.articles(parse("/nowhere/", store.schema), is_enough=lambda: True)
    with pytest.raises(Cancelled):
        store.search.articles(parse("is:open OR note:x", store.schema), is_enough=lambda: True)
    assert found(store, "peru") == [PERU, KENYA]


@pytest.mark.parametrize("query", ["source:'* ", "NEAR(a b)", "title:*", "a\0b ", "source:\ud800x", '" OR 1=1 --"'])
def test_nothing_typed_is_sql(store: Store, query: str) -> None:
    assert found(store, query) == []
