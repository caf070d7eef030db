"""A project whose file is moved, renamed or replaced while it is open loses nothing, and says so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.errors import DiskError
from annotations.model import ArticleId
from annotations.review import accept
from annotations.store import Store
from tests.builders import deal_project, suggested, surfaces

DEAL = ArticleId(1)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved there")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    """A project that is open, with one decision in its log."""
    deal_project(tmp_path / "deal.ratify").close()
    with Store.open(tmp_path / "deal.ratify") as store:
        accept_one(store, "Chile")
        yield store


def accept_one(store: Store, surface: str) -> None:
    accept(store, [suggested(store.sheets.read(DEAL), surface).id])


def gold_in(path: Path) -> list[str]:
    with Store.open(path) as store:
        sheet = store.sheets.read(DEAL)
        return [surface for surface, _ in surfaces(sheet, sheet.gold)]


def test_a_decision_is_refused_and_those_before_are_in_the_file_under_its_new_name(opened: Store) -> None:
    moved = opened.path.with_name("moved.ratify")
    opened.path.rename(moved)
    with pytest.raises(DiskError, match="moved, renamed, replaced or deleted"):
        accept_one(opened, "Monday")
    assert gold_in(moved) == ["Chile"]


def test_a_file_that_is_renamed_and_closed_without_a_further_decision_holds_them_all(opened: Store) -> None:
    folder = opened.path.parent / "elsewhere"
    folder.mkdir()
    opened.path.rename(folder / "moved.ratify")
    opened.close()
    assert gold_in(folder / "moved.ratify") == ["Chile"]


def test_work_goes_on_once_the_file_is_back(opened: Store) -> None:
    moved = opened.path.with_name("moved.ratify")
    opened.path.rename(moved)
    with pytest.raises(DiskError):
        accept_one(opened, "Monday")
    moved.rename(opened.path)
    accept_one(opened, "Monday")
    opened.close()
    assert gold_in(opened.path) == ["Chile", "Monday"]


def test_another_file_under_the_name_is_not_written_to(opened: Store, tmp_path: Path) -> None:
    other = tmp_path / "other.ratify"
    deal_project(other).close()
    kept = opened.path.with_name("kept.ratify")
    opened.path.rename(kept)
    shutil.copy(other, opened.path)
    before = opened.path.read_bytes()
    with pytest.raises(DiskError):
        accept_one(opened, "Monday")
    opened.close()
    assert opened.path.read_bytes() == before
    assert gold_in(kept) == ["Chile"]


def test_moving_the_folder_moves_the_project(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = inner / "deal.ratify"
    deal_project(path).close()
    with Store.open(path) as store:
        accept_one(store, "Chile")
        inner.rename(tmp_path / "outer")
        with pytest.raises(DiskError):
            accept_one(store, "Monday")
    assert gold_in(tmp_path / "outer" / "deal.ratify") == ["Chile"]
