"""INPUT arguments to files, in a fixed order and once each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic, iglob
from pathlib import PurePath
from typing import Literal

from lint.audit.inputs.pieces import split_suffix
from lint.errors import ReadError
from lint.read.files import SUFFIXES

Kind = Literal["page", "json", "parquet", "warc"]
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(SUFFIXES, "page"),
    ".jsonl": "json",
    ".ndjson": "json",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",  # the texts of a crawl, in the same form
}


@dataclass(frozen=True, slots=True)
class Input:
    """A file and how it is to be read."""

    path: str
    kind: Kind


def listed(inputs: Sequence[str]) -> Iterator[Input | ReadError]:
    """The files of all inputs; ReadError for an input that leads to none.

    A named file that is no table and no crawl is a page; of a folder only files with known suffixes are taken.
    """
    seen: set[str] = set()
    for given in inputs:
        for path in _paths(given):
            if isinstance(path, ReadError):
                yield path
                continue
            real = os.path.realpath(path) if len(inputs) > 1 else path
            if real not in seen:
                seen.add(real)
                yield Input(path, _kind(path) or "page")


def _paths(given: str) -> Iterator[str | ReadError]:
    if os.path.isdir(given):  # noqa: PTH112 - a NUL in the name is an error of Path's, and none here
        yield from _in_folder(given)
    elif os.path.lexists(given):
        yield given
    elif has_magic(given):
        found = sorted(iglob(given, recursive=True))  # noqa: PTH207 - a pattern, absolute or not
        for path in found:
            if not os.path.isdir(path):  # noqa: PTH112 - a text
                yield path
        if not found:
            yield ReadError("no file is named so", path=given)
    else:
        yield ReadError("does not exist", path=given)


def _in_folder(top: str) -> Iterator[str | ReadError]:
    """Files below a folder, those of each folder before those of the folders in it."""
    faults: list[OSError] = []
    for folder, inner, names in os.walk(top, onerror=faults.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if _kind(name):
                yield os.path.join(folder, name)  # noqa: PTH118 - a text: this runs for each of 100,000 files
        while faults:
            fault = faults.pop()
            yield ReadError(
                f"cannot be listed: {(fault.strerror or 'unknown reason').lower()}", path=str(fault.filename)
            )


def _kind(path: str) -> Kind | None:
    return _KINDS.get(PurePath(split_suffix(path)[0]).suffix.lower())
