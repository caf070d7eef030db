"""Importing: files are looked at and read in jobs; what they hold is written through the session a slice at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from annotations.changes import Changes
from annotations.errors import InputError
from annotations.formats import Problem, format_for
from annotations.formats.columns import GUESSED, Columns
from annotations.formats.pauses import stoppable
from annotations.intake.mapping import Foreign, foreign_names
from annotations.model import Record
from annotations.schema import Schema
from annotations.store import Store
from annotations.workflow import (
    ImportReport,
    NameMap,
    Source,
    TableSeen,
    import_records,
    read_source,
    sources_in,
    tables_in,
)
from annotations.workflow.kept_problems import KeptProblems
from desktop.jobs import Job, Jobs
from desktop.session import Session

_BATCH_RECORDS = 8
_BATCH_CHARACTERS = 200_000
"""Whichever comes first ends a slice, so that one slice stays under 50 ms on the GUI thread."""

_T = TypeVar("_T")
Found = tuple[Path, Record | Problem]
Batch = list[Found]


@dataclass(frozen=True, slots=True)
class Intake:
    """What to import, and how."""

    paths: tuple[Path, ...]
    file_format: str = ""
    layer: str = ""
    columns: Mapping[Path, Columns] = field(default_factory=dict[Path, Columns])
    """What the columns of tables are; those of tables that are not named are guessed."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What must be asked before anything is written."""

    names: list[Foreign]
    tables: list[TableSeen]


class Importing(QObject):
    """Brings files into the open project; one import at a time."""

    looked = Signal(int)
    """Records looked at for names that are not ours, before anything is written."""
    progressed = Signal(int)
    """Records written so far."""
    finished = Signal(object)
    """The ImportReport."""
    cancelled = Signal(object)
    """It was stopped; the ImportReport of what came in before."""
    failed = Signal(str)
    """The import stopped; the sentence is for the user."""
    names_wanted = Signal(object)
    """The files have names that are not ours, a list of Foreign; `go_on` goes on, `cancel` does not."""

    columns_wanted = Signal(object)
    """The files are tables, a list of TableSeen; `choose` goes on, `cancel` does not."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self.problems = KeptProblems()
        """All problems of the import that is under way or was the last."""
        self._report = ImportReport()
        self._intake: Intake | None = None
        self._looked = Looked([], [])
        self._names = NameMap()
        self._written = 0
        self._job: Job | None = None
        # What is under way belongs to the project that it was begun for.
        session.project_changed.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether files are being read, or an answer is waited for."""
        return self._intake is not None

    def start(self, paths: Sequence[Path], *, file_format: str = "", layer: str = "") -> None:
        """Begin to look into the files; folders are searched for files of a known format."""
        store = self._session.store
        if self._intake is not None or store is None:
            return
        self._intake = intake = Intake(tuple(paths), file_format, layer)
        self.problems.close()
        self.problems = KeptProblems()
        self._report, self._written = ImportReport(told=self.problems.tell), 0
        schema = store.schema
        self._job = self._jobs.run(
            lambda job: _stoppable(job, lambda: _looked(job, intake, schema)),
            title=self.tr("Importing"),
            done=self._on_looked,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )
        self._job.progressed.connect(self._on_job_progressed)

    def choose(self, columns: Mapping[Path, Columns]) -> None:
        """Say what the columns of tables are."""
        if self._intake is None:
            return
        self._intake = replace(self._intake, columns=columns)
        self._ask_for_names()

    def go_on(self, names: NameMap) -> None:
        """Read the files, now that it is known what their names mean here."""
        intake = self._intake
        if intake is None:
            return
        self._names = names
        self._job = self._jobs.run(
            lambda job: _stoppable(job, lambda: _deliver(job, intake)),
            title=self.tr("Importing"),
            item=self._on_batch,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def cancel(self) -> None:
        """Stop after the slice that is being written; what is in the project stays."""
        if self._job is not None:
            self._job.cancel()
        elif self._intake is not None:
            self._on_cancelled()

    def _on_job_progressed(self) -> None:
        if self._job is not None and self._job.count:
            self.looked.emit(self._job.count)

    def _on_looked(self, looked: Looked) -> None:
        self._job = None
        self._looked = looked
        if looked.tables:
            self.columns_wanted.emit(looked.tables)
        else:
            self._ask_for_names()

    def _ask_for_names(self) -> None:
        if self._looked.names:
            self.names_wanted.emit(self._looked.names)
        else:
            self.go_on(NameMap())

    def _on_batch(self, batch: Batch) -> None:
        if not self._session.do(lambda store: self._write(store, batch)):
            self.cancel()
            return
        self._written += sum(isinstance(found, Record) for _, found in batch)
        self.progressed.emit(self._written)

    def _write(self, store: Store, batch: Batch) -> Changes:
        changes = Changes()
        for path, group in groupby(batch, key=lambda pair: pair[0]):
            found = [each for _, each in group]
            for problem in found:
                if isinstance(problem, Problem):
                    self._report.tell(problem)
            records = [each for each in found if isinstance(each, Record)]
            layer = self._intake.layer if self._intake is not None else ""
            changes |= import_records(store, records, layer=layer, names=self._names, report=self._report, path=path)
        return changes

    def _on_done(self, _result: None) -> None:
        self._job, self._intake = None, None
        self.finished.emit(self._report)

    def _on_cancelled(self) -> None:
        self._job, self._intake = None, None
        self.cancelled.emit(self._report)

    def _on_failed(self, reason: str) -> None:
        self._job, self._intake = None, None
        self.failed.emit(reason)


def _stoppable(job: Job, work: Callable[[], _T]) -> _T:
    """Do work on files that stops within a file, too, such as between the pages of a PDF."""
    with stoppable(job.raise_if_cancelled):
        return work()


def _is_full(batch: Batch) -> bool:
    characters = sum(len(found.article.text) for _, found in batch if isinstance(found, Record))
    return len(batch) >= _BATCH_RECORDS or characters >= _BATCH_CHARACTERS


def _looked(job: Job, intake: Intake, schema: Schema) -> Looked:
    """The tables, and the names in all records that the schema does not know."""
    sources = [source for source in sources_in(intake.paths, format=intake.file_format) if isinstance(source, Source)]
    names = foreign_names(_annotated(job, sources, intake), schema, NameMap())
    return Looked(names, tables_in(sources, format=intake.file_format))


def _annotated(job: Job, sources: Sequence[Source], intake: Intake) -> Iterator[Record]:
    """The records with annotation; only formats that can hold any are read."""
    seen = 0
    for source in sources:
        try:
            known = format_for(source.path, intake.file_format)
        except InputError:
            continue  # told when it is read
        if not known.can_write:
            continue
        for found in read_source(source, format=intake.file_format):
            seen += 1
            job.progress(seen)
            if isinstance(found, Record) and found.annotation is not None:
                yield found


def _deliver(job: Job, intake: Intake) -> None:
    """Read the files and hand over what they hold, slice by slice."""
    batch: Batch = []
    for path, found in _found(intake):
        batch.append((path, found))
        if _is_full(batch):
            job.deliver(batch)
            batch = []
    if batch:
        job.deliver(batch)


def _found(intake: Intake) -> Iterator[Found]:
    for source in sources_in(intake.paths, format=intake.file_format):
        if isinstance(source, Problem):
            yield source.path or Path(), source
            continue
        columns = intake.columns.get(source.path, GUESSED)
        for found in read_source(source, format=intake.file_format, columns=columns):
            yield source.path, found
