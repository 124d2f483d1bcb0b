"""The engine of one machine: threads that wait for guarded child processes, which do the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from lint.audit.child import Answering, answering
from lint.audit.engines.job import Job, carry_out
from lint.audit.guard import Guards
from lint.audit.options import Options

_AHEAD = 2  # jobs for each thread, under way or waiting


class LocalEngine:
    """Up to so many child processes at a time."""

    def __init__(self, processes: int, *, answering: Answering = answering) -> None:
        """`answering` is what `Guards` takes."""
        self._processes = processes
        self._answering = answering

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Job]:
        """As `Engine` says; when it is left early, by an error or Ctrl-C, all that is under way ends at once."""
        guards = Guards(self._answering)
        threads = ThreadPoolExecutor(self._processes, thread_name_prefix="healthlint-audit")

        def done(job: Job) -> Job:
            carry_out(job, options, guards=guards)
            return job

        try:
            under_way: set[Future[Job]] = set()
            for job in jobs:
                under_way.add(threads.submit(done, job))
                while len(under_way) >= _AHEAD * self._processes:
                    under_way, over = _waited(under_way)
                    yield from over
            while under_way:
                under_way, over = _waited(under_way)
                yield from over
        except BaseException:
            guards.stop()
            raise
        finally:
            threads.shutdown(wait=True, cancel_futures=True)
            guards.close()


def _waited(under_way: set[Future[Job]]) -> tuple[set[Future[Job]], list[Job]]:
    """The jobs that are still under way, and those done; the error of one that failed."""
    over, rest = wait(under_way, timeout=1, return_when=FIRST_COMPLETED)  # not for ever: Windows would not hear Ctrl-C
    return rest, [future.result() for future in over]
