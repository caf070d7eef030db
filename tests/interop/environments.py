"""Environments of their own for the tools that must accept our files, made under build/interop."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "interop"


def python_of(name: str, *packages: str) -> Path:
    """The interpreter of an environment that has these packages; it is made where it is not there."""
    home = FOLDER / name
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = home / "packages.txt"
    wanted = "\n".join(packages)
    if not ready.exists() or ready.read_text("utf-8") != wanted:
        print(f"Installing {', '.join(packages)} in {home} ...", flush=True)
        if not python.exists():
            venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        ready.write_text(wanted, "utf-8")
    return python


def run_inside(name: str, packages: tuple[str, ...], script: str) -> Path:
    """Run a script with the argument `inside` and the folder of its files in the environment of a tool."""
    folder = files_of(name)
    subprocess.run([python_of(name, *packages), script, "inside", folder], check=True, cwd=folder)
    return folder


def files_of(name: str) -> Path:
    """The folder in which a script and the tool that it tries lay their files."""
    folder = FOLDER / f"{name}-files"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def begin() -> None:
    """Let a script that stands in this folder import the project."""
    sys.path.insert(0, str(ROOT))
