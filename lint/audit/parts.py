"""The parts of an audit on disk: Parquet files that are there whole or not at all, so that a run can go on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from lint.errors import unwritten

_NAME = "part-{:06d}.parquet"
_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Parts:
    """A folder of numbered parts."""

    folder: Path

    def path(self, part: int) -> Path:
        """Where a part is, or will be."""
        return self.folder / _NAME.format(part)

    def has(self, part: int) -> bool:
        """Whether a part is there and whole."""
        return self.rows(part) is not None

    def rows(self, part: int) -> int | None:
        """How many rows a part has; None where it is not there, or damaged."""
        try:
            return int(pq.read_metadata(self.path(part)).num_rows)
        except (OSError, pa.ArrowException):
            return None


def write_part(path: Path, batch: pa.RecordBatch) -> None:
    """Write a part; WriteError where that cannot be done, and then nothing of its name has changed."""
    table = pa.Table.from_batches([batch])
    unfinished = path.with_name(f"{path.name}.{uuid4().hex}{_UNFINISHED}")  # two machines may write the same part
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            pq.write_table(table, file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())  # a name must not outlive a power cut without its content
        unfinished.replace(path)
    except OSError as fault:
        with suppress(OSError):
            unfinished.unlink()
        raise unwritten(fault, path) from fault
    except BaseException:  # Ctrl-C in the middle
        with suppress(OSError):
            unfinished.unlink()
        raise


def read_part(path: Path) -> pa.RecordBatch:
    """The rows of a part as one batch."""
    table = pq.read_table(path, partitioning=None)
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def column_parts(paths: list[Path], columns: list[str]) -> Iterator[pa.Table]:
    """Some columns of each part, in order."""
    for path in paths:
        with pq.ParquetFile(path) as file:
            yield file.read(columns=columns)


def clear_unfinished(folder: Path) -> None:
    """Remove what a run that was ended has left half-written."""
    for path in folder.rglob(f"*{_UNFINISHED}"):
        with suppress(OSError):
            path.unlink()
