"""What a worker process does: it makes its linter, then answers tasks from standard input until that ends."""

from __future__ import annotations

import os
import pickle
import signal
from typing import BinaryIO

from lint.errors import HealthlintError, UnlintedError
from lint.findings.result import Result
from lint.parallel.alone import carry_out
from lint.parallel.task import MakeLinter, Task

READY = "ready"


def serve() -> None:
    """Answer the process that started this one; ends without a word when that one has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    # Whatever prints must not print between the answers.
    inward, outward = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - no path of anybody's
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    try:
        _answer(inward, outward)
    except (EOFError, BrokenPipeError):
        os._exit(0)  # no clean-up: there is nothing to clean, and closing `outward` would fail once more


def _answer(inward: BinaryIO, outward: BinaryIO) -> None:
    make: MakeLinter = pickle.load(inward)  # noqa: S301 - from the process that started this one
    try:
        linter = make()
    except HealthlintError as fault:
        _send(fault, outward)
        return
    except Exception as fault:  # noqa: BLE001 - told by the process that can tell it
        _send(HealthlintError(f"internal error, please report it: {fault!r}"), outward)
        return
    _send(READY, outward)
    while True:
        task: Task = pickle.load(inward)  # noqa: S301 - as above
        result = carry_out(task, linter)
        try:
            answer = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        except Exception as fault:  # noqa: BLE001 - as in the pipeline: never the end of a run
            reason = f"internal error, please report it: no answer can be sent: {fault!r}"
            answer = pickle.dumps(Result(task.path, None, error=UnlintedError(reason, path=task.path)))
        outward.write(answer)
        outward.flush()


def _send(message: object, outward: BinaryIO) -> None:
    pickle.dump(message, outward)
    outward.flush()
