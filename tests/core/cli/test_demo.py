"""The main job without the window, and how work is stopped and watched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from annotations.formats.jsonl import RatifyJsonl
from annotations.model import Record
from annotations.schema import default_schema
from tests.builders import DEAL_TEXT, article
from tests.core.cli.running import ROOT, Run, finish, program


@pytest.mark.slow
def test_the_demo_does_the_main_job_and_a_second_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    result = run("demo", tmp_path)
    assert result.exit_code == 0
    assert "amer06 asia21 brief08 emea01 hard18 powers13 usgov39 usgov50" in result.stdout
    assert max(map(cell_len, result.stdout.splitlines()[:17])) <= 80
    out = tmp_path / "samples-suggestions.jsonl"
    first = out.read_bytes()
    assert len(first.splitlines()) == 8
    again = run("demo", tmp_path)
    assert again.stdout == result.stdout
    assert out.read_bytes() == first


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a display")
def test_the_demo_for_the_window_does_the_same_job_where_there_is_no_display(tmp_path: Path) -> None:
    unset = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    done = program("demo", tmp_path, "--window", env=environment)
    assert done.returncode == 0
    assert done.stdout.startswith("No window can open")
    assert (tmp_path / "samples-suggestions.jsonl").exists()


def test_the_demo_for_the_window_does_not_open_one_that_nobody_sees(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    done = run("demo", tmp_path, "--window")
    assert done.exit_code == 0
    assert done.stdout.startswith("No window can be seen: QT_QPA_PLATFORM is offscreen.")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that take a while, and beside them what the machine suggests for them all."""
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    with path.open("wb") as file:
        many = (Record(article(f"a{nth}", DEAL_TEXT * 8 + str(nth)), None) for nth in range(150))
        RatifyJsonl().write(many, file, schema=default_schema())
    assert program("predict", path, "--out", path.with_name("whole.jsonl")).returncode == 0
    return path


@pytest.fixture
def heard_signals() -> Iterator[None]:
    """Programs that are started hear Ctrl+C, even where this one was started in the background and does not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.slow
@pytest.mark.usefixtures("heard_signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_in_130_with_one_sentence_and_the_same_command_goes_on(
    tmp_path: Path, rows: Path, jobs: str
) -> None:
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    out.write_text("old", encoding="utf-8")
    command = [sys.executable, "-m", "annotations", "predict", rows, "--out", out, "--jobs", jobs]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        while running.poll() is None and not (part.exists() and part.stat().st_size > 10_000):
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does, to the workers as well
        _, said = running.communicate()
    kept = len(part.read_bytes().splitlines()) - 1
    assert running.returncode == 130
    assert said == f"Stopped. {part} keeps {kept} articles; the same command goes on from there.\n"
    assert 0 < kept < 150
    assert out.read_text(encoding="utf-8") == "old"
    again = program("predict", rows, "--out", out, "--jobs", "1")
    assert (again.returncode, again.stderr) == (0, f"{kept} articles of them had been finished before the stop.\n")
    assert not part.exists()
    assert out.read_bytes() == rows.with_name("whole.jsonl").read_bytes()


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal_only(project: Path, tmp_path: Path) -> None:
    finish(project)
    quiet = program("export", project, tmp_path / "a.jsonl")
    assert (quiet.returncode, quiet.stderr) == (0, "")
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "annotations", "export", project, tmp_path / "b.jsonl"]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(command, cwd=ROOT, stderr=follower, stdout=subprocess.DEVNULL, env=environment) as running:
        os.close(follower)
        shown = b""
        while True:
            try:
                piece = os.read(leader, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(leader)
    assert running.returncode == 0
    assert b"Exporting" in shown
