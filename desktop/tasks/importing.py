"""Importing: files are looked at and read in jobs; what they hold is written through the session a slice at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotations.changes import Changes
from annotations.errors import InputError
from annotations.formats import FORMATS, Problem, format_for
from annotations.model import Record
from annotations.schema import Schema
from annotations.store import Store
from annotations.workflow import ImportReport, NameMap, import_records, read_files
from annotations.workflow.mapping import Foreign, foreign_names
from desktop.jobs import Job, Jobs
from desktop.session import Session

_BATCH_RECORDS = 8
_BATCH_CHARACTERS = 200_000
"""Whichever comes first ends a slice, so that one slice stays under 50 ms on the GUI thread."""

_LOOKED_AT = 2000
"""Records of all files together that are looked at for names that are not ours, before anything is written."""

Found = tuple[Path, Record | Problem]
Batch = list[Found]


@dataclass(frozen=True, slots=True)
class Intake:
    """What to import, and how."""

    paths: tuple[Path, ...]
    file_format: str = ""
    layer: str = ""


class Importing(QObject):
    """Brings files into the open project; one import at a time."""

    progressed = Signal(int)
    """Records written so far."""
    finished = Signal(object)
    """The ImportReport, also of an import that was cancelled half way."""
    failed = Signal(str)
    """The import stopped; the sentence is for the user."""
    names_wanted = Signal(object)
    """The files have names that are not ours, a list of Foreign; `go_on` goes on, `cancel` does not."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._report = ImportReport()
        self._intake: Intake | None = None
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
        self._report, self._written = ImportReport(), 0
        schema = store.schema
        self._job = self._jobs.run(
            lambda job: _looked(job, intake, schema),
            title=self.tr("Importing"),
            done=self._on_looked,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def go_on(self, names: NameMap) -> None:
        """Read the files, now that it is known what their names mean here."""
        intake = self._intake
        if intake is None:
            return
        self._names = names
        self._job = self._jobs.run(
            lambda job: _deliver(job, intake),
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

    def _on_looked(self, found: list[Foreign]) -> None:
        self._job = None
        if found:
            self.names_wanted.emit(found)
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
        self.finished.emit(self._report)

    def _on_failed(self, reason: str) -> None:
        self._job, self._intake = None, None
        self.failed.emit(reason)


def _is_full(batch: Batch) -> bool:
    characters = sum(len(found.article.text) for _, found in batch if isinstance(found, Record))
    return len(batch) >= _BATCH_RECORDS or characters >= _BATCH_CHARACTERS


def _looked(job: Job, intake: Intake, schema: Schema) -> list[Foreign]:
    """The names in the first records that the schema does not know; only formats that can hold annotation are read."""
    return foreign_names(islice(_annotated(job, intake), _LOOKED_AT), schema, NameMap())


def _annotated(job: Job, intake: Intake) -> Iterator[Record]:
    for path in _files(intake.paths):
        try:
            known = format_for(path, intake.file_format)
        except InputError:
            continue  # told when it is read
        if not known.can_write:
            continue
        for nth, found in enumerate(read_files([path], format=intake.file_format)):
            job.progress(nth)
            if isinstance(found, Record) and found.annotation is not None:
                yield found
            elif nth >= _LOOKED_AT:
                break


def _deliver(job: Job, intake: Intake) -> None:
    """Read the files and hand over what they hold, slice by slice."""
    batch: Batch = []
    for path in _files(intake.paths):
        for found in read_files([path], format=intake.file_format):
            batch.append((path, found))
            if _is_full(batch):
                job.deliver(batch)
                batch = []
    if batch:
        job.deliver(batch)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files themselves; a folder that is of a format as a whole, and of others all files of a known format."""
    endings = tuple(suffix for known in FORMATS if known.can_read for suffix in known.suffixes)
    for path in paths:
        if path.is_dir() and not any(known.can_read and known.claims(path) for known in FORMATS):
            yield from sorted(
                each for each in path.rglob("*") if each.name.casefold().endswith(endings) and each.is_file()
            )
        else:
            yield path
