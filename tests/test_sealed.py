"""The real program, from import to export, in a process that can reach no network: it never tries, and tells nobody.

The same runs carry a word in every text, name and note that must not turn up in the log, nor on standard error, and
leave nothing in the folder for temporary files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotations.cli.app import app
from desktop.display import display_problem

ROOT = Path(__file__).resolve().parents[1]
SEALED = ROOT / "tests" / "sealed"
MARK = "Quetzalcoatlus"
TEXT = (
    f"{MARK} Agency signs with Chile\n\n"
    f"{MARK} Agency of France and Chile signed a memorandum of understanding on space in Santiago on 3 May 2024."
)
BROKEN = f'{{"id": "{MARK}", "text": \n{{"id": "{MARK}", "text": "{MARK} met.", "entities": [{{"start": 99}}]}}\n'
# A script is run in vain by a program that only sends; a kernel that knows no filter leaves Python's own watch.
ASK_PYTHON = "import socket; socket.create_connection(('127.0.0.1', 9))"
ASK_KERNEL = "import ctypes; print(ctypes.CDLL(None).socket(2, 1, 0))"

pytestmark = pytest.mark.slow


@dataclass
class Run:
    """A sealed run that has ended, and the folders that it was given."""

    done: subprocess.CompletedProcess[str]
    home: Path
    seal: Path
    temporary: Path

    @property
    def attempts(self) -> list[str]:
        return [path.read_text(encoding="utf-8") for path in self.seal.glob("*.attempt")]

    @property
    def log(self) -> str:
        return "".join(path.read_text(encoding="utf-8") for path in (self.home / "logs").glob("ratify.log*"))

    @property
    def is_watched_by_kernel(self) -> bool:
        return any(self.seal.glob("*.kernel"))


def sealed(folder: Path, *arguments: str) -> Run:
    """Run Python in a process that can reach no network, with a home and a folder for temporary files of its own."""
    home, seal, temporary = folder / "home", folder / "seal", folder / "temporary"
    for each in (seal, temporary):
        each.mkdir()
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | {
        "PYTHONPATH": os.pathsep.join((str(SEALED), str(ROOT))),
        "QT_QPA_PLATFORM": "offscreen",
        "RATIFY_HOME": str(home),
        "RATIFY_SEAL": str(seal),
        "TMPDIR": str(temporary),
        "TEMP": str(temporary),
        "TMP": str(temporary),
    }
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=540, check=False)
    return Run(done, home, seal, temporary)


def prepared(folder: Path) -> Path:
    """A folder with what the runs read."""
    (folder / "marked.txt").write_text(TEXT, encoding="utf-8")
    (folder / "broken.jsonl").write_text(BROKEN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Every command, once."""
    folder = prepared(tmp_path_factory.mktemp("commands"))
    return sealed(folder, str(SEALED / "commands.py"), str(folder))


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A whole session in the window."""
    if display_problem():
        pytest.skip(display_problem())
    folder = prepared(tmp_path_factory.mktemp("window"))
    return sealed(folder, str(SEALED / "window.py"), str(folder), MARK)


@pytest.fixture(params=["commands", "window"])
def run(request: pytest.FixtureRequest) -> Run:
    return request.getfixturevalue(request.param)


def test_the_seal_holds(tmp_path: Path) -> None:
    (tmp_path / "python").mkdir()
    asked = sealed(tmp_path / "python", "-c", ASK_PYTHON)
    assert "sealed" in asked.done.stderr
    assert len(asked.attempts) == 1
    if asked.is_watched_by_kernel:
        (tmp_path / "kernel").mkdir()
        assert sealed(tmp_path / "kernel", "-c", ASK_KERNEL).done.returncode < 0


def test_every_command_is_run(commands: Run) -> None:
    known = {command.name for command in app.registered_commands} - {"open"}
    ran = dict(
        line.split(": ") for line in commands.done.stdout.splitlines() if ": " in line and line.split(": ")[0] in known
    )
    assert known - set(ran) == set(), "say in tests/sealed/commands.py how it is run"


def test_every_command_does_its_work(commands: Run) -> None:
    ended = [line for line in commands.done.stdout.splitlines() if line.startswith(("demo: ", "suggest: ", "export: "))]
    assert ended[0] == "demo: 0", commands.done.stderr
    assert ended[-1] == "suggest: 1", "there is no such project"
    assert set(ended[1:-1]) == {"suggest: 0", "export: 0"}, commands.done.stderr
    assert "Ratify made a mistake" not in commands.done.stderr


def test_the_session_in_the_window_comes_to_its_end(window: Run) -> None:
    assert window.done.returncode == 0, window.done.stderr
    assert "the session is over" in window.done.stdout


def test_no_network_is_asked_for(run: Run) -> None:
    assert run.attempts == []


def test_no_text_name_or_note_is_in_the_log(run: Run) -> None:
    assert "annotations.cli.app" in run.log
    assert MARK not in run.log


def test_no_text_name_or_note_is_on_standard_error_of_the_window(window: Run) -> None:
    assert "ValueError" in window.done.stderr
    assert MARK not in window.done.stderr


def test_nothing_is_left_in_the_folder_for_temporary_files(run: Run) -> None:
    assert [path.name for path in run.temporary.rglob("*")] == []


def test_nothing_half_written_is_left(commands: Run) -> None:
    folder = commands.seal.parent
    assert [path.name for path in folder.rglob("*") if path.name.startswith(".") or path.suffix == ".part"] == []
