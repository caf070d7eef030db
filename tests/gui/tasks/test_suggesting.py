"""The machine suggests in a process of its own: what is shown first, cancelled at once, its death told."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.suggest.machine import Choice
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.tasks.suggesting import Suggesting
from tests.builders import article

pytestmark = pytest.mark.slow


@pytest.fixture
def jobs(session: Session) -> Iterator[Jobs]:
    made = Jobs(session)
    yield made
    assert made.drain(120)


@pytest.fixture
def suggesting(session: Session, jobs: Jobs) -> Suggesting:
    texts = [article(f"a{nth}", f"NASA met ISRO in Paris, for the {nth}th time.") for nth in range(200)]
    session.do(lambda store: store.articles.add(texts).changes)
    made = Suggesting(session, jobs, session)
    made.choice = Choice("ratify-rules")
    return made


def pid_of(suggesting: Suggesting) -> int:
    run = suggesting._run
    workers = run.machine._workers if run is not None else []
    return workers[0]._process.pid or 0 if workers else 0


def is_alive(pid: int) -> bool:
    assert pid > 0
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def at_the_first_suggestions(session: Session, act: Callable[[], object]) -> None:
    """Act within the first change: a moment later the process might be through with all of them."""

    def once() -> None:
        session.changed.disconnect(once)
        act()

    session.changed.connect(once)


def test_the_articles_that_are_preferred_come_first(
    session: Session, jobs: Jobs, suggesting: Suggesting, qtbot: QtBot
) -> None:
    order: list[int] = []
    session.changed.connect(lambda changes: order.extend(sorted(changes.articles)))
    running: list[bool] = []
    suggesting.running.connect(running.append)
    titles: list[str] = []
    jobs.changed.connect(lambda: titles.extend(job.title for job in jobs.running))
    suggesting.prefer([ArticleId(150), None, ArticleId(99)])
    with qtbot.waitSignal(suggesting.finished) as ended:
        suggesting.start()
    assert order[:2] == [150, 99]
    assert sorted(order) == list(range(2, 203))
    assert ended.args == [201]
    assert running == [True, False]
    assert list(dict.fromkeys(titles)) == ["Loading the pipeline", "Suggesting"]


def test_cancelling_ends_the_process_at_once(session: Session, suggesting: Suggesting, qtbot: QtBot) -> None:
    pids: list[int] = []

    def cancel() -> None:
        pids.append(pid_of(suggesting))
        assert is_alive(pids[0])
        suggesting.cancel()

    at_the_first_suggestions(session, cancel)
    with qtbot.waitSignal(suggesting.finished) as ended:
        suggesting.start()
    assert ended.args is not None
    assert 0 < ended.args[0] < 201
    assert not is_alive(pids[0])
    assert not suggesting.is_running


def test_cancelling_while_the_pipeline_loads_leaves_no_layer(
    session: Session, suggesting: Suggesting, qtbot: QtBot
) -> None:
    suggesting.start()
    qtbot.waitUntil(lambda: pid_of(suggesting) > 0)
    with qtbot.waitSignal(suggesting.finished) as ended:
        suggesting.cancel()
    assert ended.args == [0]
    assert session.store is not None
    assert [layer.name for layer in session.store.layers.all()] == ["gold", "machine"]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed in another way there")
def test_a_process_that_dies_is_told_in_one_sentence_and_the_rest_can_be_done(
    session: Session, suggesting: Suggesting, qtbot: QtBot
) -> None:
    def kill() -> None:
        pid = pid_of(suggesting)
        assert is_alive(pid)
        os.kill(pid, signal.SIGKILL)

    at_the_first_suggestions(session, kill)
    with qtbot.waitSignal(suggesting.failed) as told:
        suggesting.start()
    assert told.args is not None
    assert told.args[0].startswith("A process that makes suggestions was killed, perhaps because memory ran out")
    assert told.args[0].endswith("What was finished is kept; start again to go on with the rest.")
    with qtbot.waitSignal(suggesting.finished):
        suggesting.start()
    assert session.store is not None
    assert all(row.open for row in session.store.articles.rows(after=ArticleId(2)))


def test_draining_the_jobs_ends_the_process(session: Session, suggesting: Suggesting, jobs: Jobs, qtbot: QtBot) -> None:
    pids: list[int] = []

    def drain() -> None:
        pids.append(pid_of(suggesting))
        assert is_alive(pids[0])
        assert jobs.drain(120)

    at_the_first_suggestions(session, drain)
    with qtbot.waitSignal(suggesting.finished):
        suggesting.start()
    assert not is_alive(pids[0])
