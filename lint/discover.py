"""PATH arguments to files, in order and once each; a path that leads nowhere becomes an error record."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from lint.errors import ReadError
from lint.read.files import STDIN, SUFFIXES

_SKIPPED = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))


def discover(paths: Iterable[str]) -> Iterator[str | ReadError]:
    """Files as they are named, those of folders in sorted order; ReadError for a path without a file.

    A named file is taken whatever its suffix, a folder gives only text, Markdown and HTML.
    """
    seen: set[str] = set()
    for path in paths:
        for found, real in _found(path):
            if isinstance(found, ReadError):
                yield found
            elif real not in seen:
                seen.add(real)
                yield found


_Found = tuple[str | ReadError, str]  # a path, and the same without links


def _found(path: str) -> Iterator[_Found]:
    if path == STDIN:
        yield path, path
        return
    try:
        is_folder, exists = Path(path).is_dir(), os.path.lexists(path)
    except (OSError, ValueError) as fault:  # a NUL in the name, a name too long, a folder that is closed
        yield ReadError(f"cannot be opened: {fault}", path=path), ""
        return
    if is_folder:
        yield from _in_folder(path)
    elif exists:
        yield path, os.path.realpath(path)
    else:
        yield ReadError("does not exist", path=path), ""


def _in_folder(top: str) -> Iterator[_Found]:
    """Files below a folder; links to folders are followed once, so that loops end."""
    visited: set[str] = set()
    waiting = [str(Path(top))]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in visited:
            continue
        visited.add(real)
        try:
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=attrgetter("name"))
        except OSError as fault:
            yield ReadError(f"cannot be listed: {(fault.strerror or 'unknown reason').lower()}", path=folder), ""
            continue
        inner = []
        for entry in entries:
            path = entry.name if folder == os.curdir else entry.path
            if _is_folder(entry):
                if not entry.name.startswith(".") and entry.name not in _SKIPPED:
                    inner.append(path)
            elif os.path.splitext(entry.name)[1].lower() in SUFFIXES:  # noqa: PTH122 - texts, not paths: 100,000 files
                yield path, os.path.realpath(path) if entry.is_symlink() else os.path.join(real, entry.name)  # noqa: PTH118
        waiting.extend(reversed(inner))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link into a folder that is closed
        return False
