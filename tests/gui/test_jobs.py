"""Jobs answer on the GUI thread, wait for it, stop when told, and leave nothing behind."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from annotations.errors import InputError
from desktop.jobs import Job, Jobs

PATIENCE = 120.0


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.drain(PATIENCE)
    qtbot.waitUntil(lambda: not made.running)


def test_the_answer_comes_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    answers: list[tuple[int, bool]] = []
    jobs.run(lambda _job: 7, done=lambda value: answers.append((value, QThread.isMainThread())))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(7, True)]


def test_items_come_in_order_before_the_end(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[object] = []

    def work(job: Job) -> None:
        for number in range(50):
            job.deliver(number)

    jobs.run(work, item=seen.append, done=lambda _: seen.append("end"))
    qtbot.waitUntil(lambda: "end" in seen)
    assert seen == [*range(50), "end"]


def test_a_worker_waits_for_a_slow_window(qtbot: QtBot, jobs: Jobs) -> None:
    sent: list[int] = []
    behind: list[int] = []
    ended: list[object] = []

    def work(job: Job) -> None:
        for number in range(12):
            job.deliver(number)
            sent.append(number)

    def take(number: int) -> None:
        time.sleep(0.01)
        behind.append(len(sent) - number)

    jobs.run(work, item=take, done=ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    assert max(behind) <= 3


def test_a_cancelled_job_stops_and_says_so_once(qtbot: QtBot, jobs: Jobs) -> None:
    happened: list[str] = []
    begun = threading.Event()

    def work(job: Job) -> None:
        while True:
            begun.set()
            job.progress(0)

    job = jobs.run(
        work,
        title="Counting",
        done=lambda _: happened.append("done"),
        failed=happened.append,
        cancelled=lambda: happened.append("cancelled"),
    )
    assert begun.wait(PATIENCE)
    jobs.cancel()
    qtbot.waitUntil(lambda: bool(happened))
    assert happened == ["cancelled"]
    assert job not in jobs.running


def test_what_the_world_did_wrong_is_told_in_its_own_words(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[str] = []

    def work(_job: Job) -> None:
        raise InputError("the file is empty")

    jobs.run(work, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["the file is empty"]


def test_our_own_mistake_reaches_the_error_dialog(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[str] = []

    def work(_job: Job) -> None:
        raise ZeroDivisionError("by zero")

    with qtbot.captureExceptions() as caught:
        jobs.run(work, failed=told.append)
        qtbot.waitUntil(lambda: bool(told))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_draining_waits_for_a_worker_that_is_blocked(qtbot: QtBot) -> None:
    jobs = Jobs()

    def work(job: Job) -> None:
        while True:
            job.deliver(0)

    jobs.run(work)
    assert jobs.drain(PATIENCE)
    qtbot.waitUntil(lambda: not jobs.running)


def test_a_worker_lets_the_window_go_first_while_it_runs(qtbot: QtBot, jobs: Jobs) -> None:
    usual = sys.getswitchinterval()
    go = threading.Event()
    jobs.run(lambda _job: go.wait(PATIENCE))
    assert sys.getswitchinterval() < usual
    go.set()
    qtbot.waitUntil(lambda: not jobs.running)
    assert sys.getswitchinterval() == usual


def test_a_job_without_a_title_does_not_concern_the_user(qtbot: QtBot, jobs: Jobs) -> None:
    go = threading.Event()
    jobs.run(lambda _job: go.wait(PATIENCE))
    assert jobs.shown is None
    shown = jobs.run(lambda _job: go.wait(PATIENCE), title="Importing")
    assert jobs.shown is shown
    go.set()
    qtbot.waitUntil(lambda: not jobs.running)


def test_a_frame_is_painted_before_an_item_is_taken(qtbot: QtBot, jobs: Jobs) -> None:
    happened: list[str] = []
    delivered, go = threading.Event(), threading.Event()

    class Frame(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            happened.append("painted")

    def work(job: Job) -> None:
        job.deliver("written")
        delivered.set()
        go.wait(PATIENCE)

    frame = Frame()
    qtbot.addWidget(frame)
    frame.show()
    qtbot.waitUntil(lambda: bool(happened))
    happened.clear()
    jobs.run(work, item=happened.append)
    assert delivered.wait(PATIENCE)
    frame.update()
    qtbot.waitUntil(lambda: "written" in happened)
    go.set()
    assert happened == ["painted", "written"]


def test_nobody_is_told_who_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[object] = []
    go = threading.Event()

    class Asking(QObject):
        answered = Signal(object)

        def tell(self, answer: object) -> None:
            told.append(answer)
            self.answered.emit(answer)

    def work(job: Job) -> int:
        go.wait(PATIENCE)
        job.deliver(1)
        return 2

    asking = Asking()
    jobs.run(work, item=asking.tell, done=asking.tell)
    delete(asking)
    go.set()
    qtbot.waitUntil(lambda: not jobs.running)
    assert told == []
