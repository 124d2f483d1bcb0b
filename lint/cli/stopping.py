"""Ctrl-C ends a run, not its report: what was done until then is shown whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Stopping:
    """Sends items on until the user stops the run; to stand right before the report, behind everything that counts.

    What stands before it is ended by the KeyboardInterrupt itself, so that no baseline is written of half a run.
    """

    def __init__(self, total: int) -> None:
        """So many inputs are to come."""
        self._total = total
        self._done = 0
        self.stopped = False

    def through(self, items: Iterable[T]) -> Iterator[T]:
        """The items; they end where the user says so."""
        try:
            for item in items:
                self._done += 1
                yield item
        except KeyboardInterrupt:
            self.stopped = True

    def lines(self) -> Iterator[str]:
        """What to say of it, if it was so; the exit code is 2 then."""
        if self.stopped:
            yield f"healthlint: stopped, with {self._total - self._done} of {self._total} articles left"
