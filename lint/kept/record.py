"""A kept file: a mark, the stamp and the contents of what it was made from, a checksum, and the data.

Nothing here ever fails: what cannot be read was never there, and what cannot be written is made again.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp

from lint.kept.folder import is_mine
from lint.kept.sources import DIGEST

ENDING = ".kept"
_MARK = b"healthlint kept 1\n"
_DAY = 86_400
_OLDEST = 60 * _DAY  # seconds without use


@dataclass(frozen=True, slots=True)
class Record:
    """What is in a kept file."""

    stamp: bytes
    contents: bytes
    data: bytes


def read(file: Path) -> Record | None:
    """A kept file, if it is whole and only this user can have written it."""
    try:
        if not is_mine(file.parent.stat()):
            return None
        with file.open("rb") as opened:
            entry = os.fstat(opened.fileno())
            found = opened.read() if is_mine(entry) else b""
    except OSError:
        return None
    head = len(_MARK)
    stamp, contents, checksum = (found[head + n * DIGEST : head + (n + 1) * DIGEST] for n in range(3))
    data = found[head + 3 * DIGEST :]
    if not found.startswith(_MARK) or _sum(data) != checksum:
        return None
    if time.time() - entry.st_mtime > _DAY:
        with suppress(OSError):
            os.utime(file)  # the sweep is to see that it is in use
    return Record(stamp, contents, data)


def write(file: Path, *, stamp: bytes, contents: bytes, data: Callable[[], bytes]) -> None:
    """Put a file in its place in one step, so that no process ever reads half of it."""
    folder, part = file.parent, None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_mine(folder.stat()):
            return
        number, name = mkstemp(dir=folder, prefix="part-", suffix=ENDING)
        part = Path(name)
        with os.fdopen(number, "wb") as opened:
            made = data()
            opened.write(_MARK + stamp + contents + _sum(made) + made)
        part.replace(file)
        _sweep(folder)
    except (OSError, pickle.PicklingError, RecursionError):
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST).digest()


def _sweep(folder: Path) -> None:
    """Remove what no run has used for long: it was that of another version or place."""
    for path in folder.glob(f"*{ENDING}"):
        if time.time() - path.stat().st_mtime > _OLDEST:
            path.unlink(missing_ok=True)
