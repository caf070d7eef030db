"""Arguments that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from annotations.errors import InputError
from annotations.store import Store

SUFFIX = ".ratify"

Project = Annotated[Path, typer.Argument(metavar="PROJECT", help="The project file (.ratify may be left out).")]
FormatName = Annotated[
    str, typer.Option("--format", metavar="F", help="The file format (text, jsonl); by default told by the ending.")
]


def project_path(given: Path) -> Path:
    """The project that is meant: the path as given, or with .ratify where only that exists."""
    with_suffix = given.with_name(given.name + SUFFIX)
    return with_suffix if not given.exists() and with_suffix.exists() else given


def open_project(given: Path, *, readonly: bool = False) -> Store:
    """The open project; raises ProjectError saying why it cannot be opened."""
    return Store.open(project_path(given), readonly=readonly)


def check_there(files: Iterable[Path]) -> None:
    """Raise InputError for a file that is not there, before any work is done."""
    for file in files:
        if file.is_dir():
            raise InputError(f"this is a folder; name the files in it, such as {file}/*.txt", path=file)
        if not file.exists():
            raise InputError("there is no such file", path=file)


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "\n".join(["**Examples**", "", "```", *lines, "```"])
