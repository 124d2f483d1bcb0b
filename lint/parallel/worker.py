"""What a worker process does: it makes what answers, then answers tasks from standard input until that ends."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from typing import Any, BinaryIO

from lint.errors import HealthlintError
from lint.faults import REPORT_IT, told
from lint.parallel.process import UnansweredError

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
    make: Callable[[], Callable[[Any], object]] = pickle.load(inward)  # noqa: S301 - from the process that started us
    try:
        answer = make()
    except HealthlintError as fault:
        _send(pickle.dumps(fault), outward)
        return
    except Exception as fault:  # noqa: BLE001 - told by the process that can tell it
        _send(pickle.dumps(HealthlintError(f"{REPORT_IT}{fault!r}")), outward)
        return
    _send(pickle.dumps(READY), outward)
    while True:
        task = pickle.load(inward)  # noqa: S301 - as above
        _send(_said(answer, task), outward)


def _said(answer: Callable[[Any], object], task: object) -> bytes:
    """The answer to a task, or why there is none: never the end of a run."""
    try:
        found = answer(task)
    except Exception as fault:  # noqa: BLE001 - told by the process that can tell it
        return pickle.dumps(UnansweredError(told(fault)))
    try:
        return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
    except Exception as fault:  # noqa: BLE001 - as above
        return pickle.dumps(UnansweredError(f"no answer can be sent: {fault!r}"))


def _send(message: bytes, outward: BinaryIO) -> None:
    outward.write(message)
    outward.flush()
