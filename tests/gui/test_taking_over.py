"""A project that another process has open is read, with who has it named, and written once that process has ended."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotations.model import ArticleId
from annotations.store.holding import lock_file
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.status import Status
from desktop.widgets.status_line import StatusLine
from tests.builders import deal_project, surfaces

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from annotations.store import Store

with Store.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "shared.ratify"
    deal_project(made).close()
    return made


@pytest.fixture
def other(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the project open."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_it_opens_for_reading_and_says_who_has_it(
    qtbot: QtBot, session: Session, path: Path, other: subprocess.Popen[str]
) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    status = Status(line, session, Jobs(line))
    session.article_changed.connect(status.show_article)
    said: list[str] = []
    session.failed.connect(said.append)
    session.open(path)
    qtbot.waitUntil(lambda: bool(said))
    session.show(ArticleId(1))
    assert line.saved.text() == "Read-only"
    assert f"process {other.pid}" in line.saved.toolTip()
    session.accept_current()
    assert len(said) == 2
    assert all(f"process {other.pid}" in text for text in said)
    assert not session.unsaved


@pytest.mark.parametrize("killed", [False, True], ids=["ended", "killed"])
def test_it_is_taken_over_where_the_analyst_is_once_the_other_process_has_gone(
    qtbot: QtBot, session: Session, path: Path, other: subprocess.Popen[str], killed: bool
) -> None:
    session.open(path)
    session.taking_over._timer.setInterval(20)
    session.show(ArticleId(1))
    session.skip()
    focus = session.focus
    if killed:
        other.kill()
    else:
        other.communicate("\n", timeout=60)
    qtbot.waitUntil(lambda: not session.taking_over.reason)
    assert (session.article, session.focus) == (ArticleId(1), focus)
    session.accept_current()
    assert session.sheet is not None
    assert surfaces(session.sheet, session.sheet.gold) == [("Chile", "COUNTRY")]


def test_another_project_ends_the_waiting(session: Session, path: Path, other: subprocess.Popen[str]) -> None:
    assert session.store is not None
    first = session.store.path
    session.open(path)
    assert f"process {other.pid}" in session.taking_over.reason
    session.open(first)
    assert session.taking_over.reason == ""
    assert not session.store.readonly


def test_closing_lets_go(session: Session, path: Path) -> None:
    session.open(path)
    assert lock_file(path).exists()
    session.close()
    assert not lock_file(path).exists()
