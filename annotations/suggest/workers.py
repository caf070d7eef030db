"""A pipeline in processes of its own: results in order, a bounded number of articles under way, nothing left behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from typing import Any

from annotations.errors import PipelineError, RatifyError
from annotations.log import discreet
from annotations.model import Annotation
from annotations.processes import Child, begin
from annotations.suggest.machine import Batch, Choice, Machine
from annotations.suggest.remarks import Remarks

_AHEAD = 4
"""Batches for each process that may be done or under way before the next one in order is done."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_NICE = 5
_BELOW_NORMAL = 0x4000


def machine(choice: Choice | None = None, *, jobs: int = 1) -> Machine:
    """A machine for a number of jobs: one works in this process, several each in their own; 0 stands for all cores."""
    jobs = jobs or cores()
    return Machine(choice) if jobs == 1 else Workers(choice, jobs=jobs)


def cores() -> int:
    """The cores that this process may use."""
    with suppress(AttributeError):  # not everywhere
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers(Machine):
    """A pipeline in a number of processes, which start when there is work for them and end with the machine."""

    def __init__(self, choice: Choice | None = None, *, jobs: int, gently: bool = False) -> None:
        """With `gently` they give way to everything else that runs."""
        super().__init__(choice)
        self._jobs = jobs
        self._gently = gently
        self._is_stopped = False
        self._workers: list[_Worker] = []
        self._remarks = Remarks()

    @property
    def remarks(self) -> Remarks:
        """What was remarked so far."""
        return self._remarks

    def run(self, work: Iterable[Batch]) -> Iterator[tuple[Batch, list[Annotation]]]:
        """Each batch with the suggestions for its articles, in order; raises RatifyError where a process dies."""
        waiting = enumerate(work)
        held: tuple[int, Batch] | None = next(waiting, None)
        done: dict[int, tuple[Batch, list[Annotation]]] = {}
        turn = 0
        while held or done or any(worker.batch for worker in self._workers):
            while held and held[0] < turn + _AHEAD * self._jobs and (idle := self._idle()):
                idle.give(*held)
                held = next(waiting, None)
            for worker in self._answering():
                done[worker.number] = self._result(worker)
            while turn in done:
                yield done.pop(turn)
                turn += 1

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.end()
        for worker in self._workers:
            worker.join()
        self._workers = []

    def stop(self) -> None:
        """End the processes at once, from another thread; `run`, which waits for them, then raises RatifyError."""
        self._is_stopped = True
        for worker in tuple(self._workers):
            worker.kill()

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.is_ready and not worker.batch:
                return worker
        if len(self._workers) < self._jobs and all(worker.batch for worker in self._workers if worker.is_ready):
            self._workers.append(_Worker(self.choice, gently=self._gently, is_alone=self._jobs == 1))
            if self._is_stopped:  # while this one was starting
                self._workers[-1].kill()
        return None

    def _answering(self) -> list[_Worker]:
        """The processes that have finished a batch, waited for; those that have just loaded are noted."""
        ready = set(connection.wait([worker.connection for worker in self._workers]))
        answering = [worker for worker in self._workers if worker.connection in ready]
        return [worker for worker in answering if worker.hears()]

    def _result(self, worker: _Worker) -> tuple[Batch, list[Annotation]]:
        batch, (found, remarks) = worker.take()
        self._remarks.add(remarks)
        return batch, found


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a process cannot go on: a sentence for the user, or a fault of ours with its traceback."""

    sentence: str = ""
    trace: str = ""


class _Worker(Child):
    """One process, and the batch that it works on."""

    def __init__(self, choice: Choice, *, gently: bool, is_alone: bool) -> None:
        self._marks = get_context("spawn").RawArray("q", 2)
        super().__init__(_work, choice, self._marks, gently)
        self.is_ready = False
        self._is_alone = is_alone
        self.number = 0
        self.batch: Batch = ()
        self._answer: Any = None

    def give(self, number: int, batch: Batch) -> None:
        """Hand out a batch; the process must be ready and idle."""
        self.number, self.batch = number, batch
        self._marks[0] = self._marks[1] = 0
        try:
            self.connection.send([article.text for article in batch])
        except OSError as error:
            raise self._died() from error

    def hears(self) -> bool:
        """Whether what was received is a result, and not the news that the pipeline is loaded."""
        try:
            self._answer = self.connection.recv()
        except (EOFError, OSError) as error:
            raise self._died() from error
        if isinstance(self._answer, _Failure):
            if self._answer.sentence:
                raise RatifyError(self._answer.sentence)
            raise PipelineError(f"The pipeline failed on {self._articles()}.", self._answer.trace)
        if self._answer is None:
            self.is_ready = True
            return False
        return True

    def take(self) -> tuple[Batch, Any]:
        """The batch and what was received for it; the process is idle again."""
        batch, answer = self.batch, self._answer
        self.batch, self._answer = (), None
        return batch, answer

    def _died(self) -> RatifyError:
        at = f" while it worked on {self._articles()}" if self.batch else " before it had loaded the pipeline"
        advice = "start again to go on with the rest" if self._is_alone else "fewer --jobs need less memory"
        how = self.how_it_ended()
        return RatifyError(f"A process that makes suggestions {how}{at}. What was finished is kept; {advice}.")

    def _articles(self) -> str:
        """The articles that were under way, by name."""
        finished, begun = self._marks[0], self._marks[1]
        keys = [repr(article.key) for article in self.batch[finished : max(begun, finished + 1)]]
        if len(keys) <= 1:
            return f"the article {keys[0]}" if keys else "no article"
        return f"one of the articles {', '.join(keys)}"


def _give_way() -> None:
    """Let this process run only where no other wants to, as far as the system has such a thing."""
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            from ctypes import windll

            windll.kernel32.SetPriorityClass(windll.kernel32.GetCurrentProcess(), _BELOW_NORMAL)
        else:
            os.nice(_NICE)


def _work(orders: Connection[Any, Any], choice: Choice, marks: Any, gently: bool) -> None:  # noqa: FBT001 - sent along
    """What each process does: load the pipeline, then answer batch after batch until nobody asks."""
    begin()
    if gently:
        _give_way()
    for name in _THREADS:  # as many processes as wanted, not as many threads again in each
        os.environ.setdefault(name, "1")
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the machine was closed
        try:
            suggester = choice.load()
            orders.send(None)
            while True:
                texts: list[str] = orders.recv()
                suggester.remarks = Remarks()
                found = list(suggester.annotate(_begun(texts, marks), finished=lambda: _one_more(marks)))
                orders.send((found, suggester.remarks))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except RatifyError as error:
            orders.send(_Failure(sentence=str(error)))
        except Exception as error:  # noqa: BLE001 - told where it is understood
            orders.send(_Failure(trace=discreet(error)))


def _begun(texts: list[str], marks: Any) -> Iterator[str]:
    """The texts; the second mark says how many were begun."""
    for number, text in enumerate(texts, start=1):
        marks[1] = number
        yield text


def _one_more(marks: Any) -> None:
    """Count a finished text in the first mark."""
    marks[0] += 1
