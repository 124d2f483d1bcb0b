"""The unit of an audit's work: a record batch in, a record batch out, one row for each row, in the same order.

No engine is known here: whatever maps record batches (threads, Dask, Spark, Ray) calls these functions. Articles are
worked on in a guarded child process, one for each thread that calls, which lives on from batch to batch.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterable
from typing import Any

import pyarrow as pa

from lint.audit.entry import Entry, entries_of
from lint.audit.guard import Guards, LostError
from lint.audit.options import Options
from lint.audit.schema import ENTRY, LINTED, PREPARED
from lint.errors import HealthlintError
from lint.faults import REPORT_IT

GUARDS = Guards()
atexit.register(GUARDS.close)
Row = dict[str, Any]

_OF_ENTRY = tuple(name for name in ENTRY.names if name in PREPARED.names and name != "number")
_OF_PREPARED = tuple(name for name in PREPARED.names if name in LINTED.names)
_UNPREPARED: Row = dict.fromkeys(PREPARED.names)
_UNLINTED: Row = dict.fromkeys(LINTED.names) | {"findings": (), "claims": ()}


def prepare_batch(batch: pa.RecordBatch, options: Options, *, guards: Guards = GUARDS) -> pa.RecordBatch:
    """ENTRY to PREPARED."""
    ask = guards.own("prepare", options).ask
    rows = (_answered(ask, (number, entry), _UNPREPARED | _known(number, entry)) for number, entry in entries_of(batch))
    return _whole(batch, rows, PREPARED)


def lint_batch(batch: pa.RecordBatch, options: Options, *, guards: Guards = GUARDS) -> pa.RecordBatch:
    """PREPARED to LINTED; a column `duplicate_of`, if there is one, names the original of those not to be linted."""
    ask = guards.own("lint", options).ask

    def linted(row: Row) -> Row:
        known = _UNLINTED | {name: row[name] for name in _OF_PREPARED}
        if row.get("duplicate_of") is not None:
            return known | {"status": "duplicate", "duplicate_of": row["duplicate_of"]}
        return known if row["status"] != "linted" else _answered(ask, row, known)

    return _whole(batch, map(linted, batch.to_pylist()), LINTED)


def audit_batch(batch: pa.RecordBatch, options: Options, *, guards: Guards = GUARDS) -> pa.RecordBatch:
    """ENTRY to LINTED in one step, near-duplicates linted each."""
    ask = guards.own("audit", options).ask
    rows = (_answered(ask, (number, entry), _UNLINTED | _known(number, entry)) for number, entry in entries_of(batch))
    return _whole(batch, rows, LINTED)


def _known(number: int, entry: Entry) -> Row:
    return {"number": number, **{name: getattr(entry, name) for name in _OF_ENTRY}}


def _answered(ask: Callable[[object], Row], task: object, known: Row) -> Row:
    """What is known with the answer to a task; without one, a failed row."""
    try:
        return known | ask(task)
    except LostError as fault:
        return known | {"status": "failed", "reason": str(fault)}


def _whole(batch: pa.RecordBatch, rows: Iterable[Row], schema: pa.Schema) -> pa.RecordBatch:
    """The rows as a batch; an error unless there is exactly one for each row of the batch they come from."""
    done = pa.RecordBatch.from_pylist(list(rows), schema=schema)
    check_whole(batch["number"], done["number"])
    return done


def check_whole(asked: pa.Array, done: pa.Array) -> None:
    """HealthlintError unless the numbers are the same in the same order."""
    if not asked.equals(done):
        raise HealthlintError(f"{REPORT_IT}{len(asked)} articles went in and {len(done)} came out, or others")
