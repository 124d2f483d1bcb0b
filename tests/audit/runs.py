"""Audits without the slow parts, for tests of what holds a run together; also run as a script, to be killed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from lint.audit.engines.local import LocalEngine
from lint.audit.entry import Entry
from lint.audit.options import Options
from lint.audit.run import Outcome, Plan, audit
from tests.audit.answerers import obliging


def entries_of(texts: Sequence[str]) -> Iterator[Entry]:
    for number, text in enumerate(texts):
        yield Entry(id=f"id {number}", source="inputs.jsonl", place=f"line {number + 1}", data=text.encode())


def run(folder: Path, texts: Sequence[str], *, processes: int = 2, seconds: float = 60, **plan: Any) -> Outcome:
    options = Options(seconds=seconds)
    made = Plan(folder, lambda: entries_of(texts), options=options, **plan)
    return audit(made, LocalEngine(processes, answering=obliging))


def linted(outcome: Outcome) -> list[dict[str, Any]]:
    """The rows of all parts."""
    return [row for path in outcome.linted for row in pq.read_table(path).to_pylist()]


if __name__ == "__main__":
    run(Path(sys.argv[1]), [f"slow {number}" for number in range(int(sys.argv[2]))], resume=True)
