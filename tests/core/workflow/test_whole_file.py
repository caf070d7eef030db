"""A file that appears whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from annotations.errors import InputError
from annotations.store import Store
from annotations.workflow.whole_file import whole_file


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no links here")
    with whole_file(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_disk_that_is_full_leaves_the_old_file_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    with pytest.raises(InputError, match=r"No space left.*What was there before is unchanged"), whole_file(path):
        raise OSError(28, "No space left on device")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    del tmp_path
    with pytest.raises(InputError, match="no ordinary file"), whole_file(Path("/dev/full")):
        pass


def test_a_project_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "other.ratify"
    Store.create(path).close()
    before = path.read_bytes()
    with (
        pytest.raises(InputError, match=r"other\.ratify: a Ratify project is never overwritten"),
        whole_file(path) as out,
    ):
        out.write(b"{}")
    assert path.read_bytes() == before
