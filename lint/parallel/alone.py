"""Linting in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from lint.parallel.task import Done, MakeLinter, Task

if TYPE_CHECKING:
    from lint.checking import ArticleLinter
    from lint.findings.result import Result

T = TypeVar("T")


class Alone:
    """An engine without other processes; its linter is made, unless there is one, when there is something to lint."""

    def __init__(self, make: MakeLinter, linter: ArticleLinter | None = None) -> None:
        self._make = make
        self._linter = linter

    def run(self, items: Iterable[Task | T]) -> Iterator[Done | T]:
        """As `Engine` says."""
        for item in items:
            yield Done(item, carry_out(item, self._own())) if isinstance(item, Task) else item

    def close(self) -> None:
        """Nothing to end."""

    def _own(self) -> ArticleLinter:
        if self._linter is None:
            self._linter = self._make()
        return self._linter


def carry_out(task: Task, linter: ArticleLinter) -> Result:
    """The result of a task."""
    from lint.checking import check_bytes  # noqa: PLC0415 - a run over unchanged articles reads none

    return check_bytes(task.path, task.data, linter=linter, name=task.name)


def answering(make: MakeLinter) -> Callable[[Task], Result]:
    """What a worker process answers tasks with; the errors of `make`."""
    linter = make()
    return lambda task: carry_out(task, linter)
