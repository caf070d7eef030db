"""One process writes: a second one is told who does, and nobody is locked out by a process that is gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from platform import node

import pytest

from annotations.errors import HeldError, ProjectError
from annotations.model import ArticleId
from annotations.review import accept
from annotations.store import Store
from annotations.store.holding import holder_of, lock_file, take_hold
from tests.builders import deal_project, suggested

DEAL = ArticleId(1)
ROOT = Path(__file__).parents[3]
HOLD = """
import sys
from pathlib import Path
from annotations.store import Store

with Store.open(Path(sys.argv[2])):
    print("open", flush=True)
    sys.stdin.readline()
print("closed", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "deal.ratify"
    deal_project(made).close()
    return made


@contextmanager
def held_elsewhere(path: Path) -> Generator[subprocess.Popen[str]]:
    """Another process that has a project open until it is told to end."""
    command = [sys.executable, "-c", HOLD, "suggest", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        try:
            yield other
        finally:
            other.kill()


def end(other: subprocess.Popen[str]) -> None:
    other.communicate("\n", timeout=60)


def test_a_second_process_is_told_who_has_the_project_open(path: Path) -> None:
    with held_elsewhere(path) as other, pytest.raises(HeldError) as told:
        Store.open(path)
    said = str(told.value)
    assert said.startswith(f"{path}: ")
    assert f"on this computer (ratify suggest, process {other.pid}, since 20" in said
    assert "until then it can be read" in said


def test_a_second_process_reads_and_writes_once_the_first_has_ended(path: Path) -> None:
    with held_elsewhere(path) as other:
        with Store.open(path, readonly=True) as reader:
            assert reader.articles.count() == 1
        end(other)
        with Store.open(path) as store:
            assert accept(store, [suggested(store.sheets.read(DEAL), "Chile").id])


def test_a_process_that_was_killed_locks_nobody_out(path: Path) -> None:
    with held_elsewhere(path) as other:
        other.kill()
        other.wait()
        assert lock_file(path).exists()
        with Store.open(path) as store:
            assert store.left_by is None
            assert holder_of(path).process == os.getpid()  # type: ignore[union-attr] - it is held here
    assert not lock_file(path).exists()


def test_one_process_opens_a_project_as_often_as_it_needs(path: Path) -> None:
    with Store.open(path) as store:
        with Store.open(path, backup=False) as worker:
            accept(worker, [suggested(worker.sheets.read(DEAL), "Chile").id])
        # The hold of the first is still there: POSIX would have dropped a lock with the second.
        program = (
            "import sys; from pathlib import Path; from annotations.store import Store; Store.open(Path(sys.argv[1]))"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert "HeldError" in done.stderr
        accept(store, [suggested(store.sheets.read(DEAL), "Monday").id])


def test_a_link_to_a_project_is_the_same_project(path: Path) -> None:
    link = path.with_name("link.ratify")
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("links cannot be made here")
    with held_elsewhere(path), pytest.raises(HeldError):
        Store.open(link)


def test_a_hold_that_another_computer_left_is_told_but_keeps_nobody_out(path: Path) -> None:
    left = {"user": "bo", "host": "elsewhere", "process": 7, "program": "ratify", "since": "2026-01-02T10:00:00+00:00"}
    lock_file(path).write_text(json.dumps(left), encoding="utf-8")
    with Store.open(path) as store:
        assert store.left_by is not None
        assert "bo on elsewhere (ratify, process 7, since 2026-01-0" in store.left_by.told()
    with Store.open(path) as store:
        assert store.left_by is None


@pytest.mark.parametrize("content", ["", "[]", "nonsense", '{"user": 1}', '{"host": "\\ud800"}'])
def test_a_lock_file_of_any_content_is_taken_over(path: Path, content: str) -> None:
    lock_file(path).write_text(content, encoding="utf-8")
    with Store.open(path):
        holder = holder_of(path)
        assert holder is not None
        assert (holder.host, holder.process) == (node(), os.getpid())


def test_a_project_that_is_refused_is_not_held(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ratify"
    bad.write_bytes(b"x" * 9000)
    for wrong in (bad, tmp_path / "missing.ratify", tmp_path):
        with pytest.raises(ProjectError):
            Store.open(wrong)
    assert [each.name for each in tmp_path.iterdir()] == ["bad.ratify"]


def test_letting_go_twice_is_fine(path: Path) -> None:
    first, second = take_hold(path), take_hold(path)
    first.release()
    first.release()
    assert lock_file(path).exists()
    second.release()
    assert not lock_file(path).exists()
