"""One worker process as its owner sees it: a task in, an answer out, or the news that it has died.

A fresh interpreter (what multiprocessing calls "spawn"), on every system. A forked copy would start sooner, but it
copies a process that has threads and, with them, locks held for ever; macOS and Windows cannot do it safely or at
all; and a linter takes as long to load before a fork as after a start, where all workers load at the same time. A
plain child process with two pipes, not `multiprocessing`: that one runs the caller's main module once more, and both
its pools lose other articles with a dead worker, or wait for it for ever.
"""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, Generic, TypeVar, cast

from lint.errors import HealthlintError
from lint.parallel.deadline import Deadline

_PARTING = 1.0  # seconds that a process which has closed its pipe gets to end by itself, and so to say how
T = TypeVar("T")
U = TypeVar("U")

# The parent's own path, and not the working folder, which may hold a `lint` of somebody else's.
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from lint.parallel.worker import serve; serve()"


class WorkerDiedError(Exception):
    """A worker has ended; the text says how."""


class WorkerLateError(WorkerDiedError):
    """A worker was ended, since its answer took too long."""


class UnansweredError(Exception):
    """A worker lives on and has no answer to a task; the text says why."""


class Worker(Generic[T, U]):
    """A process with something that answers tasks; `ask` it one task at a time."""

    def __init__(self, make: Callable[[], Callable[[T], U]], *, limit: float | None = None) -> None:
        """Start it; `wait` until it is ready. `make` makes what answers there, and so it is pickled.

        With a `limit`, in seconds, it is ended when an answer takes longer.
        """
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-P", "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_apart(),
        )  # fmt: skip
        self._make = make
        self._deadline = None if limit is None else Deadline(limit, self._process.kill)

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def is_late(self) -> bool:
        """Whether it was ended since an answer took too long, be it that the answer came at the very last moment."""
        return self._deadline is not None and self._deadline.is_over

    def wait(self) -> None:
        """Wait until it is ready; the error that making its answerer came to, or WorkerDiedError."""
        answer = self._exchange(self._make)
        if isinstance(answer, HealthlintError):
            self.kill()
            raise answer

    def ask(self, task: T) -> U:
        """The answer to a task; WorkerDiedError if the process ends over it, UnansweredError if it can give none."""
        if self._deadline is not None:
            self._deadline.begin()
        answer = self._exchange(task)
        if self._deadline is not None:
            self._deadline.end()
        if isinstance(answer, UnansweredError):
            raise answer
        return cast("U", answer)

    def kill(self) -> None:
        """End it at once."""
        if self._deadline is not None:
            self._deadline.close()
        self._process.kill()
        for pipe in self._pipes():
            try:
                pipe.close()
            except OSError:  # what it no longer reads
                continue
        self._process.wait()

    def interrupt(self) -> None:
        """End it at once, from another thread than the one that asks."""
        self._process.kill()

    def _exchange(self, message: object) -> object:
        inward, outward = self._pipes()
        try:
            pickle.dump(message, inward, pickle.HIGHEST_PROTOCOL)
            inward.flush()
            return pickle.load(outward)  # noqa: S301 - from our own process
        except (OSError, EOFError, pickle.UnpicklingError) as fault:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_PARTING)
            self.kill()
            if self._deadline is not None and self._deadline.is_over:
                raise WorkerLateError(f"took longer than {self._deadline.seconds:g} s") from fault
            raise WorkerDiedError(_how(self._process.returncode)) from fault

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        inward, outward = self._process.stdin, self._process.stdout
        if inward is None or outward is None:  # never: both were asked for
            raise WorkerDiedError("has no pipes")
        return inward, outward


def _apart() -> dict[str, Any]:
    """A process group of its own: Ctrl-C is for the process that reports, which then ends the others."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


def _how(code: int) -> str:
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
