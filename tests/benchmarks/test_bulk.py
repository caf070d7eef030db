"""Lists over a whole project and decisions in bulk, 10,000 articles with 40 suggestions each; prints, never judges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.curate.ledger import ledger, occurrences
from annotations.curate.passages import By, Narrowing, PassageTable, State
from annotations.model import Annotation, Article, ArticleId, LayerKind, Span, SpanId
from annotations.review import Sought, accept_all, candidates, undo
from annotations.review import occurrences as find
from annotations.store import Store
from tests.benchmarks.timing import percentiles, timed

ARTICLES = 10_000
_WORDS = ("Norland", "Sudria", "Ostland", "Westmark", "Agency", "pact", "orbit", "Monday")
_LABELS = ("COUNTRY", "COUNTRY", "COUNTRY", "PLACE", "AGENCY", "AGREEMENT", "TOPIC", "DATE")
_SPANS = 40


def article_of(number: int) -> tuple[Article, Annotation]:
    """A text of 40 words, some of them in this article only, each with a suggestion."""
    text, spans = "", list[Span]()
    for nth in range(_SPANS):
        kind = (number * 7 + nth * 3) % len(_WORDS)
        word = f"{_WORDS[kind]}{number if nth % 20 == 0 else nth % 7}"
        score = ((number * 31 + nth * 17) % 100) / 100
        label = "PLACE" if (number + nth) % 97 == 0 else _LABELS[kind]
        spans.append(Span(len(text), len(text) + len(word), label, SpanId(nth + 1), score, f"names.{kind}"))
        text += f"{word} signed a paper, the ministry said. "
    return Article(f"article-{number:06}", text, f"Pact number {number}"), Annotation(tuple(spans))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create(tmp_path_factory.mktemp("bulk") / "bulk.ratify") as store:
        layer = store.layers.create("machine", LayerKind.MACHINE)
        for first in range(0, ARTICLES, 500):
            pairs = [article_of(number) for number in range(first, first + 500)]
            ids = store.articles.add([article for article, _ in pairs]).new
            store.layers.write(layer, [(at, found) for at, (_, found) in zip(ids, pairs, strict=True)])
        yield store


def read(store: Store) -> PassageTable:
    return PassageTable.of(it for _, found in store.passages.read(store.articles.ids()) for it in found)


@pytest.fixture(scope="module")
def table(project: Store) -> PassageTable:
    return read(project)


def test_the_table_is_read(benchmark: BenchmarkFixture, project: Store) -> None:
    table = benchmark.pedantic(lambda: read(project), rounds=2)
    stats: Any = benchmark.stats
    percentiles(f"a table of {len(table):,} suggestions, read in a job", list(stats.stats.data))


@pytest.mark.parametrize(
    ("name", "narrowing"),
    [
        ("all that wait", Narrowing(state=State.OPEN)),
        ("a label", Narrowing(label="AGENCY")),
        ("a text", Narrowing(text="norland3")),
        ("a label, an origin and a score", Narrowing(label="COUNTRY", source="names.1", least=0.8)),
    ],
)
@pytest.mark.parametrize("by", [By.ARTICLE, By.SCORE, By.TEXT])
def test_the_table_is_narrowed(
    benchmark: BenchmarkFixture, table: PassageTable, name: str, narrowing: Narrowing, by: By
) -> None:
    def work() -> None:
        table.ordered(table.suggestions(narrowing), by)

    benchmark.pedantic(work, rounds=2)
    percentiles(f"{name}, by {by}, of {len(table):,}", [timed(work) for _ in range(10)])


def test_an_article_is_followed(benchmark: BenchmarkFixture, project: Store, table: PassageTable) -> None:
    def work() -> None:
        table.replaced([ArticleId(5000)], next(project.passages.read([ArticleId(5000)]))[1])

    benchmark.pedantic(work, rounds=2)
    percentiles("one article of the table read again", [timed(work) for _ in range(20)])
    percentiles("the record of a label", [timed(lambda: table.record(Narrowing(label="COUNTRY"))) for _ in range(20)])


def test_spans_are_accepted_in_bulk(benchmark: BenchmarkFixture, project: Store, table: PassageTable) -> None:
    spans = table.spans(table.suggestions(Narrowing(label="PLACE", state=State.OPEN, least=0.9))[:5000])
    benchmark.pedantic(lambda: accept_all(project, spans), rounds=1)
    stats: Any = benchmark.stats
    taken = stats.stats.max
    print(f"\n{len(spans):,} accepted in one step: {taken:.2f} s, {len(spans) / taken:,.0f} a second")  # noqa: T201
    print(f"undone in {timed(lambda: undo(project)):.2f} s")  # noqa: T201 - the point


def test_the_ledger_is_made(benchmark: BenchmarkFixture, project: Store, table: PassageTable) -> None:
    decided = table.suggestions(Narrowing(state=State.OPEN))[:40_000]
    accept_all(project, table.spans(decided))
    full = read(project)
    entries = benchmark.pedantic(lambda: ledger(full), rounds=3)
    percentiles(f"the ledger of {len(entries):,} texts, {len(full):,} passages", [timed(lambda: ledger(full))] * 3)
    percentiles("the places of one text", [timed(lambda: occurrences(full, "Norland3")) for _ in range(20)])


def test_a_text_is_found_everywhere(benchmark: BenchmarkFixture, project: Store) -> None:
    def work(text: str, *, whole: bool = True) -> int:
        sought = Sought(text, "COUNTRY", whole_word=whole)
        return sum(len(found) for _, found in find(project, sought, candidates(project, sought)))

    benchmark.pedantic(lambda: work("Norland5000"), rounds=2)
    for text, whole in (("Norland5000", True), ("Norland3", True), ("Norland3", False)):
        seconds = timed(lambda text=text, whole=whole: work(text, whole=whole))
        count = work(text, whole=whole)
        print(f"\n{text!r} {'as a word' if whole else 'anywhere'}: {count:,} places in {seconds * 1e3:,.0f} ms")  # noqa: T201
