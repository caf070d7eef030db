"""A long queue in the whole window: open, narrow, search, order, scroll, decide; prints, never judges.

`RATIFY_QUEUE=1000000` measures a million articles in place of the 100,000.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.model import Annotation, Article, ArticleId, ArticleState, LayerKind, Span, SpanId
from annotations.query import Order
from annotations.store import Store
from desktop.main_window import MainWindow
from desktop.settings import Settings

ARTICLES = int(os.environ.get("RATIFY_QUEUE", "100000"))
AT_ONCE = 5_000
TOLD = "space agency moon orbit treaty signed launch satellite minister Seoul Paris Tokyo lander science budget"
WORDS = TOLD.split()
QUERIES = ("moon", "w17", "moon lander", "score<0.05", "label:TOPIC", "date:2024", "source:s7", "state:todo", "is:open")
PATIENCE = 300.0

pytestmark = pytest.mark.timeout(3600)


def _article(nth: int) -> Article:
    words = " ".join(WORDS[(nth * 7 + place * place) % len(WORDS)] for place in range(20))
    published, source = f"20{nth % 25:02}-0{nth % 9 + 1}-11", f"s{nth % 20}"
    return Article(f"a{nth}", f"No. {nth}. {words} w{nth % 1000}.", f"Title {nth}", published, source)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("queue") / "queue.ratify"
    with Store.create(path) as store:
        layer = store.layers.create("machine", LayerKind.MACHINE)
        for begun in range(0, ARTICLES, AT_ONCE):
            here = range(begun, min(ARTICLES, begun + AT_ONCE))
            store.articles.add([_article(nth) for nth in here])
            suggested = (
                (ArticleId(nth + 1), Annotation((Span(0, 2, "TOPIC", SpanId(1), nth % 100 / 100),)))
                for nth in here
                if nth % 10 == 0
            )
            store.layers.write(layer, suggested)
    return path


@pytest.fixture
def window(qapp: QApplication, project: Path, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(Settings(tmp_path / "ratify.ini"))
    made.resize(1440, 900)
    made.show()
    qapp.processEvents()
    _time("open", lambda: made.start(project), made)
    yield made
    made.close()


def test_a_long_queue(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    queue = window.queue
    for state in (*ArticleState, None):
        _time(f"only {state}", lambda state=state: queue._on_states_chosen(state), window)
    for query in QUERIES:
        _time(f"search {query}", lambda query=query: _search(window, query), window)
    _time("search nothing", lambda: _search(window, ""), window)
    for order in Order:
        _time(f"order {order.value}", lambda order=order: queue.set_order(order), window)
    queue.set_order(Order.IMPORT)
    _settle(window)
    bar = queue.list.verticalScrollBar()
    places = iter([bar.maximum() * nth // 59 for nth in range(60)])
    _each("scroll anywhere", lambda: bar.setValue(next(places)), 60)
    _each("next article", lambda: _press(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier), 40)
    window.session.show(ArticleId(1))
    _settle(window)
    _time("decide", lambda: _press(window, Qt.Key.Key_Space), window)
    benchmark.pedantic(
        lambda: _time(
            "done, next", lambda: _press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier), window
        )
    )
    window.session.undo()


def _search(window: MainWindow, query: str) -> None:
    window.queue.search.setText(query)
    window.queue._narrow()


def _press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.centre.reader, key, modifiers)


def _settle(window: MainWindow) -> None:
    begun = perf_counter()
    while perf_counter() - begun < PATIENCE:
        QApplication.processEvents()
        if not window.queue.model.searching.is_running:
            return


def _time(what: str, act: Callable[[], object], window: MainWindow) -> None:
    """Print for how long the window was held up, how long its thread worked for that, and when the answer was there."""
    work, begun = thread_time(), perf_counter()
    act()
    QApplication.processEvents()
    worked, held = thread_time() - work, perf_counter() - begun
    _settle(window)
    answered, rows = perf_counter() - begun, window.queue.model.rowCount()
    sys.stdout.write(
        f"\n{ARTICLES:,} articles, {what}: held up {held * 1000:.0f} ms (work {worked * 1000:.0f} ms), "
        f"answered after {answered * 1000:.0f} ms, {rows:,} rows"
    )


def _each(what: str, act: Callable[[], object], times: int) -> None:
    """Print how long the window's thread works until the frame, over many times."""
    worked = list[float]()
    for _ in range(times):
        begun = thread_time()
        act()
        QApplication.processEvents()
        worked.append(thread_time() - begun)
    worked.sort()
    p50, p95, worst = (worked[min(times - 1, int(times * part))] * 1000 for part in (0.5, 0.95, 1.0))
    sys.stdout.write(
        f"\n{ARTICLES:,} articles, {what}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {worst:.1f} ms of work"
    )
