"""One article to lint, and whoever can lint it; no more is imported, since the process that asks lints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from lint.checking import ArticleLinter
    from lint.findings.result import Result

# Makes the linter of a process; pickled, and so a function of a module, or `functools.partial` of one.
MakeLinter = Callable[[], "ArticleLinter"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """An article's bytes; `name`, if set, is what it is called (and so its format); `key` is the cache's own."""

    path: str
    data: bytes
    name: str | None = None
    key: bytes | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A task and what came of it."""

    task: Task
    result: Result


class Engine(Protocol):
    """Carries out tasks; whatever else is among the items passes through in its place."""

    def run(self, items: Iterable[Task | T]) -> Iterator[Done | T]:
        """The items in their order, with `Done` for each `Task`."""

    def close(self) -> None:
        """End at once; what was not begun is not done."""
