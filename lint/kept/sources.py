"""What something is loaded from: files by name, size and time, which are quick to look at, and by their contents."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from lint.listing import GONE, File, libraries, listed

_LIBRARIES = ("pydantic-", "pydantic_core-", "pyyaml-")  # those with a say in what is loaded

DIGEST = 16  # bytes


@dataclass(frozen=True, slots=True)
class Sources:
    """Files as they are now, those of healthlint's own code among them."""

    files: tuple[File, ...]

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
    files = listed(places)
    if missing := [path for _, path, size, _ in files if size == GONE]:
        raise FileNotFoundError(missing[0])
    return Sources((*files, *_code()))


def versions() -> str:
    """Python's version and those of the libraries that load."""
    return f"{sys.implementation.cache_tag} {sys.version_info[:3]} {libraries(_LIBRARIES)}"


@cache
def _code() -> tuple[File, ...]:
    return tuple(listed([Path(__file__).parents[1]]))


def _digest(parts: Iterable[bytes]) -> bytes:
    made = blake2b(digest_size=DIGEST)
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.digest()
