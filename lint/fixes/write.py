"""A file put in place whole or not at all; its mode stays, and a link stays a link."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from lint.errors import WriteError, unwritten


def replace_file(path: str, *, before: bytes, after: bytes) -> None:
    """Write `after` where the file still holds `before`; WriteError where it does not, or cannot be written."""
    target = Path(os.path.realpath(path))
    try:
        kept = target.stat()
        if not stat.S_ISREG(kept.st_mode):
            raise WriteError("cannot be fixed in place: it is no file", path=path)
        if target.read_bytes() != before:
            raise WriteError("was changed while it was linted: left as it is", path=path)
        if not os.access(target, os.W_OK):  # replacing asks the folder alone
            raise WriteError("cannot be written: permission denied", path=path)
        _write(target, after, kept)
    except OSError as fault:
        raise unwritten(fault, path) from fault


def _write(target: Path, data: bytes, kept: os.stat_result) -> None:
    handle, name = tempfile.mkstemp(prefix=".healthlint-", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with suppress(OSError):  # another's file becomes ours, as with every editor that writes so
                os.chown(part, kept.st_uid, kept.st_gid)
        part.chmod(stat.S_IMODE(kept.st_mode))
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
