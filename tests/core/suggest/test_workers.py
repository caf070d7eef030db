"""Pipelines in processes of their own: the same results in the same order, and a clear word when one dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from annotations.errors import RatifyError
from annotations.model import Article
from annotations.suggest.machine import Batch, Choice, Machine, batches
from annotations.suggest.workers import Workers, machine

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Norway and France signed an agreement on space debris in Oslo on 3 May 2024. Round {} of their talks is over."

pytestmark = pytest.mark.slow


def articles(count: int, times: int = 1) -> list[Article]:
    return [Article(f"a{nth}", TEXT.format(nth) * times) for nth in range(count)]


def test_several_processes_give_what_one_gives_in_the_same_order() -> None:
    work = articles(50)
    with Machine() as one, Workers(jobs=2) as two:
        assert list(one.run(batches(work))) == list(two.run(batches(work)))


def test_few_articles_start_few_processes() -> None:
    with Workers(jobs=64) as many:
        assert len(list(many.run(batches(articles(3))))) == 1
        assert len(many._workers) == 1


def test_one_job_works_in_this_process_and_none_stands_for_all_cores() -> None:
    assert type(machine(jobs=1)) is Machine
    assert type(machine(jobs=2)) is Workers


def test_batches_are_bounded_in_articles_and_characters() -> None:
    assert [len(batch) for batch in batches(articles(20))] == [16, 4]
    long = Article("long", "x" * 100_000)
    assert [[one.key for one in batch] for batch in batches([*articles(2), long, *articles(1)])] == [
        ["a0", "a1"],
        ["long"],
        ["a0"],
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_is_killed_is_told_with_its_article() -> None:
    huge = Article("the-huge-one", TEXT * 20_000)
    with Workers(jobs=1) as workers:
        run = workers.run([[huge]])

        def killed() -> None:
            (worker,) = workers._workers
            deadline = time.monotonic() + 500
            while not worker._marks[1] and time.monotonic() < deadline:
                time.sleep(0.01)
            os.kill(worker._process.pid or 0, signal.SIGKILL)

        from threading import Thread

        def when_begun() -> None:
            while not workers._workers:
                time.sleep(0.01)
            killed()

        thread = Thread(target=when_begun)
        thread.start()
        with pytest.raises(RatifyError, match=r"was killed, perhaps because memory ran out.*'the-huge-one'"):
            next(run)
        thread.join()


def test_a_pipeline_that_cannot_be_loaded_is_told_as_it_is_told_without_processes(tmp_path: Path) -> None:
    choice = Choice(str(tmp_path))
    with Workers(choice, jobs=2) as workers, pytest.raises(RatifyError, match="is no spaCy pipeline"):
        list(workers.run(batches(articles(1))))


def test_closing_ends_the_processes_in_the_middle_of_their_work() -> None:
    asked: list[int] = []

    def endless() -> Iterator[Batch]:
        for nth in range(1_000_000):
            asked.append(nth)
            yield [Article(f"a{nth}", TEXT)]

    with Workers(jobs=2) as workers:
        run = workers.run(endless())
        for _ in range(5):
            next(run)
        processes = [worker._process for worker in workers._workers]
        pids = [process.pid for process in processes]
    assert len(asked) <= 5 + 2 * 4 + 1
    assert workers._workers == []
    assert not any(_lives(pid or 0) for pid in pids)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    with suppress(OSError):  # where nobody takes in orphans, one that has ended keeps its number as a zombie
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="processes are counted through /proc")
def test_processes_end_when_their_master_is_killed() -> None:
    code = (
        "import sys, time\n"
        "from annotations.model import Article\n"
        "from annotations.suggest.workers import Workers\n"
        "if __name__ == '__main__':\n"
        "    workers = Workers(jobs=1)\n"
        "    next(workers.run([[Article('a', 'Norway.')]]))\n"
        "    print(workers._workers[0]._process.pid, flush=True)\n"
        "    time.sleep(600)\n"
    )
    command = [sys.executable, "-W", "ignore", "-c", code]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as master:
        assert master.stdout is not None
        pid = int(master.stdout.readline())
        assert _lives(pid)
        master.kill()
    deadline = time.monotonic() + 120
    while _lives(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(pid)
