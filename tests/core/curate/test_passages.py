"""Lists over a whole project: narrowed, sorted and counted; the ledger of texts; what to expect of those unseen."""

from __future__ import annotations

import pytest

from annotations.curate.expected import Expected
from annotations.curate.ledger import Entry, ledger, occurrences
from annotations.curate.passages import By, Narrowing, PassageTable, State
from annotations.model import ArticleId, Decision, Passage, SpanId

A, B = Decision.ACCEPTED, Decision.REJECTED


def passage(span: int, article: int, text: str, label: str, score: float | None = None, **more: object) -> Passage:
    values = {"origin": "names", "layer": "machine", **more}
    return Passage(SpanId(span), ArticleId(article), span * 10, span * 10 + len(text), label, text, score, **values)  # pyright: ignore[reportArgumentType]


def gold_of(span: int, article: int, text: str, label: str) -> Passage:
    return Passage(SpanId(span), ArticleId(article), span * 10, span * 10 + len(text), label, text)


@pytest.fixture
def table() -> PassageTable:
    return PassageTable.of(
        [
            passage(1, 1, "Moscow", "COUNTRY", 0.9, decision=A),
            gold_of(100, 1, "Moscow", "COUNTRY"),
            passage(2, 1, "Korea", "COUNTRY", 0.4, origin="patterns.dates"),
            passage(3, 2, "moscow", "PLACE", None, layer="colleague"),
            passage(4, 2, "누리호", "SYSTEM", 0.7, decision=B),
            passage(5, 3, "Moscow", "COUNTRY", 0.6, decision=B, in_bulk=True),
        ]
    )


def spans(table: PassageTable, narrowing: Narrowing, by: By = By.ARTICLE, *, descending: bool = False) -> list[int]:
    return [int(it) for it in table.spans(table.ordered(table.suggestions(narrowing), by, descending=descending))]


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        (Narrowing(), [1, 2, 3, 4, 5]),
        (Narrowing(text="MOSC"), [1, 3, 5]),
        (Narrowing(label="COUNTRY"), [1, 2, 5]),
        (Narrowing(label="UNHEARD"), []),
        (Narrowing(source="colleague"), [3]),
        (Narrowing(source="patterns"), [2]),
        (Narrowing(source="patterns.dates"), [2]),
        (Narrowing(source="patterns.da"), []),
        (Narrowing(least=0.6), [1, 4, 5]),
        (Narrowing(least=0.4, most=0.6), [2, 5]),
        (Narrowing(state=State.OPEN), [2, 3]),
        (Narrowing(state=State.REJECTED, label="COUNTRY"), [5]),
        (Narrowing(article=ArticleId(2)), [3, 4]),
    ],
)
def test_suggestions_are_narrowed(table: PassageTable, narrowing: Narrowing, expected: list[int]) -> None:
    assert spans(table, narrowing) == expected


@pytest.mark.parametrize(
    ("by", "descending", "expected"),
    [
        (By.ARTICLE, True, [5, 4, 3, 2, 1]),
        (By.SCORE, False, [2, 5, 4, 1, 3]),
        (By.SCORE, True, [1, 4, 5, 2, 3]),
        (By.TEXT, False, [2, 1, 5, 3, 4]),
        (By.LABEL, False, [1, 2, 5, 3, 4]),
        (By.STATE, False, [2, 3, 1, 4, 5]),
    ],
)
def test_suggestions_are_sorted(table: PassageTable, by: By, descending: bool, expected: list[int]) -> None:
    assert spans(table, Narrowing(), by, descending=descending) == expected


def test_a_passage_comes_back_as_it_was(table: PassageTable) -> None:
    assert table.passage(3) == passage(3, 2, "moscow", "PLACE", None, layer="colleague")
    assert table.passage(0).decision is Decision.ACCEPTED
    assert table.state(1) is State.GOLD


def test_articles_are_replaced_in_place(table: PassageTable) -> None:
    other = table.replaced([ArticleId(1)], [passage(9, 1, "Korea", "COUNTRY", 0.4, decision=A)])
    assert spans(other, Narrowing()) == [9, 3, 4, 5]
    assert spans(table, Narrowing()) == [1, 2, 3, 4, 5]
    assert len(other.replaced([ArticleId(1)], [])) == 3


def test_the_record_leaves_out_what_was_decided_in_bulk(table: PassageTable) -> None:
    assert table.record(Narrowing(label="COUNTRY")) == (1, 1, 1)
    assert table.record(Narrowing(least=0.7)) == (0, 2, 1)
    assert table.sources() == (["colleague", "machine"], ["names", "patterns.dates"])


def test_the_ledger_puts_one_against_many_first() -> None:
    many = [gold_of(nth, 1, "Moscow", "COUNTRY") for nth in range(31)]
    many += [gold_of(31, 1, "Moscow", "PLACE"), passage(32, 1, "Moscow", "PLACE", decision=B)]
    even = [gold_of(40, 2, "Korea", "COUNTRY"), gold_of(41, 2, "Korea", "PLACE")]
    clear = [gold_of(50 + nth, 3, "France", "COUNTRY") for nth in range(60)]
    waits = [
        passage(199, 3, "Moscow", "COUNTRY"),
        passage(200, 4, "France", "COUNTRY"),
        passage(201, 4, "Peru", "COUNTRY"),
    ]
    table = PassageTable.of([*many, *even, *clear, *waits])
    entries = ledger(table)
    assert [it.text for it in entries] == ["Moscow", "Korea", "France"]
    assert entries[0].labels == {"COUNTRY": 31, "PLACE": 1}
    assert (entries[0].rejected, entries[0].decided, entries[2].open) == (1, 33, 1)
    assert entries[2].oddness == 0
    rows = occurrences(table, "Moscow")
    assert [(table.passage(row).label, table.state(row)) for row in rows[:2].tolist()] == [
        ("PLACE", State.GOLD),
        ("PLACE", State.REJECTED),
    ]
    assert len(rows) == 34
    assert table.state(int(rows[-1])) is State.OPEN


def test_oddness_is_the_surprise_of_the_rarest_outcome() -> None:
    assert Entry("x", {"A": 31, "B": 1}).oddness == 5
    assert Entry("x", {"A": 1}, rejected=1).oddness == 1
    assert Entry("x", {"A": 7}).oddness == 0


def test_what_to_expect_is_told_from_the_record() -> None:
    known = Expected(waiting=212, decided=148, accepted=147)
    assert known.is_known
    assert (known.wrong, known.at_worst) == (2, 8)
    assert Expected(1000, 100, 100).wrong == 5
    assert not Expected(212, 12, 12).is_known
    assert Expected(10, 0, 0).at_worst == 10


def test_an_empty_table_has_nothing() -> None:
    empty = PassageTable.of([])
    assert spans(empty, Narrowing(text="x", label="y"), By.TEXT) == []
    assert ledger(empty) == []
