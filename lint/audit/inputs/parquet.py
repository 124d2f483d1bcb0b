"""Parquet: an article a row, read a few rows at a time; what a damaged row group takes with it is told."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from lint.audit.entry import Entry
from lint.audit.inputs.columns import Chosen, Columns, choose_columns
from lint.audit.inputs.rows import lost_row, row_entry
from lint.errors import ReadError

_ROWS = 32  # read at once: each may be 20 MB, but crawls hold some 100 KB
_BUFFER = 1024 * 1024  # bytes of a column read at once; without one, a whole row group is held


def parquet_columns(path: str, columns: Columns) -> Chosen:
    """The columns of the file; ReadError where it is no Parquet file."""
    with _opened(path) as file:
        return choose_columns(columns, file.schema_arrow.names, path=path)


def parquet_entries(path: str, chosen: Chosen) -> Iterator[Entry]:
    """An entry for each row, and one for each run of rows that cannot be read."""
    with _opened(path) as file:
        first = 1
        for group in range(file.num_row_groups):
            yield from _of_group(path, file, group, chosen, first)
            first += file.metadata.row_group(group).num_rows


def _of_group(path: str, file: pq.ParquetFile, group: int, chosen: Chosen, first: int) -> Iterator[Entry]:
    done, last = first, first + file.metadata.row_group(group).num_rows - 1
    try:
        for batch in file.iter_batches(_ROWS, row_groups=[group], columns=chosen.every, use_threads=False):
            columns = [_values(column) for column in batch.columns]
            for values in zip(*columns, strict=True):
                row = dict(zip(batch.schema.names, values, strict=True))
                yield row_entry(row, chosen, source=path, place=f"row {done}")
                done += 1
    except (pa.ArrowException, OSError, ValueError) as fault:
        told = " ".join(str(fault).split())[:200]
        place = f"rows {done} to {last}" if done < last else f"row {done}"
        yield lost_row(f"cannot be read: {told}", source=path, place=place)


def _values(column: pa.Array) -> list[object]:
    """The values of a column; a text that is not UTF-8, which must not stop the others, as its bytes."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return list(column.to_pylist())
    return [value and _decoded(value) for value in column.cast(pa.large_binary()).to_pylist()]


def _decoded(value: bytes) -> str | bytes:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value


def _opened(path: str) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False)
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise ReadError(
            f"not a Parquet file that can be read: {' '.join(str(fault).split())[:200]}", path=path
        ) from fault
