"""Folders that do not keep a project safe are known by their disk, their name, or a mark in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.store import places
from annotations.store.places import danger_of, is_on_network, kind_of_disk, synchronised_folder

MOUNTS = """22 1 0:20 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:30 / /home/ana/shared\\040files rw - nfs4 server:/files rw
31 22 0:31 / /media/box rw shared:7 - cifs //server/box rw
32 31 0:32 / /media/box/local rw - ext4 /dev/sdb rw
33 22 0:33 / /home/ana/far rw - fuse.sshfs bo@elsewhere: rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ana/news.ratify", "ext4"),
        ("/home/ana/shared files/news.ratify", "nfs4"),
        ("/home/ana/shared files too/news.ratify", "ext4"),
        ("/media/box/news.ratify", "cifs"),
        ("/media/box/local/news.ratify", "ext4"),
        ("/home/ana/far/news.ratify", "fuse.sshfs"),
    ],
)
def test_the_disk_of_a_file_is_the_innermost_mount(path: str, kind: str) -> None:
    assert kind_of_disk(Path(path), MOUNTS) == kind


@pytest.mark.skipif(not Path("/proc").exists(), reason="mounts are listed in /proc")
def test_a_disk_of_another_computer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS, encoding="utf-8")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    assert is_on_network(Path("/home/ana/shared files/news.ratify"))
    assert not is_on_network(Path("/home/ana/news.ratify"))
    assert "on another computer" in danger_of(Path("/media/box/news.ratify"))


@pytest.mark.parametrize("name", ["Dropbox", "Dropbox (Work)", "OneDrive - Office", "Google Drive", "Nextcloud"])
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "treaties"
    folder.mkdir(parents=True)
    assert f"the folder {name} is synchronised" in danger_of(folder / "news.ratify")


@pytest.mark.parametrize("name", ["box", "boxes", "drive", "dropped", "cloud"])
def test_a_folder_of_a_similar_name_is_not(tmp_path: Path, name: str) -> None:
    assert danger_of(tmp_path / name / "news.ratify") == ""


def test_a_synchronised_folder_is_known_by_a_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert synchronised_folder(tmp_path / "deep" / "news.ratify") == tmp_path
