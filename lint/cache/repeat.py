"""The same run again: same articles, same options, same everything; then its report is there already.

Beside what is kept of each article, since most runs of a pre-commit hook or an editor's save change nothing, and to
put a report together from a thousand pieces takes longer than to start Python. Nothing of healthlint is imported here
but the store, and no configuration is read: its files, and all that they name, are looked at as files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from lint.cache.folder import CONFIGURATIONS
from lint.cache.signature import files_signature, tool_signature
from lint.cache.store import Store
from lint.errors import ReadError
from lint.read.files import STDIN, read_bytes

LONGEST = 16 * 1024 * 1024  # bytes of a report that is kept
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")  # what paths in reports are told from


class Outcome(NamedTuple):
    """What a run had to say: its report, the lines for the person at the terminal, and the exit code."""

    report: bytes
    lines: tuple[str, ...]
    code: int


class Repeat:
    """Finds and keeps the outcome of one run; `options` is every option that changes what it says."""

    def __init__(self, store: Store, inputs: Iterable[str | ReadError], *, options: tuple[object, ...]) -> None:
        """Read all inputs."""
        self._store = store
        self._chunks: list[str] = []
        self._length = 0
        self._key = _key(tuple(inputs), f"{tool_signature(store)} {options!r}", store)

    def found(self) -> Outcome | None:
        """What the same run said before; None where there was none, or what it depends on has changed."""
        kept = self._store.get(self._key) if self._key else None
        if kept is None:
            return None
        try:
            size, _, rest = kept.partition(b"\n")
            head = rest[: int(size)].decode("utf-8", "surrogatepass").split("\0")
            signature, code, places, *said = head
            named, lines = said[: int(places)], said[int(places) :]
            if signature != files_signature(map(Path, named), self._store):
                return None
            return Outcome(rest[int(size) :], tuple(lines), int(code))
        except ValueError:  # whole, but not ours
            return None

    def heard(self, chunks: Iterable[str]) -> Iterator[str]:
        """The chunks of a report on their way out, remembered as long as they are not too many."""
        for chunk in chunks:
            if self._key and self._length <= LONGEST:
                self._chunks.append(chunk)
                self._length += len(chunk)
            yield chunk

    def keep(self, lines: Iterable[str], code: int, *, places: Iterable[Path]) -> None:
        """Keep what was heard; `places` are the files and folders that the configuration is made of.

        To be called only when a run has come to its end, and no input of it failed.
        """
        if not self._key or self._length > LONGEST:
            return
        named = sorted({os.path.abspath(place) for place in places})  # noqa: PTH100 - links stay as they are named
        # Texts apart by NUL, which no path holds: to import a parser would take longer than all of this.
        said = (files_signature(map(Path, named), self._store), str(code), str(len(named)), *named, *lines)
        head = "\0".join(said).encode("utf-8", "surrogatepass")
        report = "".join(self._chunks).encode("utf-8", "backslashreplace")
        self._store.put(self._key, b"%d\n" % len(head) + head + report)


def _key(inputs: tuple[str | ReadError, ...], said: str, store: Store) -> bytes | None:
    """None for a run that cannot be the same: it reads standard input, or some input cannot be read."""
    roots = [os.environ.get(name) for name in _ROOTS]
    key = sha256(f"run {os.getcwd()} {roots} {said}".encode("utf-8", "surrogatepass"))  # noqa: PTH109
    folders: dict[str, None] = {}
    for path in inputs:
        if isinstance(path, ReadError) or path == STDIN:
            return None
        try:
            data = read_bytes(path)
        except ReadError:
            return None
        key.update(f"\0{path}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
        key.update(data)
        folders[os.path.dirname(path)] = None  # noqa: PTH120
    configurations = sorted(_configurations(folders))
    key.update(f"{configurations} {files_signature(configurations, store)}".encode("utf-8", "surrogatepass"))
    return key.digest()


def _configurations(folders: Iterable[str]) -> set[Path]:
    """All files that could configure articles in some folders, from there upwards."""
    found: set[Path] = set()
    seen: set[str] = set()
    for folder in folders:
        place = os.path.abspath(folder)  # noqa: PTH100
        while place not in seen:
            seen.add(place)
            found.update(Path(file) for name in CONFIGURATIONS if os.path.isfile(file := os.path.join(place, name)))  # noqa: PTH113, PTH118
            place = os.path.dirname(place)  # noqa: PTH120
    return found
