"""`git diff -U0` to changed lines: what was only moved or wrapped anew has not changed."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}


@dataclass(frozen=True, slots=True)
class Lines:
    """Changed lines of one file, from 1, as git counts them, and the lines behind which some were taken out."""

    changed: frozenset[int] = frozenset()
    cut_after: frozenset[int] = frozenset()
    whole: bool = False  # a new file, or one that git does not show line by line


@dataclass(slots=True)
class _Hunk:
    first: int  # of the added lines; without any, the line behind which the removed ones stood
    added: list[bytes] = field(default_factory=list)
    removed: list[bytes] = field(default_factory=list)


@dataclass(slots=True)
class _File:
    path: str | None = None  # None: deleted
    new: bool = False
    binary: bool = False
    hunks: list[_Hunk] = field(default_factory=list)

    def lines(self) -> Lines:
        if self.new or self.binary:
            return Lines(whole=True)
        changed: set[int] = set()
        cut_after: set[int] = set()
        moved = Counter(words for hunk in self.hunks for words in map(_words, hunk.removed) if words)
        for hunk in self.hunks:
            if not hunk.added:
                cut_after.add(hunk.first)
            elif _words(b"\n".join(hunk.added)) != _words(b"\n".join(hunk.removed)):
                changed.update(_changed(hunk, moved))
        return Lines(frozenset(changed), frozenset(cut_after))


def parse(patch: bytes) -> dict[str, Lines]:
    """Changed lines by path, relative to the top of the repository."""
    return {file.path: file.lines() for file in _files(patch.split(b"\n")) if file.path is not None}


def _files(lines: Iterable[bytes]) -> Iterator[_File]:
    file: _File | None = None
    old = new = 0  # lines of the hunk still to come: they may look like anything
    for line in lines:
        if file and (old or new):
            if line.startswith(b"-"):
                file.hunks[-1].removed.append(line[1:])
                old -= 1
            elif line.startswith(b"+"):
                file.hunks[-1].added.append(line[1:])
                new -= 1
        elif line.startswith(b"diff --git "):
            if file:
                yield file
            file = _File(_path_of_header(line))
        elif file and (hunk := _HUNK.match(line)):
            old, new = (1 if count is None else int(count) for count in (hunk[2], hunk[4]))
            file.hunks.append(_Hunk(int(hunk[3])))
        elif file:
            _header(file, line)
    if file:
        yield file


def _header(file: _File, line: bytes) -> None:
    if line.startswith(b"+++ "):
        file.path = _path(line[4:])
    elif line.startswith(b"rename to "):
        file.path = _unquoted(line[len(b"rename to ") :])
    elif line.startswith(b"new file mode"):
        file.new = True
    elif line.startswith((b"Binary files ", b"GIT binary patch")):
        file.binary = True
    elif line.startswith(b"deleted file mode"):
        file.path = None


def _changed(hunk: _Hunk, moved: Counter[bytes]) -> Iterator[int]:
    for number, line in enumerate(hunk.added, hunk.first):
        words = _words(line)
        if words and not moved[words]:
            yield number
        elif words:
            moved[words] -= 1


def _words(line: bytes) -> bytes:
    return b" ".join(line.split())


def _path_of_header(line: bytes) -> str | None:
    """The path of a section without +++ line (an empty or a binary file): both halves are the same path."""
    rest = line[len(b"diff --git ") :]
    if rest.startswith(b'"'):
        return _path(rest[rest.index(b' "b/') + 1 :]) if b' "b/' in rest else None
    half = len(rest) // 2
    return _path(rest[half + 1 :])


def _path(written: bytes) -> str | None:
    path = _unquoted(written.removesuffix(b"\t"))  # git ends a name that holds blanks with a tabulator
    return None if path == "/dev/null" else path.removeprefix("b/")


def _unquoted(written: bytes) -> str:
    if not written.startswith(b'"'):
        return os.fsdecode(written)
    return os.fsdecode(_ESCAPE.sub(_escaped, written[1:-1]))


def _escaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if len(code) > 1 else _ESCAPES.get(code, code)
