"""The reader on 100,000 characters with 5,000 nested spans: open, decide, scroll; prints, never judges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from annotations.model import Annotation, Sheet
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
def reader(qapp: QApplication, qtbot: QtBot) -> Reader:
    fonts.register()
    made = Reader()
    qtbot.addWidget(made)
    made.glide_ms = 0
    made.resize(1000, 1000)
    made.show()
    qapp.processEvents()
    return made


def _paint(reader: Reader) -> None:
    """Paint at once what is to be painted anew, as the next turn of the event loop would."""
    QApplication.sendEvent(reader.window(), QEvent(QEvent.Type.UpdateRequest))


def _accepted(sheet: Sheet, nth: int) -> Sheet:
    """The sheet after one more suggestion came to gold."""
    span = sheet.suggested.spans[nth]
    waiting = (*sheet.suggested.spans[:nth], *sheet.suggested.spans[nth + 1 :])
    gold = sorted((*sheet.gold.spans, span), key=lambda each: (each.start, -each.end))
    return replace(sheet, gold=Annotation(tuple(gold)), suggested=Annotation(waiting))


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
        _paint(reader)

    _measure(benchmark, "open to painted frame", run, rounds=30)


def test_from_a_decision_to_the_painted_frame(benchmark: BenchmarkFixture, reader: Reader, sheet: Sheet) -> None:
    reader.show_sheet(sheet, default_schema())
    steps = iter([(_accepted(sheet, nth), sheet.suggested.spans[nth + 5].id) for nth in range(0, 5 * _ROUNDS + 20, 5)])

    def run() -> None:
        after, following = next(steps)
        reader.update_sheet(after)
        reader.set_focus(Focus(span=following))
        _paint(reader)

    _measure(benchmark, "decision to painted frame", run)


def test_scrolling(benchmark: BenchmarkFixture, reader: Reader, sheet: Sheet) -> None:
    reader.show_sheet(sheet, default_schema())
    bar = reader.verticalScrollBar()

    def run() -> None:
        bar.setValue(bar.value() + 90)
        _paint(reader)

    _measure(benchmark, "scroll to painted frame", run)
