"""Importing: files are read in a job, and what they hold is written through the session a slice at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotations.changes import Changes
from annotations.formats import FORMATS, Problem
from annotations.model import Record
from annotations.store import Store
from annotations.workflow import ImportReport, import_records, read_files
from desktop.jobs import Job, Jobs
from desktop.session import Session

_BATCH_RECORDS = 8
_BATCH_CHARACTERS = 200_000
"""Whichever comes first ends a slice, so that one slice stays under 50 ms on the GUI thread."""

Found = tuple[Path, Record | Problem]
Batch = list[Found]


class Importing(QObject):
    """Brings files into the open project; one import at a time."""

    progressed = Signal(int)
    """Records written so far."""
    finished = Signal(object)
    """The ImportReport, also of an import that was cancelled half way."""
    failed = Signal(str)
    """The import stopped; the sentence is for the user."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._report = ImportReport()
        self._layer = ""
        self._written = 0
        self._job: Job | None = None
        # What is under way belongs to the project that it was begun for.
        session.project_changed.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    def start(self, paths: Sequence[Path], *, file_format: str = "", layer: str = "") -> None:
        """Begin to read the files; folders are searched for files of a known format."""
        if self._job is not None:
            return
        self._report, self._layer, self._written = ImportReport(), layer, 0

        def batches(job: Job) -> None:
            batch: Batch = []
            for path in _files(paths):
                for found in read_files([path], format=file_format):
                    batch.append((path, found))
                    if _is_full(batch):
                        job.deliver(batch)
                        batch = []
            if batch:
                job.deliver(batch)

        self._job = self._jobs.run(
            batches,
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
            changes |= import_records(store, records, layer=self._layer, report=self._report, path=path)
        return changes

    def _on_done(self, _result: None) -> None:
        self._job = None
        self.finished.emit(self._report)

    def _on_cancelled(self) -> None:
        self._job = None
        self.finished.emit(self._report)

    def _on_failed(self, reason: str) -> None:
        self._job = None
        self.failed.emit(reason)


def _is_full(batch: Batch) -> bool:
    characters = sum(len(found.article.text) for _, found in batch if isinstance(found, Record))
    return len(batch) >= _BATCH_RECORDS or characters >= _BATCH_CHARACTERS


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files themselves, and of folders all files of a known format in the order of their names."""
    endings = {suffix for known in FORMATS if known.can_read for suffix in known.suffixes}
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.suffix.lower() in endings and each.is_file())
        else:
            yield path
