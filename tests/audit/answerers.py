"""What answers in guarded children, for tests of what is around them; a task's words say what it does to them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from lint.audit.child import Answer
from lint.audit.entry import Entry
from lint.audit.options import Options
from lint.errors import RuleError, RuleErrors


def obedient() -> Callable[[str], Answer]:
    return answer


def answer(task: str) -> Answer:
    memory = 0
    if "die" in task:
        os.kill(os.getpid(), signal.SIGKILL)
    if "wait" in task:
        time.sleep(60)
    if "stop" in task:
        os.kill(os.getpid(), signal.SIGSTOP)
    if "fault" in task:
        raise ValueError("as the task wishes")
    if "light" in task:
        memory = 10**6
    if "grow" in task:
        memory = 10**12
    return Answer({"text": task, "pid": os.getpid()}, memory)


def dying_once(mark: Path) -> Callable[[], Callable[[str], Answer]]:
    return partial(_dying_once, mark)


def _dying_once(mark: Path) -> Callable[[str], Answer]:
    """Answers, but the first task of all ends its process."""

    def once(task: str) -> Answer:
        if not mark.exists():
            mark.touch()
            os._exit(3)
        return answer(task)

    return once


def with_bad_rules() -> Callable[[str], Answer]:
    raise RuleErrors([RuleError("a bad rule", path="house/rule.yaml", line=3, column=1)])


def dead_at_start() -> Callable[[str], Answer]:
    os._exit(9)


def obliging(stage: str, _: Options) -> Callable[[], Callable[[Any], Answer]]:
    """Stages that take no time to load; an article's words say what it does to them."""
    return {"prepare": _preparing, "lint": _linting}[stage]


def _preparing() -> Callable[[tuple[int, Entry]], Answer]:
    def prepare(task: tuple[int, Entry]) -> Answer:
        number, entry = task
        text = (entry.data or b"").decode()
        answer("die" if "die early" in text else "wait" if "wait early" in text else "")
        status = "skipped" if "skip" in text else "failed" if entry.error else "linted"
        row = {name: getattr(entry, name) for name in ("id", "source", "place")}
        return Answer({"number": number, **row, "status": status, "reason": entry.error, "article": entry.data}, 0)

    return prepare


def _linting() -> Callable[[dict[str, Any]], Answer]:
    def lint(row: dict[str, Any]) -> Answer:
        text = row["article"].decode()
        answer("die" if "die late" in text else "")
        time.sleep(0.01 if "slow" in text else 0)
        return Answer({**row, "errors": len(text), "findings": [{"rule": "some", "quote": text}], "claims": []}, 0)

    return lint
