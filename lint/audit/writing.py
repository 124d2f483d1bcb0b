"""Parquet files written row group by row group, each file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from lint.errors import unwritten

_ROWS = 20_000  # of a row group: small enough to hold, large enough to be read quickly
_BYTES = 32_000_000  # of a row group, where rows are long


class TableWriter:
    """Collects batches to row groups; the file takes its name when the writer is left without an error."""

    def __init__(self, path: Path, schema: pa.Schema, *, about: Mapping[str, str]) -> None:
        """Open a table for writing; `about` goes into the file's metadata. WriteError names `path`."""
        self.path = path
        self.rows = 0
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._schema = schema.with_metadata({f"healthlint.{name}": text for name, text in about.items()})
        self._waiting: list[pa.RecordBatch] = []
        try:
            self._out = pq.ParquetWriter(self._part, self._schema, compression="zstd")
        except OSError as error:
            raise unwritten(error, path) from error

    def write(self, batch: pa.RecordBatch) -> None:
        """Take rows in the table's columns; WriteError where a full row group cannot be written."""
        if batch.num_rows:
            self._waiting.append(batch)
            self.rows += batch.num_rows
        if sum(b.num_rows for b in self._waiting) >= _ROWS or sum(b.nbytes for b in self._waiting) >= _BYTES:
            self._flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self._flush()
                self._out.close()
                self._part.replace(self.path)
        except OSError as fault:
            raise unwritten(fault, self.path) from fault
        finally:
            with suppress(OSError):
                self._out.close()
            with suppress(OSError):
                self._part.unlink()

    def _flush(self) -> None:
        if not self._waiting:
            return
        table = pa.Table.from_batches(self._waiting, schema=self._waiting[0].schema).cast(self._schema)
        self._waiting = []
        try:
            self._out.write_table(table, row_group_size=table.num_rows)
        except OSError as error:
            raise unwritten(error, self.path) from error
