"""Articles per second in and out, 40 spans each, without and with two agreements; prints, never judges.

Beside the wall clock stands the time of the processor, which other programs change little, and the time of a fixed
loop, by which runs on busy and on idle machines can be compared. A large import reads in a second process: on an idle
machine with two cores it takes a little longer than the process that takes longer.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
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
"""Articles with 40 spans that Label Studio took in and gave out in a second on two idle cores.

`tests/interop/label_studio_rate.py` measures it anew, in several ways.
"""
_SPANS = 40
_BATCH = 500
_TABLES = ("article", "article_text", "span", "agreement", "agreement_filler", "layer_article")
_SENTENCE = "Norland and Sudria signed a pact on lunar science in the capital on Monday, the ministry said 🚀. "
_WORDS = ((0, 7, "COUNTRY"), (12, 18, "COUNTRY"), (28, 32, "AGREEMENT"), (36, 49, "TOPIC"), (68, 74, "DATE"))


def records(count: int, *, agreements: bool = True) -> Iterator[Record]:
    """Articles of some 800 characters, as news briefs are, without or with two agreements."""
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
        for first in ((0, 5) if agreements else ())
    )
    body = _SENTENCE * (_SPANS // len(_WORDS))
    for number in range(count):
        article = Article(f"article-{number:06}", f"{body}No. {number}.", f"Pact number {number}", "2023-05-30", "wire")
        yield Record(article, Annotation(spans, frames), "machine")


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds that something took."""

    wall: float
    own: float
    """Of the processor, in this process."""
    children: float
    """Of the processor, in others that this one started."""

    @property
    def processor(self) -> float:
        """Seconds of the processor in all."""
        return self.own + self.children


@pytest.fixture(scope="module", params=["spans", "agreements"])
def rows(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of articles, named after what they have."""
    path = tmp_path_factory.mktemp("interchange") / f"{request.param}.jsonl"
    with path.open("wb") as out:
        RatifyJsonl().write(records(_ARTICLES, agreements=request.param == "agreements"), out, schema=default_schema())
    return path


def test_articles_read_per_second(benchmark: BenchmarkFixture, rows: Path) -> None:
    def once() -> None:
        assert sum(1 for _ in RatifyJsonl().read(rows)) == _ARTICLES

    told("read", rows, measured(benchmark, once, rounds=3))


def test_articles_imported_per_second(benchmark: BenchmarkFixture, rows: Path, tmp_path: Path) -> None:
    def once() -> None:
        with Store.create(tmp_path / f"{time.monotonic_ns()}.ratify") as store:
            assert import_files(store, [rows]).annotated == _ARTICLES

    told("imported", rows, measured(benchmark, once, rounds=2))


def test_articles_exported_per_second(benchmark: BenchmarkFixture, rows: Path, tmp_path: Path) -> None:
    with Store.create(tmp_path / "project.ratify") as store:
        import_files(store, [rows])
        out = tmp_path / "out.jsonl"
        best = measured(benchmark, lambda: export(store, out, layer="machine", status="all"), rounds=2)
    assert out.read_bytes() == rows.read_bytes()
    told("exported", rows, best)


def test_rows_that_sqlite_alone_writes_per_second(benchmark: BenchmarkFixture, rows: Path, tmp_path: Path) -> None:
    """The floor of an import: the very rows, made beforehand, with the same indexes, links, checks and triggers."""
    source = tmp_path / "source.ratify"
    with Store.create(source) as store:
        import_files(store, [rows])
    with closing(sqlite3.connect(source)) as connection:
        tables = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}  # noqa: S608 - a constant

    def once() -> None:
        path = tmp_path / f"{time.monotonic_ns()}.ratify"
        Store.create(path).close()
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            write_plainly(connection, tables)

    told("written by SQLite alone", rows, measured(benchmark, once, rounds=2), theirs="imported")


def write_plainly(connection: sqlite3.Connection, tables: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
    """All rows in as many transactions as an import has, in statements as large."""
    connection.execute("INSERT INTO layer SELECT 2, 'machine', 'import', '', ''")
    batches = _ARTICLES // _BATCH
    for batch in range(batches):
        connection.execute("BEGIN IMMEDIATE")
        for table, all_rows in tables.items():
            share = len(all_rows) // batches
            mine = all_rows[batch * share : (batch + 1) * share]
            for at in range(0, share, _BATCH):
                piece = mine[at : at + _BATCH]
                marks = f"({', '.join('?' * len(piece[0]))})"
                connection.execute(
                    f"INSERT INTO {table} VALUES {', '.join([marks] * len(piece))}",  # noqa: S608 - a constant
                    list(chain.from_iterable(piece)),
                )
        connection.execute("COMMIT")


def measured(benchmark: BenchmarkFixture, once: Callable[[], object], *, rounds: int) -> Measured:
    """The best of some rounds, by the time of the processor."""
    took: list[Measured] = []

    def one() -> None:
        before = time.perf_counter(), time.process_time(), children_time()
        once()
        after = time.perf_counter(), time.process_time(), children_time()
        took.append(Measured(*(end - begin for begin, end in zip(before, after, strict=True))))

    benchmark.pedantic(one, rounds=rounds)
    return min(took, key=lambda one: one.processor)


def told(what: str, rows: Path, best: Measured, *, theirs: str = "") -> None:
    loop = fixed_loop()
    having = f"{_SPANS} spans" + (" and 2 agreements" if rows.stem == "agreements" else "")
    print(f"\n{_ARTICLES} articles with {having} {what} (a fixed loop: {loop:.3f} s of the processor)")  # noqa: T201
    others = _LABEL_STUDIO.get(theirs or what)
    for clock, seconds in (
        ("on the wall", best.wall),
        ("of the processor", best.processor),
        ("of it in this process", best.own),
        ("of it in another", best.children),
    ):
        if not seconds:
            continue
        rate = _ARTICLES / seconds
        compared = f", {rate / others:.1f} times Label Studio's {others}" if others else ""
        print(f"  {seconds:6.2f} s {clock}: {rate:,.0f} a second{compared}")  # noqa: T201


def children_time() -> float:
    """Seconds of the processor that ended processes of this one took."""
    took = os.times()
    return took.children_user + took.children_system


def fixed_loop() -> float:
    """Seconds of the processor for the same work each time."""
    begin = time.process_time()
    sum(number & 7 for number in range(5_000_000))
    return time.process_time() - begin
