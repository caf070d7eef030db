"""A backup is brought back whole; what was there before is kept, sound or damaged, and others are never harmed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotations.errors import Cancelled, ProjectError
from annotations.model import ArticleId
from annotations.review import accept, undo
from annotations.store import Store, backups
from annotations.store.backups import (
    Backup,
    Policy,
    back_up_before,
    back_up_file,
    backups_of,
    folder_of,
    policy_of,
    set_policy,
    superfluous,
)
from annotations.store.checking import check_project
from annotations.store.restoring import contents_of, restore
from tests.builders import deal_project, suggested

DEAL = ArticleId(1)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one gold span."""
    made = tmp_path / "deal.ratify"
    with deal_project(made) as store:
        accept_one(store, "Chile")
    return made


def accept_one(store: Store, surface: str) -> None:
    accept(store, [suggested(store.sheets.read(DEAL), surface).id])


def gold_in(path: Path) -> int:
    with Store.open(path, readonly=True) as store:
        return store.articles.row(DEAL).gold


def test_a_backup_comes_back_and_what_was_there_becomes_one(path: Path) -> None:
    first = back_up_file(path, reason="asked")
    with Store.open(path, backup=False) as store:
        accept_one(store, "Monday")
    restored = restore(path, first.path)
    assert gold_in(path) == 1
    assert [it.reason for it in backups_of(path)] == ["restore", "asked"]
    assert restored.kept == backups_of(path)[0].path
    assert restored.kept is not None
    restore(path, restored.kept)
    assert gold_in(path) == 2
    assert check_project(path).findings == []
    with Store.open(path) as store:
        assert undo(store).action == "Undo accept span"


def test_a_reader_elsewhere_sees_the_old_or_the_new_project_never_a_mixture(path: Path) -> None:
    first = back_up_file(path, reason="asked")
    with Store.open(path, backup=False) as store:
        accept_one(store, "Monday")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        count = "SELECT count(*) FROM span WHERE layer_id = 1"
        assert reader.execute(count).fetchone()[0] == 2
        restore(path, first.path)
        assert reader.execute(count).fetchone()[0] == 2
        reader.execute("COMMIT")
        assert reader.execute(count).fetchone()[0] == 1


@pytest.mark.parametrize("damage", [lambda data: b"\0" * 4096 + data[4096:], lambda data: data[:9000], lambda _: b"x"])
def test_a_damaged_project_is_kept_under_another_name(path: Path, damage: Callable[[bytes], bytes]) -> None:
    first = back_up_file(path, reason="asked")
    spoiled = damage(path.read_bytes())
    path.write_bytes(spoiled)
    restored = restore(path, first.path)
    assert gold_in(path) == 1
    assert restored.was_damaged
    assert restored.kept is not None
    assert restored.kept.name.startswith("deal-damaged-")
    assert restored.kept.read_bytes() == spoiled


def test_a_project_that_is_gone_comes_back(path: Path) -> None:
    first = back_up_file(path, reason="asked")
    path.unlink()
    assert restore(path, first.path).kept is None
    assert gold_in(path) == 1


def test_a_damaged_or_foreign_backup_is_refused_and_nothing_happens(path: Path, tmp_path: Path) -> None:
    first = back_up_file(path, reason="asked")
    before = path.read_bytes()
    data = first.path.read_bytes()
    first.path.write_bytes(data[: len(data) // 2])
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE t (x)")
    for bad, said in ((first.path, "damaged"), (other, "another program"), (tmp_path / "no.ratify", "no such file")):
        with pytest.raises(ProjectError, match=said):
            restore(path, bad)
    assert path.read_bytes() == before
    assert contents_of(first.path).fault
    assert sorted(it.name for it in folder_of(path).iterdir()) == [first.path.name]


def test_without_room_there_is_no_backup_and_no_restore(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = back_up_file(path, reason="asked")
    usage = shutil.disk_usage(path.parent)
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda _: usage._replace(free=90_000_000))
    said = r"No backup of .* it takes 0 MB and must leave 105 MB free, but only 90 MB are free in .* Free some space"
    for attempt in (lambda: back_up_file(path, reason="asked"), lambda: restore(path, first.path)):
        with pytest.raises(ProjectError, match=said):
            attempt()
    with Store.open(path) as store:
        accept_one(store, "Monday")
        assert store.backup_problem == "" or "only 90 MB are free" in store.backup_problem
    assert gold_in(path) == 2
    assert len(backups_of(path)) == 1


def test_a_copy_is_of_one_moment_although_others_go_on_writing(path: Path) -> None:
    with Store.open(path, backup=False) as store:
        surfaces = iter(["Monday", "Santiago", "누리호"])

        def go_on() -> bool:
            surface = next(surfaces, None)
            if surface is not None:
                accept_one(store, surface)
            return False

        made = back_up_file(path, reason="time", is_enough=go_on)
    assert gold_in(made.path) == 1
    assert check_project(made.path).findings == []
    assert gold_in(path) > 1


def test_copies_that_are_begun_at_once_do_not_clear_each_other_away(path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: back_up_file(path, reason="time"), range(12)))
    assert {it.path for it in backups_of(path)} == {it.path for it in sorted(made, key=lambda it: it.made)[-5:]}


def test_a_copy_that_is_broken_off_leaves_nothing(path: Path) -> None:
    with pytest.raises(Cancelled):
        back_up_file(path, reason="time", is_enough=lambda: True)
    assert list(folder_of(path).iterdir()) == []


def test_a_step_that_writes_much_is_backed_up_only_where_gold_is_newer(path: Path) -> None:
    made = back_up_before(path, reason="import")
    assert made is not None
    assert back_up_before(path, reason="import") is None
    with Store.open(path, backup=False) as store:
        accept_one(store, "Monday")
    assert back_up_before(path, reason="import") is not None


def test_how_copies_are_kept_travels_with_the_project(path: Path) -> None:
    with Store.open(path) as store:
        assert policy_of(store.settings) == Policy()
        set_policy(store.settings, Policy(minutes=5, newest=1, days=0))
    made = [back_up_file(path, reason="time") for _ in range(3)]
    assert [it.path for it in backups_of(path)] == [made[-1].path]


def test_the_newest_stay_and_one_a_day_for_some_days() -> None:
    hours = [0, 1, 2, 3, 20, 26, 30, 50, 24 * 9, 24 * 40]
    made = [Backup(Path(str(hour)), NOW - timedelta(hours=hour), "time", 1) for hour in hours]
    gone = [int(it.path.name) for it in superfluous(made, Policy(newest=2, days=14), NOW)]
    assert gone == [2, 3, 26, 30, 24 * 40]
    assert next(it.path.name for it in superfluous(made, Policy(newest=0, days=0), NOW)) == "1"


def test_other_files_in_the_folder_are_left_alone(path: Path) -> None:
    back_up_file(path, reason="asked")
    mine = folder_of(path) / "mine.ratify"
    mine.write_text("not a backup")
    with Store.open(path) as store:
        set_policy(store.settings, Policy(newest=1, days=0))
    back_up_file(path, reason="asked")
    assert mine.exists()
    assert len(backups_of(path)) == 1


def test_looking_into_a_backup_makes_no_files_beside_it(path: Path) -> None:
    made = back_up_file(path, reason="asked")
    contents = contents_of(made.path)
    assert (contents.articles, contents.done, contents.gold, contents.decisions, contents.fault) == (1, 0, 1, 1, "")
    assert list(folder_of(path).iterdir()) == [made.path]
