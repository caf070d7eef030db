"""Commands in a terminal of 80 columns, and a project for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from annotations.cli.app import app
from tests.builders import deal_project
from tests.core.cli.running import Run


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, in a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return invoke


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one article and the machine's suggestions on it."""
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    return path
