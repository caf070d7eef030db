"""Jobs: run a function on a worker thread and hand what it yields to the GUI thread, with back-pressure and cancel."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import BoundedSemaphore, Event, Thread
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from shiboken6 import isValid

from annotations.errors import Cancelled, RatifyError
from annotations.log import kind_of

_log = logging.getLogger(__name__)

_IN_FLIGHT = 2
"""Items that may wait for the GUI thread before the worker has to wait itself."""
_TELL_EVERY = 0.05
"""Seconds between two reports of progress; more would only fill the queue of events."""
_LOOK_EVERY = 0.05
"""Seconds after which a waiting worker looks whether it was cancelled."""

_SWITCH = 0.0005
"""Seconds after which a worker hands Python over while the window wants it: the usual 5 ms are felt at every key."""
_USUAL_SWITCH = sys.getswitchinterval()

_SENT = QEvent.Type(QEvent.registerEventType())
_BEHIND_FRAMES = Qt.EventPriority.LowEventPriority.value - 1
"""The priority of what a worker sends: a key is answered, and its frame painted, before an item is written."""

Done = Callable[[Any], None]
Failed = Callable[[str], None]


class Job(QObject):
    """One function on its way. The worker sees `deliver` and `progress`; everything else belongs to the GUI thread."""

    progressed = Signal()
    """`count` or `total` is another."""
    cancel_asked = Signal()
    """It was told to stop; whoever can hurry its work does so now."""
    ended = Signal()
    """It is done, failed or cancelled."""

    _progress_sent = Signal(int, object)

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.count = 0
        self.total: int | None = None
        self._on_item: Done | None = None
        self._on_done: Done | None = None
        self._on_failed: Failed | None = None
        self._on_cancelled: Callable[[], None] | None = None
        self._cancelled = Event()
        self._slots = BoundedSemaphore(_IN_FLIGHT)
        self._told = 0.0
        self._thread: Thread | None = None
        self._sent: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._progress_sent.connect(self._take_progress, Qt.ConnectionType.QueuedConnection)

    # Called by the worker

    def deliver(self, item: object) -> None:
        """Hand one value to the GUI thread; waits while too many are under way, raises Cancelled when told to stop."""
        while not self._slots.acquire(timeout=_LOOK_EVERY):
            self.raise_if_cancelled()
        self.raise_if_cancelled()
        self._send(partial(self._take_item, item))

    def progress(self, count: int, total: int | None = None) -> None:
        """Say how far the work is; raises Cancelled when told to stop."""
        self.raise_if_cancelled()
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY or count == total:
            self._told = now
            self._progress_sent.emit(count, total)

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled when told to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    # Called on the GUI thread

    def cancel(self) -> None:
        """Ask the worker to stop at its next report; what was delivered stays."""
        self._cancelled.set()
        self.cancel_asked.emit()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled.is_set()

    def receive(
        self,
        *,
        item: Done | None = None,
        done: Done | None = None,
        failed: Failed | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> None:
        """Name who gets what; to be called before `start`, so that an early answer is not lost."""
        self._on_item, self._on_done, self._on_failed, self._on_cancelled = item, done, failed, cancelled

    def start(self, work: Callable[[Job], Any]) -> None:
        """Begin on a thread of its own."""
        _log.debug("%s: began", self.title or "a job")
        self._thread = Thread(target=self._work, args=(work,), name=f"job {self.title}", daemon=True)
        self._thread.start()

    def event(self, event: QEvent) -> bool:
        """Something was sent by the worker."""
        if event.type() == _SENT:
            self._sent.get()()
            return True
        return super().event(event)

    def join(self, timeout: float) -> bool:
        """Wait for the worker; whether it has ended."""
        if self._thread is not None:
            self._thread.join(timeout)
        return self._thread is None or not self._thread.is_alive()

    def _work(self, work: Callable[[Job], Any]) -> None:
        result, error = None, None
        try:
            result = work(self)
        except Exception as caught:  # noqa: BLE001 - one of the three places that catch everything
            error = caught
        self._send(partial(self._take_end, result, error))

    def _send(self, taken: Callable[[], None]) -> None:
        """Have something done on the GUI thread, in order."""
        self._sent.put(taken)
        QCoreApplication.postEvent(self, QEvent(_SENT), _BEHIND_FRAMES)

    def _take_item(self, item: object) -> None:
        try:
            if self._on_item is not None and not self.is_cancelled and _is_there(self._on_item):
                self._on_item(item)
        finally:
            self._slots.release()

    def _take_progress(self, count: int, total: int | None) -> None:
        self.count, self.total = count, total
        self.progressed.emit()

    def _take_end(self, result: object, error: Exception | None) -> None:
        self.ended.emit()
        _log.debug("%s: ended", self.title or "a job")
        if self.is_cancelled or isinstance(error, Cancelled):
            _log.info("%s: cancelled", self.title)
            if self._on_cancelled is not None and _is_there(self._on_cancelled):
                self._on_cancelled()
        elif error is not None:
            self._report(error)
        elif self._on_done is not None and _is_there(self._on_done):
            self._on_done(result)

    def _report(self, error: Exception) -> None:
        _log.info("%s: failed: %s", self.title or "a job", kind_of(error))
        if self._on_failed is not None and _is_there(self._on_failed):
            is_told = isinstance(error, RatifyError)
            self._on_failed(str(error) if is_told else self.tr("Ratify made a mistake: {0}.").format(kind_of(error)))
        if not isinstance(error, RatifyError):
            raise error


def _is_there(receiver: Callable[..., None]) -> bool:
    """Whether whoever is to be told still exists: a dialog may be closed while its job runs."""
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class Jobs(QObject):
    """All jobs of the window."""

    changed = Signal()
    """A job began, got on or ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended, the oldest first; those without a title do not concern the user."""
        return tuple(self._running)

    @property
    def shown(self) -> Job | None:
        """The job whose progress the user should see."""
        return next((job for job in self._running if job.title), None)

    def run(
        self,
        work: Callable[[Job], Any],
        *,
        title: str = "",
        item: Done | None = None,
        done: Done | None = None,
        failed: Failed | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Job:
        """Run `work(job)` on a worker thread; the receivers are called on the GUI thread, in order."""
        job = Job(title, self)
        job.receive(item=item, done=done, failed=failed, cancelled=cancelled)
        job.progressed.connect(self.changed)
        job.ended.connect(self._on_job_ended)
        self._running.append(job)
        sys.setswitchinterval(_SWITCH)
        job.start(work)
        self.changed.emit()
        return job

    def cancel(self) -> None:
        """Cancel every job that the user sees."""
        for job in self._running:
            if job.title:
                job.cancel()

    def drain(self, timeout: float = 30.0) -> bool:
        """Cancel everything and wait until no worker runs any more; whether that came about in time."""
        until = time.monotonic() + timeout
        for job in self._running:
            job.cancel()
        ended = [job.join(max(0.0, until - time.monotonic())) for job in self._running]
        return all(ended)

    def _on_job_ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._running:
            self._running.remove(job)
            job.deleteLater()
        if not self._running:
            sys.setswitchinterval(_USUAL_SWITCH)
        self.changed.emit()
