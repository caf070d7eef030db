"""The reader on 100,000 characters with 5,000 nested spans: open, decide, scroll; prints, never judges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.model import Sheet
from annotations.schema import default_schema
from annotations.walk import Focus
from desktop import fonts
from desktop.reader.view import Reader
from tests.gui.reader.sheets import large_sheet

_ROUNDS = 300
_ONE_PARAGRAPH = 200_000


@pytest.fixture(params=[450, _ONE_PARAGRAPH], ids=["many paragraphs", "one paragraph"])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return large_sheet(paragraph=request.param)


@pytest.fixture
def reader(qapp: QApplication) -> Iterator[Reader]:
    fonts.register()
    made = Reader()
    made.glide_ms = 0
    made.resize(1000, 1000)
    made.show()
    qapp.processEvents()
    yield made
    made.close()


def _measure(benchmark: BenchmarkFixture, what: str, run: Callable[[], None], rounds: int = _ROUNDS) -> None:
    times: list[float] = []

    def timed() -> None:
        begun = perf_counter()
        run()
        times.append((perf_counter() - begun) * 1000)

    benchmark.pedantic(timed, rounds=rounds, warmup_rounds=3)
    times = sorted(times[3:])
    middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"\n{what}: p50 {middle:.1f} ms, p95 {late:.1f} ms, worst {times[-1]:.1f} ms")  # noqa: T201


def test_opening_an_article(benchmark: BenchmarkFixture, reader: Reader, sheet: Sheet) -> None:
    focus = Focus(span=sheet.suggested.spans[0].id)

    def run() -> None:
        reader.show_sheet(sheet, default_schema())
        reader.set_focus(focus)
        reader.viewport().repaint()

    _measure(benchmark, "open to painted frame", run, rounds=30)


def test_from_a_decision_to_the_painted_frame(benchmark: BenchmarkFixture, reader: Reader, sheet: Sheet) -> None:
    reader.show_sheet(sheet, default_schema())
    stops = cycle(islice(sheet.suggested.spans, 0, None, 5))

    def run() -> None:
        reader.update_sheet(sheet)
        reader.set_focus(Focus(span=next(stops).id))
        reader.viewport().repaint()

    _measure(benchmark, "decision to painted frame", run)


def test_scrolling(benchmark: BenchmarkFixture, reader: Reader, sheet: Sheet) -> None:
    reader.show_sheet(sheet, default_schema())
    bar = reader.verticalScrollBar()

    def run() -> None:
        bar.setValue(bar.value() + 90)
        reader.viewport().repaint()

    _measure(benchmark, "scroll to painted frame", run)
