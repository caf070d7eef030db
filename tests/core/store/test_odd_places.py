"""Names, paths and clocks as people have them: a project works under all of them, with its files beside and backups."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.cli.arguments import open_project
from annotations.errors import ProjectError
from annotations.model import ArticleId
from annotations.review import accept, redo, undo
from annotations.store import Store, history
from annotations.store.backups import folder_of
from annotations.store.checking import check_project
from annotations.store.opening import open_raw
from tests.builders import deal_project, suggested, surfaces

DEAL = ArticleId(1)
ROOT = Path(__file__).parents[3]
NAMES = {
    "blanks": "two  words .ratify",
    "percent": "100%20 50%.ratify",
    "hash": "a#b.ratify",
    "question": "what?mode=ro.ratify",
    "ampersand": "a&b=c;d.ratify",
    "quotes": 'it\'s "it".ratify',
    "newline": "two\nlines.ratify",
    "no text": os.fsdecode(b"caf\xe9.ratify"),
    "emoji": "🚀 누리호 भारत.ratify",
    "right to left": "פרויקט.ratify",
    "decomposed": "e\u0301tat.ratify",
    "dots": "...ratify",
    "dash": "-rf.ratify",
    "backslash": "a\\b.ratify",
    "colon": "file:x.ratify",
    "no suffix": "project",
    "long": "n" * 230 + ".ratify",
}


def work_on(path: Path) -> None:
    """All that is done with a project in a day."""
    deal_project(path).close()
    with Store.open(path, author="ana") as store:
        accept(store, [suggested(store.sheets.read(DEAL), "Chile").id])
    with Store.open(path, author="ana") as store:
        accept(store, [suggested(store.sheets.read(DEAL), "Monday").id])
        undo(store)
        redo(store)
        with Store.open(path, readonly=True) as reader:
            sheet = reader.sheets.read(DEAL)
    assert [surface for surface, _ in surfaces(sheet, sheet.gold)] == ["Chile", "Monday"]
    assert check_project(path).total == 0


def beside(path: Path) -> set[str]:
    """What lies in the folder of a project; what SQLite leaves after reading is not counted."""
    return {each.name for each in path.parent.iterdir() if not each.name.endswith(("-wal", "-shm"))}


@pytest.mark.skipif(os.name != "posix", reason="such names exist on POSIX only")
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_project_of_any_name_works(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    try:
        path.touch()
        path.unlink()
    except OSError:
        pytest.skip("the disk does not take this name")
    work_on(path)
    assert beside(path) == {name, folder_of(path).name}


@pytest.mark.skipif(os.name != "posix", reason="paths as long as this exist on POSIX only")
def test_a_path_that_is_longer_than_sqlite_takes_is_refused_with_a_sentence(tmp_path: Path) -> None:
    deep = tmp_path
    while len(str(deep)) < 700:
        deep /= "d" * 60
    deep.mkdir(parents=True)
    with pytest.raises(ProjectError, match="this path is too long") as said:
        Store.create(deep / "deal.ratify")
    assert str(deep) in str(said.value)
    assert beside(deep / "deal.ratify") == set()


@pytest.mark.skipif(os.name != "posix", reason="paths as long as this exist on POSIX only")
@pytest.mark.parametrize("length", [600, 5000])
def test_a_path_that_is_too_long_for_sqlite_or_the_system_is_said_at_every_door(tmp_path: Path, length: int) -> None:
    path = tmp_path.joinpath(*["d" * 60] * (length // 61), "deal.ratify")
    doors: tuple[Callable[[Path], object], ...] = (Store.open, Store.create, check_project, open_raw, open_project)
    for door in doors:
        with pytest.raises(ProjectError, match="this path is too long"):
            door(path)


def test_a_path_that_is_relative_is_still_right_once_the_folder_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    deal_project(Path("deal.ratify")).close()
    with Store.open(Path("deal.ratify")) as store:
        monkeypatch.chdir(tmp_path / "elsewhere")
        assert accept(store, [suggested(store.sheets.read(DEAL), "Chile").id])


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The time as history takes it; its last entry is now."""
    times = ["2026-10-25T01:59:59.999Z"]
    monkeypatch.setattr(history, "now", lambda: times[-1])
    return times


def test_a_clock_that_is_set_back_changes_neither_the_order_of_steps_nor_undo(tmp_path: Path, clock: list[str]) -> None:
    with deal_project(tmp_path / "deal.ratify") as store:
        for surface, at in (("Chile", "2026-10-25T02:00:00.000Z"), ("Monday", "1970-01-01T00:00:00.000Z")):
            clock.append(at)
            accept(store, [suggested(store.sheets.read(DEAL), surface).id])
        assert [step.at for step in store.history.steps()] == clock[:0:-1]
        undo(store)
        sheet = store.sheets.read(DEAL)
        assert [surface for surface, _ in surfaces(sheet, sheet.gold)] == ["Chile"]
        redo(store)
    assert check_project(tmp_path / "deal.ratify").total == 0


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set there")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "nonsense"])
def test_times_are_kept_in_utc_whatever_the_zone_is(tmp_path: Path, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(time.time() - 1))
        with deal_project(tmp_path / "deal.ratify") as store:
            accept(store, [suggested(store.sheets.read(DEAL), "Chile").id])
            step = store.history.steps()[0]
        after = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(time.time() + 1))
        assert before <= step.at <= after
        assert step.at.endswith("Z")
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.skipif(os.name != "posix", reason="such names exist on POSIX only")
def test_the_command_line_works_on_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\n.ratify")
    try:
        deal_project(path).close()
    except OSError:
        pytest.skip("the disk does not take this name")
    done = subprocess.run(
        [sys.executable, "-m", "annotations", "status", str(path)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b"1 articles" in done.stdout
