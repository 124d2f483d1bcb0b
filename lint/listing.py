"""Files as their folders list them, and libraries as they are installed: whether either has changed.

Asked for at each start, for a thousand files: texts instead of paths, one list, and hardly an import.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

File = tuple[str, str, int, int]  # name below its place, path, size in bytes, time in nanoseconds
GONE = -1  # the size of a place that is not there
SETTLED = 2_000_000_000  # nanoseconds: a file this young may change again and keep its time


def listed(places: Iterable[object]) -> list[File]:
    """The files of folders and files, in order; no byte code and nothing hidden. What is not there is `GONE`."""
    files: list[File] = []
    for place in places:
        _add(files, str(place), "")
    files.sort()
    return files


def _add(files: list[File], path: str, below: str) -> None:
    try:
        entries = os.scandir(path)
    except NotADirectoryError:
        found = os.stat(path)  # noqa: PTH116
        files.append((os.path.basename(path), path, found.st_size, found.st_mtime_ns))  # noqa: PTH119
        return
    except OSError:
        files.append((os.path.basename(path), path, GONE, 0))  # noqa: PTH119
        return
    for entry in entries:
        name = entry.name
        if name[0] == "." or name == "__pycache__":
            continue
        if entry.is_dir():
            _add(files, entry.path, f"{below}{name}/")
        else:
            found = entry.stat()
            files.append((below + name, entry.path, found.st_size, found.st_mtime_ns))


def libraries(prefixes: tuple[str, ...]) -> list[str]:
    """Name and version of libraries, from the names of their folders: to ask importlib.metadata takes longer."""
    found = []
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:
            continue
        found += [name.lower() for name in names if name.endswith(".dist-info") and name.lower().startswith(prefixes)]
    return sorted(found)
