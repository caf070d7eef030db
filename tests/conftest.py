"""Fixtures for every test: projects on disk, closed at the end, and a home of their own for settings."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from annotations.store import Store
from desktop.display import display_problem
from tests.builders import deal_project

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
NO_WINDOW = display_problem()
# pytest-qt loads Qt as soon as it is imported: where Qt cannot load, the tests of the core still run.
pytest_plugins = [] if NO_WINDOW else ["pytestqt.plugin"]
collect_ignore = ["gui", "benchmarks/test_reader.py", "benchmarks/test_window.py"] if NO_WINDOW else []

# The same examples in every run, however slow the machine: new ones are looked for where RATIFY_EXAMPLES says how many.
settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize="RATIFY_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("repeatable")
if "RATIFY_EXAMPLES" not in os.environ:
    # Hypothesis takes constants of whatever modules are loaded for examples: that would hang on the tests before.
    setattr(providers, "_get_local_constants", lambda: providers._local_constants)  # noqa: B010 - it is not ours


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, Any, Any]:
    """Reports go from process to process in UTF-8; file names that are no text, which logs hold, cannot."""
    return _encodable((yield))


def _encodable(told: Any) -> Any:
    if isinstance(told, str):
        return told.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(told, dict):
        return {_encodable(key): _encodable(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return type(told)(map(_encodable, told))
    return told


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it where the window's tests had to be left out."""
    if NO_WINDOW:
        terminalreporter.write_line(f"The window was not tested. {NO_WINDOW}", yellow=True)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of whoever runs it."""
    monkeypatch.setenv("RATIFY_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty project."""
    with Store.create(tmp_path / "project.ratify", author="ana") as empty:
        yield empty


@pytest.fixture
def deal(tmp_path: Path) -> Iterator[Store]:
    """A project with one article and suggestions on it; see builders.deal_project."""
    with deal_project(tmp_path / "deal.ratify") as project:
        yield project
