"""Work done in a child process that is replaced when it dies, takes too long or has grown: nothing else is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from lint.audit.child import Answer, Answering, answering
from lint.audit.options import Options
from lint.errors import HealthlintError
from lint.faults import REPORT_IT
from lint.parallel.process import UnansweredError, Worker, WorkerDiedError, WorkerLateError

LARGEST = 300 * 1024 * 1024  # bytes of memory: a child that holds more is replaced before its next article
_ROOM = 48 * 1024 * 1024  # bytes that a child may grow by, however much it holds from the start
_STARTS = 3  # a machine short of memory may end a process that has not begun


class LostError(Exception):
    """There is no answer to a task; the text says why."""


class StoppedError(Exception):
    """The work is to end at once."""


class Guard:
    """Asks a child process about one article at a time."""

    def __init__(self, make: Callable[[], Callable[[Any], Answer]], *, seconds: float, largest: int = LARGEST) -> None:
        """`make` makes what answers in the child; an answer may take so many seconds, the child hold so many bytes."""
        self._make = make
        self._seconds = seconds
        self._largest = largest
        self._at_first = 0
        self._worker: Worker[Any, Answer] | None = None
        self._lock = threading.Lock()
        self._stopped = False

    def ask(self, task: object) -> Any:
        """The answer to a task; LostError where it ends its process or takes too long, StoppedError after `stop`.

        A process that has died may have been the victim of another one: the task gets a second, new process.
        """
        try:
            return self._asked(task)
        except WorkerLateError as end:
            raise LostError(str(end)) from end
        except WorkerDiedError:
            pass
        try:
            return self._asked(task)
        except WorkerDiedError as end:
            raise LostError(f"the process that worked on it {end}, twice") from end

    def close(self) -> None:
        """End the child."""
        worker, self._worker = self._worker, None
        self._at_first = 0
        if worker is not None:
            worker.kill()

    def stop(self) -> None:
        """End the child at once and for good, from another thread than the one that asks."""
        with self._lock:
            self._stopped = True
            worker = self._worker
        if worker is not None:
            worker.interrupt()

    def _asked(self, task: object) -> Any:
        worker = self._ready()
        try:
            answer = worker.ask(task)
        except WorkerDiedError as end:
            self.close()
            if self._stopped:
                raise StoppedError from end
            raise
        except UnansweredError as fault:
            raise LostError(f"{REPORT_IT}{fault}") from fault
        self._at_first = self._at_first or answer.memory
        if answer.memory > max(self._largest, self._at_first + _ROOM) or worker.is_late:
            self.close()
        return answer.row

    def _ready(self) -> Worker[Any, Answer]:
        """The child; HealthlintError where none can be started, or can make what answers."""
        if self._worker is not None and not self._stopped:
            return self._worker
        for _ in range(_STARTS):
            with self._lock:
                if self._stopped:
                    raise StoppedError
                self._worker = Worker(self._make, limit=self._seconds)
            try:
                self._worker.wait()
            except WorkerDiedError as end:
                fault = end
            except HealthlintError:
                self._worker = None
                raise
            else:
                return self._worker
            self._worker = None
        raise HealthlintError(f"a worker process {fault} before it began")


class Guards:
    """The guarded children of a process: one for each thread, kept from batch to batch."""

    def __init__(self, answering: Answering = answering) -> None:
        """`answering` gives what makes, in a child, the answerer of a stage."""
        self._answering = answering
        self._lock = threading.Lock()
        self._by_thread: dict[int, tuple[tuple[str, Options], Guard]] = {}
        self._stopped = False

    def own(self, stage: str, options: Options) -> Guard:
        """The guard of this thread; its child is another one when stage or options are others than before."""
        here = threading.get_ident()
        with self._lock:
            if self._stopped:
                raise StoppedError
            job, guard = self._by_thread.get(here, (None, None))
            if guard is not None and job == (stage, options):
                return guard
            new = Guard(self._answering(stage, options), seconds=options.seconds)
            self._by_thread[here] = (stage, options), new
        if guard is not None:
            guard.close()
        return new

    def close(self) -> None:
        """End all children, when no thread asks any longer."""
        with self._lock:
            guards = [guard for _, guard in self._by_thread.values()]
            self._by_thread.clear()
        for guard in guards:
            guard.close()

    def stop(self) -> None:
        """End all children at once and for good, whatever they are at."""
        with self._lock:
            self._stopped = True
            guards = [guard for _, guard in self._by_thread.values()]
        for guard in guards:
            with suppress(OSError):
                guard.stop()
