"""The store's part of the budget: verdicts on disk, layers in bulk, long sheets, long queues; prints, never judges."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.model import Annotation, Article, ArticleId, ArticleState, LayerKind, Span, SpanId
from annotations.query import Order, parse
from annotations.review import accept, redo, set_state, undo
from annotations.store import Store

LONG = ArticleId(1)
SPANS = 5_000
QUEUE = 100_000
SENTENCE = "Norland and Sudria signed a pact on lunar science in the capital, the ministry said 🚀. "


def percentiles(name: str, seconds: list[float]) -> None:
    """Print the middle and the slow end of some times."""
    ordered = sorted(seconds)
    middle, slow = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"\n{name}: p50 {middle * 1e3:.2f} ms, p95 {slow * 1e3:.2f} ms, of {len(ordered)}")  # noqa: T201 - the point


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def word_spans(count: int) -> Annotation:
    return Annotation(
        tuple(Span(nth * 20, nth * 20 + 8, "TOPIC", SpanId(nth + 1), 0.9, "patterns.topics") for nth in range(count))
    )


@pytest.fixture
def long_article(tmp_path: Path) -> Iterator[Store]:
    """One article of 100,000 characters with 5,000 suggestions."""
    with Store.create(tmp_path / "long.ratify") as store:
        store.articles.add([Article("long", "abcdefgh 🚀 jklmnopq " * SPANS)])
        store.layers.write(store.layers.create("machine", LayerKind.MACHINE), [(LONG, word_spans(SPANS))])
        yield store


@pytest.fixture(scope="module")
def queue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A project of 100,000 articles of 50 words."""
    with Store.create(tmp_path_factory.mktemp("queue") / "queue.ratify") as store:
        for start in range(0, QUEUE, 1000):
            store.articles.add(
                [
                    Article(f"article-{nth:06}", SENTENCE[nth % 7 :] * 3 + f"No. {nth}", f"Pact number {nth}")
                    for nth in range(start, start + 1000)
                ]
            )
        for nth in range(500, QUEUE, 5000):
            set_state(store, ArticleId(nth), ArticleState.DONE)
        yield store


def test_a_verdict_is_on_disk(benchmark: BenchmarkFixture, long_article: Store, tmp_path: Path) -> None:
    store = long_article
    spans = iter(store.sheets.read(LONG).suggested.spans)
    times: list[float] = []
    benchmark.pedantic(lambda: times.append(timed(lambda: accept(store, [next(spans).id]))), rounds=1000)
    percentiles("a verdict on disk, 5,000 spans in the article", times)
    percentiles("undo", [timed(lambda: undo(store)) for _ in range(300)])
    percentiles("redo", [timed(lambda: redo(store)) for _ in range(300)])
    store._connection.run("PRAGMA synchronous = OFF")
    percentiles(
        "a verdict, not waiting for the disk", [timed(lambda: accept(store, [next(spans).id])) for _ in range(1000)]
    )
    with (tmp_path / "raw").open("wb", buffering=0) as raw:
        percentiles(
            "for comparison: 48 kB written and flushed on this disk",
            [timed(lambda: (raw.write(b"x" * 49152), os.fsync(raw.fileno()))) for _ in range(300)],
        )


def test_a_long_sheet_is_read(benchmark: BenchmarkFixture, long_article: Store) -> None:
    store = long_article
    spans = iter(store.sheets.read(LONG).suggested.spans)

    def read_anew() -> None:
        store.sheets.forget()
        store.sheets.read(LONG)

    benchmark.pedantic(read_anew, rounds=20)
    percentiles("a sheet of 5,000 suggestions, read anew", [timed(read_anew) for _ in range(20)])
    accept(store, [next(spans).id for _ in range(2500)])
    percentiles("the same with 2,500 gold spans", [timed(read_anew) for _ in range(20)])
    times: list[float] = []
    for _ in range(200):
        accept(store, [next(spans).id])
        times.append(timed(lambda: store.sheets.read(LONG)))
    percentiles("the same after a decision", times)


def test_layers_are_written_in_bulk(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    count = 2000
    texts = [Article(f"a{nth}", "abcdefgh 🚀 jklmnopq " * 40 + str(nth)) for nth in range(count)]
    pairs = [(ArticleId(nth + 1), word_spans(40)) for nth in range(count)]
    with Store.create(tmp_path / "bulk.ratify") as store:

        def write() -> None:
            adding = timed(lambda: store.articles.add(texts))
            layer = store.layers.create("machine", LayerKind.MACHINE)
            writing = timed(lambda: store.layers.write(layer, pairs))
            print(f"\narticles added: {count / adding:.0f}/s; layers of 40 spans: {count / writing:.0f}/s")  # noqa: T201 - the point

        benchmark.pedantic(write, rounds=1)


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("first page", lambda store: store.articles.rows(limit=200)),
        ("last page", lambda store: store.articles.rows(limit=200, after=ArticleId(QUEUE - 200))),
        ("done only", lambda store: store.articles.rows(states=[ArticleState.DONE], limit=200)),
        (
            "not done",
            lambda store: store.articles.rows(states=[ArticleState.TODO, ArticleState.IN_PROGRESS], limit=200),
        ),
        ("search, rare", lambda store: store.articles.rows(text="number 77777", limit=200)),
        ("search, in every article", lambda store: store.articles.rows(text="ministry", limit=200)),
        ("search in the texts, best first", lambda store: store.search.find("No. 4242")),
        ("count of a state", lambda store: store.articles.count(ArticleState.TODO)),
        ("all ids", lambda store: store.articles.ids()),
        ("opening", lambda store: Store.open(store.path, readonly=True).close()),
    ],
)
def test_a_long_queue_is_read(
    benchmark: BenchmarkFixture, queue: Store, name: str, work: Callable[[Store], object]
) -> None:
    benchmark.pedantic(lambda: work(queue), rounds=5)
    percentiles(f"queue of 100,000, {name}", [timed(lambda: work(queue)) for _ in range(20)])


@pytest.mark.parametrize("order", list(Order))
def test_a_long_queue_is_ordered(benchmark: BenchmarkFixture, queue: Store, order: Order) -> None:
    def work() -> object:
        return queue.search.articles(parse("", queue.schema), order=order)

    benchmark.pedantic(work, rounds=3)
    percentiles(f"queue of {QUEUE:,}, order {order}", [timed(work) for _ in range(10)])


@pytest.mark.parametrize(
    "query",
    [
        "77777",
        "ministry",
        '"lunar science" -77777 ',
        "label:AGENCY score<0.6",
        "state:done is:open",
        "date>=2024",
        "/7{5}/",
    ],
)
def test_a_long_queue_is_asked(benchmark: BenchmarkFixture, queue: Store, query: str) -> None:
    def work() -> object:
        return queue.search.articles(parse(query, queue.schema))

    benchmark.pedantic(work, rounds=3)
    percentiles(f"queue of {QUEUE:,}, {query}", [timed(work) for _ in range(10)])
    found = queue.search.articles(parse(query, queue.schema))[:10]
    lines = [timed(lambda: queue.search.passage(article, parse(query, queue.schema))) for article in found]  # noqa: B023 - at once
    percentiles(f"a line that says why, {query}", lines or [0.0])
