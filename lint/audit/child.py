"""What a guarded child process answers with, by the stage of the audit; each stage loads what it needs alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.audit.options import Options

if TYPE_CHECKING:
    from lint.audit.entry import Entry

Answering = Callable[[str, Options], Callable[[], Callable[[Any], "Answer"]]]
_STATM = Path("/proc/self/statm")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A row, and the bytes of memory that the process holds by then."""

    row: Row
    memory: int


def answering(stage: str, options: Options) -> Callable[[], Callable[[Any], Answer]]:
    """What makes, in a child, the answerer of a stage: (number, Entry) or a PREPARED row in, the next row out."""
    stages: dict[str, Callable[[Options], Callable[[Any], Answer]]]
    stages = {"prepare": preparing, "lint": linting, "audit": auditing}
    return partial(stages[stage], options)


def preparing(options: Options) -> Callable[[tuple[int, Entry]], Answer]:
    """Entries to PREPARED rows."""
    prepare = _prepare(options)
    return lambda task: Answer(prepare(*task), resident())


def linting(options: Options) -> Callable[[Row], Answer]:
    """PREPARED rows to LINTED rows; the errors of `Auditor`."""
    from lint.audit.linted import Auditor  # noqa: PLC0415 - 200 MB that other stages do not need

    auditor = Auditor(options)
    return lambda row: Answer(auditor.row(row), resident())


def auditing(options: Options) -> Callable[[tuple[int, Entry]], Answer]:
    """Entries to LINTED rows, and to PREPARED ones where something speaks against linting."""
    from lint.audit.linted import Auditor  # noqa: PLC0415 - as above

    prepare, auditor = _prepare(options), Auditor(options)

    def answer(task: tuple[int, Entry]) -> Answer:
        row = prepare(*task)
        return Answer(auditor.row(row) if row["status"] == "linted" else row, resident())

    return answer


def _prepare(options: Options) -> Callable[[int, Entry], Row]:
    from lint.audit.prepare import Prepared, prepare  # noqa: PLC0415 - as above

    names = [field.name for field in fields(Prepared)]

    def row(number: int, entry: Entry) -> Row:
        found = prepare(entry, options)
        return {"number": number, **{name: getattr(found, name) for name in names}}

    return row


def resident() -> int:
    """The bytes of memory that this process holds; where the system does not tell, 0."""
    if sys.platform == "linux":
        return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # of its life, not of now: no less than it holds
    return most if sys.platform == "darwin" else most * 1024
