"""Hours at the desk: five hundred articles opened and decided by keys in one process; prints what memory does."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.model import Article, ArticleState, LayerKind
from annotations.paths import resources
from annotations.store import Store
from annotations.suggest.pipeline import annotate, load_pipeline
from desktop.app import left_uncollected, prepare
from desktop.main_window import MainWindow
from desktop.settings import Settings

ARTICLES = 500
WARM = 25
"""Articles after which fonts, caches and lists have what they always keep."""
TOLD_EVERY = 25
MOST_GROWTH = 0.10
"""How much more than after the first articles the window may hold after the last ones."""
_PAGE = os.sysconf("SC_PAGE_SIZE") if sys.platform == "linux" else 0

pytestmark = [
    pytest.mark.timeout(3_600),
    pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of the process from /proc"),
]


def memory() -> float:
    """What the process holds in memory, in megabytes; what was freed is given back first, or it would hide a growth."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1e6


def project(path: Path) -> None:
    """The samples over and over, each time with another last line, with what the machine suggests for them."""
    files = sorted((resources() / "samples" / "articles").glob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    made = list(annotate(load_pipeline(), texts))
    rounds = [(nth, nth % len(texts)) for nth in range(ARTICLES)]
    with Store.create(path) as store:
        store.articles.add([Article(f"n{nth}", f"{texts[which]}\n\nNo. {nth}.") for nth, which in rounds])
        layer = store.layers.create("machine", LayerKind.MACHINE)
        ids = store.articles.ids()
        store.layers.write(layer, [(article, made[which]) for article, (_, which) in zip(ids, rounds, strict=True)])


def decide_all(window: MainWindow, app: QApplication) -> int:
    """Every stop of the article that is shown, and done; how many keys that took."""
    session, pressed = window.session, 0
    while session.sheet is not None and (session.sheet.open_spans or session.sheet.open_agreements):
        key = "X" if pressed % 10 == 9 else "Return"
        QTest.keySequence(window.centre.reader, key)
        app.processEvents()
        pressed += 1
    QTest.keySequence(window.centre.reader, "Ctrl+Shift+Return")
    app.processEvents()
    return pressed + 1


def decide_project(window: MainWindow, app: QApplication) -> list[float]:
    """What memory holds before, and after each TOLD_EVERY articles that were decided."""
    held, keys = [memory()], 0
    for nth in range(1, ARTICLES + 1):
        keys += decide_all(window, app)
        if nth % TOLD_EVERY == 0:
            held.append(memory())
            print(f"{nth:>4} articles, {keys:>6,} keys: {held[-1]:.1f} MB", flush=True)  # noqa: T201
    return held


def test_memory_is_flat_over_five_hundred_articles(
    benchmark: BenchmarkFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RATIFY_HOME", str(tmp_path))
    app = prepare()
    project(tmp_path / "soak.ratify")
    window = MainWindow(Settings(tmp_path / "ratify.ini"))
    window.show()
    window.start(tmp_path / "soak.ratify")
    window.activateWindow()
    app.processEvents()
    with left_uncollected():
        held: list[float] = benchmark.pedantic(lambda: decide_project(window, app), rounds=1)
    store = window.session.store
    assert store is not None
    assert store.articles.count(ArticleState.DONE) == ARTICLES
    window.close()
    first, last = held[WARM // TOLD_EVERY], held[-1]
    print(f"before {held[0]:.1f} MB, after {WARM} articles {first:.1f} MB, after {ARTICLES} {last:.1f} MB")  # noqa: T201
    assert last <= first * (1 + MOST_GROWTH)
