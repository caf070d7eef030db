"""Where a project lies: folders in which SQLite's log does not keep it safe, told before anything goes wrong."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afpfs|ncpfs|afs|ceph|glusterfs|lustre|davfs|webdav|fuse\.(sshfs|rclone|s3fs|gvfsd.*|davfs.*)"
)
_SYNCHRONISED = re.compile(
    r"dropbox.*|onedrive.*|google ?drive.*|my drive|icloud ?drive|mobile documents|nextcloud.*|owncloud.*|seafile.*"
    r"|syncthing|(?-i:Box)|box sync|pcloud ?drive|megasync.*|mega|yandex\.?disk|creative cloud files|cloudstorage",
    re.IGNORECASE,
)
_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log", ".seafile-data")
_REMOTE_DRIVE = 4


def danger_of(path: Path) -> str:
    """Why a project is not safe where it lies, and what to do; empty where nothing is known against the place."""
    target = path.resolve()
    if is_on_network(target):
        return (
            f"{path}: this folder is on another computer. Two people who open the project there at once can damage it;"
            " keep it on a disk of this computer, and share exports."
        )
    folder = synchronised_folder(target)
    if folder is not None:
        return (
            f"{path}: the folder {folder.name} is synchronised with other computers, which can copy a project half"
            " written. Keep it in a folder of this computer alone, and share exports."
        )
    return ""


def synchronised_folder(path: Path) -> Path | None:
    """The folder above a file that a program keeps the same on several computers, as far as names and marks tell."""
    home = Path.home()
    for folder in path.parents:
        if _SYNCHRONISED.fullmatch(folder.name) or any((folder / mark).exists() for mark in _MARKS):
            # A home may hold such a mark for a folder in it.
            return None if folder == home else folder
    return None


def is_on_network(path: Path) -> bool:
    """Whether a file is on a disk of another computer, as far as the system tells."""
    if sys.platform == "win32":
        import ctypes

        anchor = path.anchor
        return anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _REMOTE_DRIVE
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return bool(_NETWORK.fullmatch(kind_of_disk(path, mounts)))


def kind_of_disk(path: Path, mounts: str) -> str:
    """The type of the file system of a path by the system's list of mounts; empty where it is in none."""
    found, longest = "", -1
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split()
        if not right or len(fields) < 5:  # noqa: PLR2004 - the fifth field is the place
            continue
        # Blanks in names are written \\040.
        place = re.sub(r"\\(\d{3})", lambda match: chr(int(match[1], 8)), fields[4])
        is_above = place == "/" or str(path).startswith(place + "/")
        if is_above and len(place) >= longest:
            found, longest = right.split()[0], len(place)
    return found
