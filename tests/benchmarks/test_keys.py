"""Every key on articles of 100,000 characters with 5,000 spans, in the whole window; prints, never judges."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter, thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.model import Annotation, Article, ArticleId, LayerKind, Span, SpanId
from annotations.store import Store
from desktop.app import left_uncollected
from desktop.main_window import MainWindow
from desktop.settings import Settings
from tests.gui.reader.sheets import large_sheet

ARTICLES = 4
NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Taken = tuple[float, float]
"""Seconds by the clock, and those that the thread worked."""
KEYS = {
    "next undecided": (Qt.Key.Key_J, NONE, 60),
    "previous undecided": (Qt.Key.Key_K, NONE, 60),
    "next span": (Qt.Key.Key_Period, NONE, 60),
    "accept": (Qt.Key.Key_Space, NONE, 60),
    "reject": (Qt.Key.Key_X, NONE, 60),
    "undo": (Qt.Key.Key_Z, CONTROL, 60),
    "line down": (Qt.Key.Key_Down, NONE, 60),
    "screen down": (Qt.Key.Key_PageDown, NONE, 60),
    "select a word": (Qt.Key.Key_Right, SHIFT, 60),
    "tags": (Qt.Key.Key_T, CONTROL, 30),
    "larger": (Qt.Key.Key_Plus, CONTROL, 9),
    "smaller": (Qt.Key.Key_Minus, CONTROL, 9),
    "wider": (Qt.Key.Key_F7, NONE, 9),
    "looser": (Qt.Key.Key_F8, NONE, 7),
}
FIRST = {"undo": (Qt.Key.Key_X, NONE, 64), "smaller": (Qt.Key.Key_Plus, CONTROL, 12)}
"""What is pressed before, so that there is something to take back or to make smaller."""


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "books.ratify"
    with Store.create(path) as store:
        layer = store.layers.create("machine", LayerKind.MACHINE)
        for nth in range(ARTICLES):
            sheet = large_sheet(seed=nth)
            store.articles.add([Article(f"a{nth}", sheet.article.text)])
            spans = sorted((*sheet.gold.spans, *sheet.suggested.spans), key=lambda span: (span.start, -span.end))
            made = tuple(Span(each.start, each.end, each.label, SpanId(n), 0.9) for n, each in enumerate(spans, 1))
            store.layers.write(layer, [(ArticleId(nth + 1), Annotation(made))])
    made_window = MainWindow(Settings(tmp_path / "ratify.ini"))
    made_window.resize(1440, 900)
    made_window.show()
    made_window.start(path)
    made_window.activateWindow()
    qapp.processEvents()
    with left_uncollected():
        yield made_window
    made_window.close()


def _press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Taken:
    begun, work = perf_counter(), thread_time()
    QTest.keyClick(window.centre.reader, key, modifiers)
    QApplication.processEvents()
    return perf_counter() - begun, thread_time() - work


@pytest.mark.parametrize("name", KEYS)
def test_a_key(benchmark: BenchmarkFixture, window: MainWindow, name: str) -> None:
    _print(name, _measure(benchmark, window, name))


@pytest.mark.parametrize("name", ["next undecided", "accept", "reject", "undo"])
def test_a_key_while_the_entities_are_listed(benchmark: BenchmarkFixture, window: MainWindow, name: str) -> None:
    """The list is drawn after the frame; both are counted, because a key that comes at once waits for both."""
    window.inspector.setCurrentWidget(window.inspector.entities)
    _print(f"{name}, entities listed", _measure(benchmark, window, name))


def _measure(benchmark: BenchmarkFixture, window: MainWindow, name: str) -> list[Taken]:
    key, modifiers, rounds = KEYS[name]
    first, with_it, often = FIRST.get(name, (key, modifiers, 0))
    for _ in range(often):
        _press(window, first, with_it)
    times: list[Taken] = []
    benchmark.pedantic(lambda: times.append(_press(window, key, modifiers)), rounds=rounds, warmup_rounds=3)
    return times[3:]


@pytest.mark.parametrize("wait", [0, 1000], ids=["at once", "read ahead"])
def test_the_next_article(benchmark: BenchmarkFixture, window: MainWindow, wait: int) -> None:
    times: list[Taken] = []
    steps = iter([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up] * 4)

    def go() -> None:
        if wait:
            QTest.qWait(wait)
        else:
            _forget(window)
        times.append(_press(window, next(steps), CONTROL))

    benchmark.pedantic(go, rounds=24)
    _print("next article to painted frame", times)


def _forget(window: MainWindow) -> None:
    """Take away what was prepared."""
    assert window.session.store is not None
    window.session.store.sheets.forget()
    window.centre.reader._pages._kept.clear()


def _print(what: str, times: Sequence[Taken]) -> None:
    """On a busy computer only the work tells."""
    for name, nth in ((what, 0), (f"{what}, work of the window's thread", 1)):
        ordered = sorted(each[nth] for each in times)
        p50, p95, worst = (ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000 for part in (0.5, 0.95, 1.0))
        sys.stdout.write(f"\n{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {worst:.1f} ms")
