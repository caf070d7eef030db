"""What the commands print: sentences, tables, and progress where somebody watches."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from annotations.formats import Problem
from annotations.suggest.remarks import Remarks
from annotations.workflow.progress import Progress as Told
from annotations.workflow.progress import unseen

_SHOWN_PROBLEMS = 20


def say(sentence: str) -> None:
    """Print a sentence to standard output."""
    typer.echo(sentence)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 article", "2 articles", "3 entities"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def complain(sentence: str) -> None:
    """Print a sentence to standard error."""
    typer.echo(sentence, err=True)


def complain_of(problems: Iterable[Problem], more: int = 0) -> None:
    """Print problems to standard error, one a line, those beyond the first twenty as a number."""
    listed = list(problems)
    for problem in listed[:_SHOWN_PROBLEMS]:
        complain(str(problem))
    more += len(listed[_SHOWN_PROBLEMS:])
    if more:
        complain(f"... and {more} more")


def complain_of_labels(remarks: Remarks) -> None:
    """Print to standard error what could not be taken over from a pipeline that does not ship."""
    if remarks.unknown:
        found = ", ".join(f"{label} ({count})" for label, count in sorted(remarks.unknown.items()))
        complain(f"Left out, because their labels are neither ours nor in the map: {found}.")
    if remarks.crossing:
        complain(f"Left out, because they cross longer ones: {counted(remarks.crossing, 'span')}.")
    if remarks.trimmed:
        complain(f"Blanks were cut off {counted(remarks.trimmed, 'span')}.")


def say_json(facts: object) -> None:
    """Print plain values as JSON, for scripts."""
    say(json.dumps(facts, ensure_ascii=False, indent=1))


def plain_table(*heads: str, right: Iterable[int] = ()) -> Table:
    """A table without lines; the columns at the places in `right` hold numbers."""
    table = Table(*heads, box=None, pad_edge=False, header_style="bold")
    for nth in right:
        table.columns[nth].justify = "right"
    return table


def show(table: Table) -> None:
    """Print a table to standard output, as wide as the terminal; where that is narrow, words break and none is cut."""
    for column in table.columns:
        column.overflow = "fold"
    Console(highlight=False).print(table)


@contextmanager
def watched(what: str) -> Generator[Told]:
    """A progress bar on standard error where that is a terminal, else nothing."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield unseen
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
