"""A time limit for answers, looked after by a thread: it holds whatever the process does that owes the answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Lock, Thread

_LOOKS = 20  # for each limit: an answer may take a twentieth longer
_SHORTEST, _LONGEST = 0.01, 1.0  # seconds between two looks


class Deadline:
    """Calls `late` once if `end` does not follow `begin` in time; the two cost a microsecond, and wake nobody."""

    def __init__(self, seconds: float, late: Callable[[], object]) -> None:
        self.seconds = seconds
        self.is_over = False
        self._late = late
        self._due: float | None = None
        self._lock = Lock()
        self._closed = Event()
        Thread(target=self._watch, name="healthlint-deadline", daemon=True).start()

    def begin(self) -> None:
        """The time begins."""
        self._due = time.monotonic() + self.seconds

    def end(self) -> None:
        """The answer is there."""
        with self._lock:
            self._due = None

    def close(self) -> None:
        """Watch no longer."""
        self._closed.set()

    def _watch(self) -> None:
        pause = min(max(self.seconds / _LOOKS, _SHORTEST), _LONGEST)
        while not self._closed.wait(pause):
            with self._lock:
                if self._due is not None and time.monotonic() > self._due:
                    self.is_over = True
                    self._late()
                    return
