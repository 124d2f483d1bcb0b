"""An input of an audit as it was found: bytes with what is known about them, or the reason why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

import pyarrow as pa

from lint.audit.schema import ENTRY
from lint.read.source import Format


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of an article from where it was found: the columns that ENTRY and PREPARED share."""

    id: str
    source: str
    place: str | None = None
    url: str | None = None
    site: str | None = None
    date: str | None = None
    format: Format | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Told):
    """A row of ENTRY without its number; exactly one of `data` and `error` is set."""

    charset: str | None = None
    data: bytes | None = None
    error: str | None = None


_NAMES = tuple(field.name for field in fields(Entry))


def rows(entries: Iterable[Entry], first_number: int) -> pa.RecordBatch:
    """The entries as a batch of ENTRY, numbered from `first_number`."""
    held = list(entries)
    columns: dict[str, list[object]] = {"number": list(range(first_number, first_number + len(held)))}
    for name in _NAMES:
        columns[name] = [_storable(getattr(entry, name)) for entry in held]
    return pa.RecordBatch.from_pydict(columns, schema=ENTRY)


def _storable(value: str | bytes | None) -> str | bytes | None:
    """The value; of a text, what UTF-8 cannot hold (a file name in another encoding) replaced."""
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def entries_of(batch: pa.RecordBatch) -> Iterator[tuple[int, Entry]]:
    """The entries of a batch of ENTRY with their numbers, in order."""
    for row in batch.to_pylist():
        yield row.pop("number"), Entry(**row)
