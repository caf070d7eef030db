"""Arguments that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from annotations.cli.output import complain
from annotations.errors import InputError, RatifyError
from annotations.formats import FORMATS
from annotations.schema import Schema
from annotations.store import Store
from annotations.store.places import danger_of
from annotations.suggest.label_map import read_map, same_names
from annotations.suggest.machine import Choice

SUFFIX = ".ratify"
_ALL_CORES = "auto"

Project = Annotated[Path, typer.Argument(metavar="PROJECT", help="The project file (.ratify may be left out).")]
FormatName = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="F",
        help=f"The file format ({', '.join(known.name for known in FORMATS if known.can_read)}); by default told by "
        "the ending.",
        show_default=False,
    ),
]
PipelineName = Annotated[
    str,
    typer.Option(
        "--pipeline",
        metavar="NAME",
        help="A pipeline that ships, or any spaCy pipeline: an installed package or a folder. Loading one runs code "
        "that comes with it, so name only what you trust.",
        show_default=False,
    ),
]
MapFile = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="MAP.toml",
        help='What the labels of such a pipeline mean here, in lines like GPE = "COUNTRY", and "" to drop one.',
    ),
]
Json = Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")]
Jobs = Annotated[str, typer.Option("--jobs", metavar="N", help="How many processes work; 0 or auto: one on each core.")]


def _column(of: str, hint: str) -> Any:
    return typer.Option(f"--{of}-column", metavar="NAME", help=f"The column of a table with {hint}", show_default=False)


TextColumn = Annotated[str | None, _column("text", "the texts; by default told by its name, or else by its length.")]
TitleColumn = Annotated[str | None, _column("title", "the titles; '' for none. Other columns become metadata.")]
DateColumn = Annotated[str | None, _column("date", "the dates of publication; '' for none.")]
SourceColumn = Annotated[str | None, _column("source", "the names of the sources; '' for none.")]
IdColumn = Annotated[str | None, _column("id", "the ids; '' for none, then the file's name and the line are one.")]


def jobs_of(given: str) -> int:
    """The number of processes that is meant, 0 for all cores; raises a usage error where it is no number."""
    if given == _ALL_CORES:
        return 0
    if not given.isdecimal():
        raise typer.BadParameter(f"{given!r} is no number; write one, or auto", param_hint="--jobs")
    return int(given)


def choice_of(pipeline: str, map_file: Path | None, schema: Schema) -> Choice:
    """The pipeline that is meant; raises RatifyError where there is none of this name or its label map is wrong."""
    choice = Choice(pipeline) if pipeline else Choice()
    if choice.is_shipped:
        if map_file is not None:
            raise RatifyError(f"The pipeline {choice.pipeline!r} has our labels already; leave --map out.")
        return choice
    from annotations.suggest.other import find_pipeline

    find_pipeline(pipeline)
    known = [label.name for label in schema.labels]
    return Choice(pipeline, read_map(map_file, known) if map_file else same_names(known))


def project_path(given: Path) -> Path:
    """The project that is meant: the path as given, or with .ratify where only that exists."""
    if not given.name:
        return given  # the folder that one is in, or a disk
    with_suffix = given.with_name(given.name + SUFFIX)
    try:
        return with_suffix if not given.exists() and with_suffix.exists() else given
    except OSError:  # the path is too long, say: told by whoever opens it
        return given


def open_project(given: Path, *, readonly: bool = False) -> Store:
    """The open project, with a warning where it is not safe; raises ProjectError saying why it cannot be opened."""
    path = project_path(given)
    store = Store.open(path, readonly=readonly)
    if not readonly and (danger := danger_of(path)):
        complain(danger)
    return store


def check_there(files: Iterable[Path], *, folders: bool = False) -> None:
    """Raise InputError for a file that is not there, before any work is done, or for a folder where none is read."""
    for file in files:
        if file.is_dir() and not folders:
            raise InputError(f"this is a folder; name the files in it, such as {file}/*.txt", path=file)
        if not file.exists():
            raise InputError("there is no such file", path=file)


def check_apart(out: Path | None, read: Iterable[Path]) -> None:
    """Raise InputError where a file that is to be written is one of those that are read."""
    if out is None:
        return
    for file in read:
        with suppress(OSError):  # one of them is not there
            if out.samefile(file):
                raise InputError("this file is read here, and would be overwritten; choose another name", path=out)


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "\n".join(["**Examples**", "", "```", *lines, "```"])
