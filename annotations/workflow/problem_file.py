"""The report of an import as a file: one row for each problem, with its file, its line and the reason."""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from annotations.formats import Problem
from annotations.formats.base import name_of
from annotations.formulas import harmless
from annotations.workflow.whole_file import whole_file


class ProblemRows:
    """Takes problems one by one and writes each as a row of CSV."""

    def __init__(self, out: TextIOWrapper) -> None:
        self._rows = csv.writer(out, lineterminator="\n")
        self._rows.writerow(("file", "line", "reason"))

    def tell(self, problem: Problem) -> None:
        """Write one row."""
        place = "" if problem.path is None else name_of(str(problem.path))
        self._rows.writerow((harmless(place), problem.line or "", harmless(name_of(problem.reason))))


@contextmanager
def problem_file(path: Path) -> Generator[ProblemRows]:
    """A table of problems to fill, which appears as a whole at the end of the block; raises InputError."""
    with whole_file(path) as out:
        # With its mark, because spreadsheets take CSV without one for another encoding.
        text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
        yield ProblemRows(text)
        text.flush()
        text.detach()


def save_problems(path: Path, problems: Iterable[Problem], more: int = 0) -> None:
    """Write a list of problems as a table; `more` is how many there were beyond them."""
    with problem_file(path) as rows:
        for problem in problems:
            rows.tell(problem)
        if more:
            rows.tell(Problem(None, None, f"... and {more} more problems that were not kept"))
