"""A project is copied once a session, when gold that is worth a copy is about to change."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotations.model import ArticleId
from annotations.review import accept, reject
from annotations.store import Store
from annotations.store.backups import back_up, folder_of
from tests.builders import deal_project, suggested

DEAL = ArticleId(1)


def copies(path: Path) -> list[Path]:
    return sorted(folder_of(path).glob("*"))


def accept_one(store: Store, surface: str) -> None:
    accept(store, [suggested(store.sheets.read(DEAL), surface).id])


def with_gold(path: Path) -> Path:
    with deal_project(path) as store:
        accept_one(store, "Chile")
    return path


def test_a_session_makes_one_copy_at_its_first_change(tmp_path: Path) -> None:
    path = with_gold(tmp_path / "deal.ratify")
    assert copies(path) == []
    with Store.open(path) as store:
        store.sheets.read(DEAL)
        assert copies(path) == []
        accept_one(store, "Monday")
        accept_one(store, "Santiago")
    made = copies(path)
    assert len(made) == 1
    assert made[0].parent == tmp_path / "deal.ratify-backups"
    with Store.open(made[0], readonly=True) as copy:
        assert "Chile" in {copy.articles.get(DEAL).text[it.start : it.end] for it in copy.sheets.read(DEAL).gold.spans}


def test_a_project_without_gold_and_a_session_without_changes_make_none(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    with Store.open(path) as store:
        reject(store, [suggested(store.sheets.read(DEAL), "Chile").id])
    Store.open(with_gold(tmp_path / "other.ratify")).close()
    assert copies(path) == copies(tmp_path / "other.ratify") == []


def test_the_newest_five_are_kept_and_broken_copies_cleared(tmp_path: Path) -> None:
    path = with_gold(tmp_path / "deal.ratify")
    with Store.open(path) as store:
        store._connection.before_first_change = None
        made = [back_up(store._connection) for _ in range(7)]
        (folder_of(path) / "deal-old.part").touch()
        made.append(back_up(store._connection))
    assert copies(path) == made[-5:]


def test_a_copy_is_sound_and_complete(tmp_path: Path) -> None:
    path = with_gold(tmp_path / "deal.ratify")
    with Store.open(path) as store:
        made = back_up(store._connection)
    assert made is not None
    with closing(sqlite3.connect(made)) as copy, closing(sqlite3.connect(path)) as original:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in ("article", "span", "verdict", "history"):
            query = f"SELECT * FROM {table}"  # noqa: S608 - names from above
            assert copy.execute(query).fetchall() == original.execute(query).fetchall()


def test_a_copy_that_cannot_be_made_is_logged_and_work_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = with_gold(tmp_path / "deal.ratify")
    folder_of(path).write_text("in the way")
    with caplog.at_level(logging.WARNING), Store.open(path) as store:
        accept_one(store, "Monday")
        assert len(store.sheets.read(DEAL).gold.spans) == 2
    assert "No backup" in caplog.text
    with Store.open(path) as store:
        assert len(store.sheets.read(DEAL).gold.spans) == 2
