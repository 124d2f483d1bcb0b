"""A whole run: what the cache knows is taken from there, the rest is linted by one process or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lint.errors import ReadError
from lint.findings.result import Result
from lint.parallel.engine import Sized
from lint.parallel.task import Done, Engine, MakeLinter, Task
from lint.read.files import STDIN, read_bytes

if TYPE_CHECKING:
    from lint.cache.cache import Cache


@dataclass(frozen=True, slots=True)
class Run:
    """Inputs to results, in order; `make` makes the linter of each process that needs one, `jobs` is how many may.

    `engine` takes these two and says where the linting is done.
    """

    make: MakeLinter
    jobs: int = 1
    cache: Cache | None = None
    stdin_name: str | None = None
    engine: Callable[[MakeLinter, int], Engine] = field(default=Sized)

    def results(self, inputs: Iterable[str | ReadError]) -> Iterator[Result]:
        """One result for each input; those from the cache have neither ledger nor score card."""
        engine = self.engine(self.make, self.jobs)
        try:
            items: Iterable[Task | Result] = map(self._item, inputs)
            answers: Iterator[Done | Result] = engine.run(items)
            for item in answers:
                if isinstance(item, Done):
                    if self.cache and item.task.key is not None:
                        self.cache.keep(item.task.key, item.result)
                    yield item.result
                else:
                    yield item
        finally:  # at the end, at a fault and at Ctrl-C alike
            engine.close()
            if self.cache:
                self.cache.close()

    def _item(self, path: str | ReadError) -> Task | Result:
        """What is to be linted, or what is already known of it."""
        if isinstance(path, ReadError):
            return Result(path.path or "?", None, error=path)
        try:
            data = read_bytes(path)
        except ReadError as error:
            return Result(path, None, error=error)
        if path == STDIN:  # a draft from an editor, other at each call
            return Task(path, data, self.stdin_name)
        key = self.cache.key(path, data) if self.cache else None
        known = self.cache.result(key, path, data) if self.cache and key is not None else None
        return Task(path, data, key=key) if known is None else known
