"""All inputs as one stream of entries: the same inputs give the same entries in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lint.audit.entry import Entry
from lint.audit.inputs.columns import Chosen, Columns
from lint.audit.inputs.json_lines import json_columns, json_entries
from lint.audit.inputs.listing import Input, listed
from lint.audit.inputs.pages import page_entry
from lint.audit.inputs.parquet import parquet_columns, parquet_entries
from lint.audit.inputs.warc import warc_entries
from lint.errors import HealthlintError, OptionError, ReadError


def entries(inputs: Sequence[str], columns: Columns | None = None) -> Iterator[Entry]:
    """The articles of folders, globs, pages, WARC, JSON Lines and Parquet files.

    OptionError, before anything is read, where the columns of a table that is named cannot be told; a table without
    articles that merely lies in a folder becomes an entry with that error.
    """
    wanted = columns or Columns()
    for found in listed([given for given in inputs if not Path(given).is_dir()]):
        if isinstance(found, Input) and found.kind in ("json", "parquet"):
            _columns_or_error(found, wanted)
    return _stream(inputs, wanted)


def _stream(inputs: Sequence[str], columns: Columns) -> Iterator[Entry]:
    for found in listed(inputs):
        if isinstance(found, ReadError):
            yield _failed(str(found.path), found)
        elif found.kind == "page":
            yield page_entry(found.path)
        else:
            try:
                yield from _of_file(found, columns)
            except (ReadError, OptionError) as fault:
                yield _failed(found.path, fault)


def _of_file(found: Input, columns: Columns) -> Iterator[Entry]:
    if found.kind == "warc":
        yield from warc_entries(found.path)
    elif found.kind == "json":
        yield from json_entries(found.path, json_columns(found.path, columns))
    else:
        yield from parquet_entries(found.path, parquet_columns(found.path, columns))


def _columns_or_error(found: Input, columns: Columns) -> Chosen | ReadError | None:
    try:
        return json_columns(found.path, columns) if found.kind == "json" else parquet_columns(found.path, columns)
    except ReadError as fault:  # told in its place by `_stream`
        return fault


def _failed(path: str, fault: HealthlintError) -> Entry:
    return Entry(id=path, source=path, error=fault.reason)
