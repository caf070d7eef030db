"""Exporting: a job writes the file from a read-only store of its own, so the window stays free."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotations.store import Store
from annotations.workflow import ExportReport, Split, export
from desktop.jobs import Job, Jobs
from desktop.session import Session


@dataclass(frozen=True, slots=True)
class Order:
    """What to export: where to, in which format, which layer, only finished articles or all, and how."""

    out: Path
    file_format: str
    layer: str
    status: str
    split: Split | None = None
    strict: bool = False


class Exporting(QObject):
    """Writes a layer of the open project to a file."""

    finished = Signal(object)
    """The ExportReport."""
    cancelled = Signal()
    """It was stopped; no file was written."""
    failed = Signal(str)
    """No file was written; the sentence is for the user."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.jobs = jobs
        self._job: Job | None = None
        self._report: ExportReport | None = None
        """What was written, also where that ended before the order to stop came."""

    def start(self, order: Order) -> None:
        """Begin to write."""
        store = self._session.store
        if store is None or self._job is not None:
            return
        path = store.path
        self._report = None

        def written(job: Job) -> None:
            with Store.open(path, readonly=True) as own:
                self._report = export(
                    own,
                    order.out,
                    format=order.file_format,
                    layer=order.layer,
                    status=order.status,
                    split=order.split,
                    strict=order.strict,
                    progress=job.progress,
                )

        self._job = self.jobs.run(
            written,
            title=self.tr("Exporting"),
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def cancel(self) -> None:
        """Stop; the file that was there before stays as it was."""
        if self._job is not None:
            self._job.cancel()

    def _on_done(self, _result: None) -> None:
        self._job = None
        self.finished.emit(self._report)

    def _on_cancelled(self) -> None:
        self._job = None
        if self._report is None:
            self.cancelled.emit()
        else:
            self.finished.emit(self._report)

    def _on_failed(self, reason: str) -> None:
        self._job = None
        self.failed.emit(reason)
