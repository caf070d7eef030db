"""The commands that open the window or draw it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from annotations.cli import window
from annotations.errors import RatifyError
from tests.core.cli.running import Run


def test_the_window_opens_on_the_project_and_its_code_is_the_exit_code(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []
    desktop = SimpleNamespace(display_problem=lambda: "", run=lambda path: opened.append(path) or 0)
    monkeypatch.setattr(window, "import_module", lambda _: desktop)
    assert run(project).exit_code == 0
    assert run(project.with_suffix("")).exit_code == 0
    assert run().exit_code == 0
    assert opened == [project, project, None]


def test_no_display_is_said_in_one_sentence(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can be without a display")
    result = run(project)
    assert result.exit_code == 1
    assert result.stderr.startswith("No window can open")
    assert len(result.stderr.splitlines()) == 1


def test_an_installation_without_the_window_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="PySide6")

    monkeypatch.setattr(window, "import_module", missing)
    with pytest.raises(RatifyError, match="has the command line only"):
        window.open_window(None)


def test_a_screenshot_asks_the_window_for_a_picture(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    desktop = SimpleNamespace(display_problem=lambda: "", take=lambda *args, **options: asked.append((args, options)))
    monkeypatch.setattr(window, "import_module", lambda _: desktop)
    result = run("screenshot", project, "a.png", "--article", "deal", "--theme", "dark", "--size", "800x600")
    assert result.exit_code == 0
    assert asked == [((project, Path("a.png")), {"article": "deal", "theme": "dark", "size": (800, 600)})]
