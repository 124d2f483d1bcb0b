"""PATH arguments to files, in order and once each; a path that leads nowhere becomes an error record."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
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
        for found in _found(path):
            if isinstance(found, ReadError):
                yield found
                continue
            key = found if found == STDIN else os.path.realpath(found)
            if key not in seen:
                seen.add(key)
                yield found


def _found(path: str) -> Iterator[str | ReadError]:
    if path == STDIN:
        yield path
        return
    try:
        is_folder, exists = Path(path).is_dir(), os.path.lexists(path)
    except (OSError, ValueError) as fault:  # a NUL in the name, a name too long, a folder that is closed
        yield ReadError(f"cannot be opened: {fault}", path=path)
        return
    if is_folder:
        yield from _in_folder(path)
    elif exists:
        yield path
    else:
        yield ReadError("does not exist", path=path)


def _in_folder(top: str) -> Iterator[str | ReadError]:
    """Files below a folder; links to folders are followed once, so that loops end."""
    visited: set[str] = set()
    waiting = [Path(top)]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in visited:
            continue
        visited.add(real)
        try:
            paths = sorted(folder.iterdir())
        except OSError as fault:
            yield ReadError(f"cannot be listed: {(fault.strerror or 'unknown reason').lower()}", path=str(folder))
            continue
        inner = []
        for path in paths:
            if path.is_dir():
                if not path.name.startswith(".") and path.name not in _SKIPPED:
                    inner.append(path)
            elif path.suffix.lower() in SUFFIXES:
                yield str(path)
        waiting.extend(reversed(inner))
