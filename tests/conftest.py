"""Fixtures for every test: projects on disk, closed at the end, and a home of their own for settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.store import Store
from tests.builders import deal_project


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
