"""What something is loaded from: files by name, size and time, which are quick to look at, and by their contents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

_LIBRARIES = ("pydantic-", "pydantic_core-", "pyyaml-")  # those with a say in what is loaded
_File = tuple[str, str, int, int]  # name below its place, path, size, time

DIGEST = 16  # bytes


@dataclass(frozen=True, slots=True)
class Sources:
    """Files as they are now, those of healthlint's own code among them."""

    files: tuple[_File, ...]

    @property
    def stamp(self) -> bytes:
        """Changes when a file comes, goes, or has another size or time."""
        return _digest([repr([(name, size, time) for name, _, size, time in self.files]).encode("utf-8", "replace")])

    @property
    def newest(self) -> int:
        """When the latest change was, in nanoseconds."""
        return max((time for *_, time in self.files), default=0)

    def contents(self) -> bytes:
        """Changes with the contents alone; OSError when a file has gone meanwhile."""
        return _digest(part for name, path, *_ in self.files for part in (name.encode(), Path(path).read_bytes()))


def sources_of(places: Iterable[Path]) -> Sources:
    """The files of folders, hidden ones and byte code left out, beside healthlint's code; OSError for no folder."""
    return Sources((*(file for place in places for file in sorted(_files(str(place), ""))), *_code()))


def versions() -> str:
    """Python's version and those of the libraries that load."""
    found = sorted(_libraries()) if sys.path else []
    return f"{sys.implementation.cache_tag} {sys.version_info[:3]} {found}"


@cache
def _code() -> tuple[_File, ...]:
    return tuple(sorted(_files(str(Path(__file__).parents[1]), "")))


def _files(folder: str, name: str) -> Iterator[_File]:
    # Texts, not paths: this runs for hundreds of files at each start.
    for entry in os.scandir(folder):
        if entry.name[0] == "." or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _files(entry.path, f"{name}{entry.name}/")
        else:
            found = entry.stat()
            yield name + entry.name, entry.path, found.st_size, found.st_mtime_ns


def _digest(parts: Iterable[bytes]) -> bytes:
    made = blake2b(digest_size=DIGEST)
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.digest()


def _libraries() -> Iterator[str]:
    """Name and version of the libraries, from the names of their folders: to ask importlib.metadata takes longer."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - as above
        except OSError:
            continue
        yield from (name for name in names if name.endswith(".dist-info") and name.lower().startswith(_LIBRARIES))
