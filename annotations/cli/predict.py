"""The command that suggests for files without a project."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from annotations.cli.arguments import check_there, examples
from annotations.cli.output import complain, complain_of, counted, say, watched
from annotations.errors import InputError
from annotations.formats import Problem
from annotations.workflow import predict
from annotations.workflow.whole_file import whole_file

_STDOUT = "-"


def predict_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Text files or JSONL.")],
    *,
    out: Annotated[
        str, typer.Option("--out", metavar="OUT", help="The JSONL file to write, or - for standard output.")
    ],
) -> None:
    """Write the machine's suggestions for files, without a project.

    A text file gives one article, named after it; articles in JSONL keep their ids. What cannot be read is told with
    its file and line, and the rest goes on.
    """
    check_there(files)
    problems: list[Problem] = []
    with watched("Suggesting") as progress, _opened(out) as file:
        from annotations.suggest.pipeline import load_pipeline

        report = predict(load_pipeline(), files, file, tell=problems.append, progress=progress)
        if not report.articles:
            complain_of(problems)
            raise InputError("No article could be read, so nothing was written.")
    complain_of(problems)
    tell = complain if out == _STDOUT else say
    found = f"{counted(report.spans, 'entity', 'entities')} and {counted(report.agreements, 'agreement')}"
    tell(f"{found} suggested in {counted(report.articles, 'article')}.")


@contextmanager
def _opened(out: str) -> Generator[BinaryIO]:
    if out == _STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with whole_file(Path(out)) as file:
        yield file


def add_to(app: typer.Typer) -> None:
    """Give the command its name and examples."""
    app.command(
        "predict",
        epilog=examples(
            "ratify predict articles/*.txt --out suggestions.jsonl", "ratify predict news.jsonl --out - | head -1"
        ),
    )(predict_)
