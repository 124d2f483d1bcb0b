"""Several workers: results in the order of the items, a dead worker costs its own article and nothing else."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from queue import SimpleQueue
from typing import TypeVar

from lint.errors import HealthlintError, UnlintedError
from lint.faults import REPORT_IT
from lint.findings.result import Result
from lint.parallel.alone import answering
from lint.parallel.process import UnansweredError, Worker, WorkerDiedError
from lint.parallel.task import Done, MakeLinter, Task

AHEAD = 3  # tasks for each worker that are waiting, under way, or done and not yet asked for
_PASSING = 256  # other items that wait behind a task
T = TypeVar("T")
_Linting = Worker[Task, Result]


class Pool:
    """An engine of worker processes, each behind a thread that waits for it; they start when there are tasks."""

    def __init__(self, make: MakeLinter, workers: int) -> None:
        """At most so many workers."""
        self._make = make
        self._ahead = AHEAD * workers
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="healthlint")
        self._places: SimpleQueue[_Linting | None] = SimpleQueue()  # None: nobody is there yet
        for _ in range(workers):
            self._places.put(None)
        self._lock = threading.Lock()
        self._able = workers  # places where a worker may yet start
        self._alive: set[_Linting] = set()
        self._closed = False

    def run(self, items: Iterable[Task | T]) -> Iterator[Done | T]:
        """As `Engine` says; HealthlintError where no linter can be made."""
        waiting: deque[Future[Done] | T] = deque()
        tasks = 0
        for item in items:
            if isinstance(item, Task):
                waiting.append(self._threads.submit(self._carry_out, item))
                tasks += 1
            else:
                waiting.append(item)
            while waiting and (tasks >= self._ahead or len(waiting) >= _PASSING or _is_there(waiting[0])):
                tasks -= isinstance(waiting[0], Future)
                yield _taken(waiting.popleft())
        while waiting:
            yield _taken(waiting.popleft())

    def close(self) -> None:
        """As `Engine` says."""
        with self._lock:
            self._closed = True
            alive = list(self._alive)
        for worker in alive:
            worker.interrupt()
        self._places.put(None)  # whoever waits for a place goes on, and sees that it is over
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in alive:
            worker.kill()

    def _carry_out(self, task: Task) -> Done:
        worker = self._ready()
        try:
            result = worker.ask(task)
        except WorkerDiedError as end:
            self._gone(worker)
            self._places.put(None)
            return _unlinted(task, f"not linted: the process that linted it {end}")
        except UnansweredError as fault:
            self._places.put(worker)
            return _unlinted(task, f"{REPORT_IT}{fault}")
        self._places.put(worker)
        return Done(task, result)

    def _ready(self) -> _Linting:
        """A worker with nothing to do; one that cannot start leaves its place to the others, if there are any."""
        while True:
            worker = self._places.get()
            if worker is not None:
                return worker
            try:
                return self._started()
            except WorkerDiedError as end:
                with self._lock:
                    self._able -= 1
                    over = self._closed or self._able <= 0
                if over:
                    self._places.put(None)  # for the next one who waits
                    raise HealthlintError(f"a worker process {end} before it began: try --jobs 1") from end

    def _started(self) -> _Linting:
        if self._closed:
            raise WorkerDiedError("was stopped")
        worker: _Linting = Worker(partial(answering, self._make))
        with self._lock:
            self._alive.add(worker)
            late = self._closed
        if late:
            worker.interrupt()
        try:
            worker.wait()
        except (HealthlintError, WorkerDiedError):
            self._gone(worker)
            raise
        return worker

    def _gone(self, worker: _Linting) -> None:
        with self._lock:
            self._alive.discard(worker)


def _unlinted(task: Task, reason: str) -> Done:
    return Done(task, Result(task.path, None, error=UnlintedError(reason, path=task.path)))


def _is_there(item: object) -> bool:
    return not isinstance(item, Future) or item.done()


def _taken(item: Future[Done] | T) -> Done | T:
    if not isinstance(item, Future):
        return item
    while not item.done():
        wait([item], timeout=1)  # not for ever: Windows would not hear Ctrl-C
    return item.result()
