"""Articles per second in and out, 40 spans and two agreements each; prints, never judges."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.formats.jsonl import RatifyJsonl
from annotations.model import Agreement, Annotation, Article, Filler, Record, Span, SpanId
from annotations.schema import default_schema
from annotations.store import Store
from annotations.workflow import export, import_files

_ARTICLES = 10_000
_LABEL_STUDIO = {"imported": 284, "exported": 162}
"""Articles of the same kind that Label Studio took in and gave out in a second on two idle cores."""
_SPANS = 40
_SENTENCE = "Norland and Sudria signed a pact on lunar science in the capital on Monday, the ministry said 🚀. "
_WORDS = ((0, 7, "COUNTRY"), (12, 18, "COUNTRY"), (28, 32, "AGREEMENT"), (36, 49, "TOPIC"), (68, 74, "DATE"))


def records(count: int) -> Iterator[Record]:
    """Articles of some 800 characters, as news briefs are."""
    spans = tuple(
        Span(start + at, end + at, label, SpanId(number + 1), 0.875, "patterns.names", "")
        for number, (at, (start, end, label)) in enumerate(
            (len(_SENTENCE) * sentence, word) for sentence in range(_SPANS // len(_WORDS)) for word in _WORDS
        )
    )
    frames = tuple(
        Agreement(
            "ARRANGEMENT",
            "SIGNED",
            tuple(
                Filler(role, SpanId(first + span), score=0.5, origin="agreements")
                for role, span in (("mentions", 3), ("party", 1), ("party", 2), ("topic", 4), ("date", 5))
            ),
            score=0.75,
            origin="agreements",
        )
        for first in (0, 5)
    )
    body = _SENTENCE * (_SPANS // len(_WORDS))
    for number in range(count):
        article = Article(f"article-{number:06}", f"{body}No. {number}.", f"Pact number {number}", "2023-05-30", "wire")
        yield Record(article, Annotation(spans, frames), "machine")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("interchange") / "rows.jsonl"
    with path.open("wb") as out:
        RatifyJsonl().write(records(_ARTICLES), out, schema=default_schema())
    return path


def test_articles_read_per_second(benchmark: BenchmarkFixture, rows: Path) -> None:
    count = benchmark.pedantic(lambda: sum(1 for _ in RatifyJsonl().read(rows)), rounds=3)
    assert count == _ARTICLES
    told("read", benchmark)


def test_articles_imported_per_second(benchmark: BenchmarkFixture, rows: Path, tmp_path: Path) -> None:
    def once() -> None:
        with Store.create(tmp_path / f"{time.monotonic_ns()}.ratify") as store:
            assert import_files(store, [rows]).annotated == _ARTICLES

    benchmark.pedantic(once, rounds=2)
    told("imported", benchmark)


def test_articles_exported_per_second(benchmark: BenchmarkFixture, rows: Path, tmp_path: Path) -> None:
    with Store.create(tmp_path / "project.ratify") as store:
        import_files(store, [rows])
        out = tmp_path / "out.jsonl"
        benchmark.pedantic(lambda: export(store, out, layer="machine", status="all"), rounds=2)
    assert out.read_bytes() == rows.read_bytes()
    told("exported", benchmark)


def told(what: str, benchmark: BenchmarkFixture) -> None:
    stats: Any = benchmark.stats
    seconds = stats.stats.min
    rate = _ARTICLES / seconds
    theirs = _LABEL_STUDIO.get(what)
    compared = f", {rate / theirs:.1f} times Label Studio's {theirs}" if theirs else ""
    print(f"\n{_ARTICLES} articles with {_SPANS} spans {what} in {seconds:.2f} s: {rate:,.0f} a second{compared}")  # noqa: T201
