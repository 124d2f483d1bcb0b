"""The engine of many machines: Dask distributed. Workers read and write parts themselves, on storage they share."""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pyarrow as pa

from lint.audit.child import Answering, answering
from lint.audit.engines.job import Job, carry_out
from lint.audit.guard import Guards
from lint.audit.manifest import FILE, signature
from lint.audit.options import Options
from lint.audit.parts import write_part
from lint.errors import HealthlintError, OptionError

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 2  # jobs for each thread of the workers, under way or waiting
_PATIENCE = 30.0  # seconds to wait for a scheduler, and for a first worker


class DaskEngine:
    """Hands jobs to the workers of a scheduler."""

    def __init__(self, client: Client, *, answering: Answering = answering) -> None:
        """`answering` is what `Guards` takes."""
        self._client = client
        self._answering = answering

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Job]:
        """As `Engine` says. A worker that goes leaves its jobs to the others; those done stay done."""
        tool = signature()
        under_way: dict[Future, Job] = {}
        try:
            for job in jobs:
                shared = _shared(job)
                key = f"{job.stage}-{job.target.stem}-{uuid4().hex}"
                under_way[
                    self._client.submit(remotely, shared, options, tool, self._answering, key=key, pure=False)
                ] = shared
                while len(under_way) >= _AHEAD * self._threads():
                    yield from self._over(under_way)
            while under_way:
                yield from self._over(under_way)
        finally:
            self._client.cancel(list(under_way))

    def _threads(self) -> int:
        return max(1, sum(map(int, self._client.nthreads().values())))

    def _over(self, under_way: dict[Future, Job]) -> Iterator[Job]:
        """The jobs that are done by now; the error of one that failed."""
        from distributed import wait  # noqa: PLC0415 - an extra

        with suppress(TimeoutError):  # not for ever: Windows would not hear Ctrl-C
            wait(list(under_way), timeout=1, return_when="FIRST_COMPLETED")
        for future in [future for future in under_way if future.done()]:
            job = under_way.pop(future)
            _result(future)
            if isinstance(job.source, Path) and job.stage == "prepare":
                job.source.unlink(missing_ok=True)
            yield job


@contextmanager
def dask_engine(scheduler: str | None = None, *, processes: int = 1) -> Iterator[DaskEngine]:
    """The engine of a scheduler's workers, or of so many workers of this machine.

    OptionError where Dask is not installed, and where there is no scheduler or it has no worker.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra
    except ImportError:
        raise OptionError("--engine dask needs Dask: pip install 'healthlint[dask]'") from None
    if scheduler is None:
        cluster = LocalCluster(n_workers=processes, threads_per_worker=1, processes=True, dashboard_address=None)
        with cluster, Client(cluster) as client:
            yield DaskEngine(client)
        return
    try:
        client = Client(scheduler, timeout=_PATIENCE)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as fault:
        raise OptionError(f"no Dask scheduler with workers at {scheduler}: {fault}") from None
    with client:
        yield DaskEngine(client)


def remotely(job: Job, options: Options, tool: str, answering: Answering) -> None:
    """Do a job on a worker: HealthlintError where that one is another healthlint, or does not see the output folder."""
    if signature() != tool:
        raise HealthlintError("a worker has another healthlint, or another version of a library: install the same")
    if not (job.target.parent.parent / FILE).is_file():
        reason = "a worker does not see this folder: the output must be on storage that all machines share"
        raise HealthlintError(reason, path=str(job.target.parent.parent))
    carry_out(job, options, guards=_guards(answering))


@cache
def _guards(answering: Answering) -> Guards:
    """The guarded children of a worker, which live on from job to job."""
    guards = Guards(answering)
    atexit.register(guards.close)
    return guards


def _shared(job: Job) -> Job:
    """The job with its source on shared storage, where it was in memory."""
    if not isinstance(job.source, pa.RecordBatch):
        return job
    place = job.target.parent.parent / "entries" / job.target.name
    write_part(place, job.source)
    return replace(job, source=place)


def _result(future: Future) -> None:
    """HealthlintError for a job that failed."""
    from distributed import KilledWorker  # noqa: PLC0415 - an extra

    try:
        future.result()
    except KilledWorker as fault:
        raise HealthlintError(f"the workers that had a part of the audit died, one after the other: {fault}") from fault
