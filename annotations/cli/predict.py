"""The command that suggests for files without a project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from annotations.cli.arguments import (
    Jobs,
    MapFile,
    PipelineName,
    check_apart,
    check_there,
    choice_of,
    examples,
    jobs_of,
)
from annotations.cli.output import complain, complain_of, complain_of_labels, counted, say, watched
from annotations.errors import Cancelled, InputError
from annotations.formats import Problem
from annotations.schema import default_schema
from annotations.suggest.machine import Choice
from annotations.suggest.workers import machine
from annotations.workflow import predict
from annotations.workflow.part_file import PartFile
from annotations.workflow.predicting import PredictReport

_STDOUT = "-"


def predict_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Text files or JSONL.")],
    *,
    out: Annotated[
        str, typer.Option("--out", metavar="OUT", help="The JSONL file to write, or - for standard output.")
    ],
    pipeline: PipelineName = "",
    map_file: MapFile = None,
    jobs: Jobs = "1",
) -> None:
    """Write the machine's suggestions for files, without a project.

    A text file gives one article, named after it; articles in JSONL keep their ids. What cannot be read is told with
    its file and line, and the rest goes on. After a stop, what is finished is in OUT.part, and the same command goes
    on from there; OUT appears when it is whole.
    """
    number = jobs_of(jobs)
    check_there(files, folders=True)
    check_apart(None if out == _STDOUT else Path(out), files)
    choice = choice_of(pipeline, map_file, default_schema())
    problems: list[Problem] = []
    report = (
        _to_stdout(choice, number, files, problems)
        if out == _STDOUT
        else _to_file(choice, number, files, problems, Path(out))
    )
    complain_of(problems)
    complain_of_labels(report.remarks)
    if report.found_again:
        complain(f"{counted(report.found_again, 'article')} of them had been finished before the stop.")
    tell = complain if out == _STDOUT else say
    found = f"{counted(report.spans, 'entity', 'entities')} and {counted(report.agreements, 'agreement')}"
    where = "" if out == _STDOUT else f" They are in {out}."
    tell(f"{found} suggested in {counted(report.articles, 'article')}.{where}")


def _to_stdout(choice: Choice, jobs: int, files: list[Path], problems: list[Problem]) -> PredictReport:
    report = _predicted(choice, jobs, files, problems, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return report


def _to_file(choice: Choice, jobs: int, files: list[Path], problems: list[Problem], out: Path) -> PredictReport:
    with PartFile(out, {"pipeline": choice.detail}) as part:
        try:
            report = _predicted(choice, jobs, files, problems, part)
            part.finish()
        except (KeyboardInterrupt, Cancelled) as stop:
            if not part.kept:
                raise Cancelled("Stopped. Nothing was finished yet, and nothing is written.") from stop
            kept = f"{part.path} keeps {part.kept}; the same command goes on from there."
            raise Cancelled(f"Stopped. {kept}") from stop
    return report


def _predicted(
    choice: Choice, jobs: int, files: list[Path], problems: list[Problem], out: BinaryIO | PartFile
) -> PredictReport:
    with watched("Suggesting") as progress, machine(choice, jobs=jobs) as at_work:
        report = predict(at_work, files, out, tell=problems.append, progress=progress)
    if not report.articles:
        complain_of(problems)
        raise InputError("No article could be read, so nothing was written.")
    return report


def add_to(app: typer.Typer) -> None:
    """Give the command its name and examples."""
    app.command(
        "predict",
        epilog=examples(
            "ratify predict articles/*.txt --out suggestions.jsonl",
            "ratify predict news.jsonl --out suggestions.jsonl --jobs auto",
            "ratify predict news.jsonl --out - | head -1",
        ),
    )(predict_)
