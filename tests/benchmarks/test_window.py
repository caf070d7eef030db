"""The whole window: key press to painted frame and to the committed row, and how soon it is there; prints only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter, thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from annotations import review
from annotations.changes import Changes
from annotations.model import Annotation, Article, ArticleId, LayerKind, Span, SpanId
from annotations.store import Store
from annotations.suggest.machine import Choice, Machine
from desktop.app import left_uncollected, prepare
from desktop.main_window import MainWindow
from desktop.reader.view import Reader
from desktop.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = 300
_BETWEEN_KEYS = 0.05
"""Seconds between two keys of an analyst in a hurry: the window is awake in between, as it is for real."""
SENTENCE = "The space agency of Korea and France signed a letter of intent on lunar science in Seoul . "
SIZES = pytest.mark.parametrize(("characters", "spans"), [(9_000, 400), (100_000, 5_000)], ids=["news", "book"])

START = """
import sys, time
from pathlib import Path
begun = float(sys.argv[1])
from desktop.app import first_window, prepare
app = prepare()
window = first_window(app)
window.show()
window.start(Path(sys.argv[2]))
app.processEvents()
print(time.time() - begun)
"""


def _large_project(path: Path, characters: int, spans: int) -> None:
    """A project with one article that has its spans on every few words."""
    text = (SENTENCE * 5 + "\n\n").join([""] * (characters // (5 * len(SENTENCE)) + 2))[:characters].strip()
    words = [(start, start + len(word)) for start, word in _words(text) if len(word) > 2][:spans]
    labels = ("COUNTRY", "AGENCY", "TOPIC", "PLACE", "AGREEMENT")
    made = tuple(
        Span(*place, labels[nth % len(labels)], SpanId(nth + 1), 0.9, "bench") for nth, place in enumerate(words)
    )
    with Store.create(path) as store:
        store.articles.add([Article("large", text)])
        layer = store.layers.create("machine", LayerKind.MACHINE)
        store.layers.write(layer, [(ArticleId(1), Annotation(made))])


def _words(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for word in text.split(" "):
        if word.strip() == word:
            yield place, word
        place += len(word) + 1


@SIZES
def test_three_hundred_decisions_in_a_row(
    benchmark: BenchmarkFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, characters: int, spans: int
) -> None:
    monkeypatch.setenv("RATIFY_HOME", str(tmp_path))
    app = prepare()
    path = tmp_path / "large.ratify"
    _large_project(path, characters, spans)
    window = MainWindow(Settings(tmp_path / "ratify.ini"))
    window.show()
    window.start(path)
    window.activateWindow()
    app.processEvents()
    pressed, committed, painted = [0.0], list[float](), list[float]()
    for name in ("accept", "reject"):
        _time_commits(monkeypatch, name, pressed, committed)
    keys = iter([Qt.Key.Key_X if nth % 3 == 0 else Qt.Key.Key_Space for nth in range(DECISIONS)])

    def decide() -> None:
        pressed[0] = perf_counter()
        QTest.keyClick(window.centre.reader, next(keys))
        app.processEvents()
        painted.append(perf_counter() - pressed[0])

    with left_uncollected():
        benchmark.pedantic(decide, rounds=DECISIONS, iterations=1)
    _print("key press to committed row", committed)
    _print("key press to painted frame", painted)
    with Store.open(path, readonly=True) as store:
        assert len(store.sheets.read(ArticleId(1)).open_spans) == spans - DECISIONS
    window.close()


@pytest.mark.parametrize("where", ["in a thread", "in a process"])
def test_decisions_while_the_machine_suggests(
    benchmark: BenchmarkFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Ten thousand articles wait; "in a thread" is how the window did it before it had a process for that.

    The figures without the machine are of the same window a moment before: on a busy computer only their ratio tells.
    """
    monkeypatch.setenv("RATIFY_HOME", str(tmp_path))
    if where == "in a thread":
        monkeypatch.setattr("desktop.tasks.suggesting.Workers", _InThread)
    frames = _Frames(monkeypatch)
    app = prepare()
    path = tmp_path / "large.ratify"
    _large_project(path, 9_000, 400)
    with Store.open(path) as store:
        store.articles.add([Article(f"n{nth}", f"No. {nth}. " + SENTENCE * 30) for nth in range(10_000)])
    window = MainWindow(Settings(tmp_path / "ratify.ini"))
    window.show()
    window.start(path)
    window.activateWindow()
    app.processEvents()
    written = list[int]()
    window.session.changed.connect(lambda changes: written.extend(each for each in changes.articles if each != 1))
    alone = [frames.decide(window, nth) for nth in range(DECISIONS // 3)]
    window.suggesting.choice = Choice("ratify-rules")
    window.suggesting.start()
    begun = perf_counter()
    while not written and perf_counter() - begun < 120:
        app.processEvents()
    _print(f"{where}: from the order to the first suggestions", [perf_counter() - begun])
    together = list[tuple[float, float]]()
    turns = iter(range(DECISIONS // 2))
    since, before = perf_counter(), len(written)
    benchmark.pedantic(lambda: together.append(frames.decide(window, next(turns))), rounds=DECISIONS // 2, iterations=1)
    for what, nth in (("key press to painted frame", 0), ("of that, work of the window's thread", 1)):
        usual, busy = [each[nth] for each in alone], [each[nth] for each in together]
        _print(f"no machine: {what}", usual)
        _print(f"{where}: {what}", busy)
        sys.stdout.write(
            f"\n{where}: p95 is {_part(busy, 0.95) / _part(usual, 0.95):.2f} times that without the machine"
        )
    rate = (len(written) - before) / (perf_counter() - since)
    sys.stdout.write(f"\n{where}: {rate:.1f} articles of 450 words suggested and written each second")
    window.close()


class _Frames:
    """When the text was painted last, by the clock and by the work of the thread."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._painted = (0.0, 0.0)
        paint = Reader.paintEvent

        def painted(reader: Reader, event: QPaintEvent) -> None:
            paint(reader, event)
            self._painted = (perf_counter(), thread_time())

        # Before any window is made: Qt asks only once where a class paints.
        monkeypatch.setattr(Reader, "paintEvent", painted)

    def decide(self, window: MainWindow, nth: int) -> tuple[float, float]:
        """Decide by a key; the seconds until its frame, and those that the thread worked; then rest like an analyst."""
        pressed = (perf_counter(), thread_time())
        QTest.keyClick(window.centre.reader, Qt.Key.Key_X if nth % 3 == 0 else Qt.Key.Key_Space)
        while self._painted < pressed:
            QApplication.processEvents()
        clock, work = self._painted
        while perf_counter() - pressed[0] < _BETWEEN_KEYS:
            QApplication.processEvents()
        return clock - pressed[0], work - pressed[1]


class _InThread(Machine):
    """The machine in this process, where it holds Python's lock."""

    def __init__(self, choice: Choice, *, jobs: int, gently: bool) -> None:
        super().__init__(choice)
        assert jobs
        assert gently

    def stop(self) -> None:
        """It ends at its next report."""


def test_the_window_is_there(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    path = tmp_path / "news.ratify"
    _large_project(path, 9_000, 400)
    environment = os.environ | {"RATIFY_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    # Compiled by the first round, as an installation is.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path / "compiled")
    seconds: list[float] = []

    def start() -> None:
        command = [sys.executable, "-c", START, str(time.time()), str(path)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        seconds.append(float(done.stdout.split()[-1]))

    benchmark.pedantic(start, rounds=5, iterations=1, warmup_rounds=1)
    _print("start of the process to usable window", seconds[1:])


def _time_commits(monkeypatch: pytest.MonkeyPatch, name: str, pressed: list[float], times: list[float]) -> None:
    decide = getattr(review, name)

    def timed(store: Store, spans: Sequence[SpanId]) -> Changes:
        changes = decide(store, spans)
        times.append(perf_counter() - pressed[0])
        return changes

    monkeypatch.setattr(review, name, timed)


def _part(times: Sequence[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def _print(what: str, times: Sequence[float]) -> None:
    p50, p95, worst = (_part(times, part) for part in (0.5, 0.95, 1.0))
    sys.stdout.write(f"\n{what}: p50 {p50 * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms, worst {worst * 1000:.1f} ms")


@pytest.fixture(autouse=True)
def _one_application(qapp: QApplication) -> None:
    """pytest-qt makes the application, and ends it."""
    assert qapp is not None
