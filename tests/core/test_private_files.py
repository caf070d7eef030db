"""What is written on the way is for the same eyes as the files it is about, and is gone when the work is over."""

from __future__ import annotations

import gc
import stat
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from annotations.formats.archive import members_of
from annotations.store.backups import back_up_file, folder_of
from annotations.workflow.whole_file import whole_file
from tests.builders import deal_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "news.zip"
    with ZipFile(path, "w") as made:
        for name in ("one.txt", "two.txt"):
            made.writestr(name, "France and Chile signed a deal.")
    return path


def test_backups_are_for_those_who_may_read_the_project(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    path.chmod(0o600)
    made = back_up_file(path, reason="session").path
    assert rights(made) == 0o600
    assert rights(folder_of(path)) == 0o700


def test_backups_of_a_shared_project_are_shared(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    path.chmod(0o660)
    made = back_up_file(path, reason="session").path
    assert (rights(made), rights(folder_of(path))) == (0o660, 0o770)


def test_a_file_that_is_replaced_is_private_all_the_time(tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o600)
    with whole_file(out) as file:
        (part,) = (path for path in tmp_path.iterdir() if path != out)
        assert rights(part) == 0o600
        file.write(b"new")
    assert rights(out) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["gold.jsonl"]


def test_a_file_that_could_not_be_written_leaves_nothing(tmp_path: Path) -> None:
    def write() -> None:
        with whole_file(tmp_path / "gold.jsonl") as file:
            file.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert list(tmp_path.iterdir()) == []


def test_a_zip_is_unpacked_where_nobody_else_looks_and_leaves_nothing(archive: Path, temporary: Path) -> None:
    for _ in members_of(archive):
        (folder,) = temporary.iterdir()
        assert rights(folder) == 0o700
    assert list(temporary.iterdir()) == []


def test_a_zip_that_nobody_reads_to_its_end_leaves_nothing(archive: Path, temporary: Path) -> None:
    for _ in members_of(archive):
        break
    gc.collect()
    assert list(temporary.iterdir()) == []


def test_an_error_while_a_zip_is_read_leaves_nothing(archive: Path, temporary: Path) -> None:
    def read() -> None:
        for _ in members_of(archive):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read()
    gc.collect()
    assert list(temporary.iterdir()) == []
