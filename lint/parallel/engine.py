"""One process or several: what there is to lint decides, since each worker loads for seconds before it lints."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from lint.parallel.alone import Alone
from lint.parallel.task import Done, MakeLinter, Task

if TYPE_CHECKING:
    from lint.checking import ArticleLinter
    from lint.parallel.pool import Pool

WORTH = 64 * 1024  # bytes of articles for each worker: with less, loading takes longer than linting
_LOOK_AHEAD = 512  # items
T = TypeVar("T")


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Sized:
    """An engine of up to `jobs` workers, or of none where the items do not hold enough work for two."""

    def __init__(self, make: MakeLinter, jobs: int, *, worth: int = WORTH, here: ArticleLinter | None = None) -> None:
        """`worth` is how many bytes of articles a worker is started for; `here` is what lints in this process."""
        self._make = make
        self._jobs = jobs
        self._worth = worth
        self._alone = Alone(make, here)
        self._pool: Pool | None = None

    @property
    def is_shared(self) -> bool:
        """Whether other processes were started."""
        return self._pool is not None

    def run(self, items: Iterable[Task | T]) -> Iterator[Done | T]:
        """As `Engine` says."""
        rest = iter(items)
        while True:
            ahead, work, more = self._look_ahead(rest)
            workers = min(self._jobs, work // self._worth)
            if workers > 1:
                from lint.parallel.pool import Pool  # noqa: PLC0415 - only where there are several

                self._pool = Pool(self._make, self._jobs if more else workers)
                yield from self._pool.run(chain(ahead, rest))
                return
            yield from self._alone.run(ahead)
            if not more:
                return

    def close(self) -> None:
        """As `Engine` says."""
        if self._pool is not None:
            self._pool.close()

    def _look_ahead(self, items: Iterator[Task | T]) -> tuple[list[Task | T], int, bool]:
        """The next items, as many as it takes to decide; the bytes to lint among them; whether more may follow."""
        ahead: list[Task | T] = []
        work = 0
        for item in items:
            ahead.append(item)
            work += len(item.data) if isinstance(item, Task) else 0
            if self._jobs == 1 or work >= self._jobs * self._worth or len(ahead) >= _LOOK_AHEAD:
                return ahead, work, True
        return ahead, work, False
