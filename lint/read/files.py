"""Files as they lie there: which names are articles, and the bytes of one; nothing is understood yet."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

from lint.errors import ReadError

if TYPE_CHECKING:
    from lint.read.source import Format

STDIN = "-"
LARGEST = 20 * 1024 * 1024  # bytes; more is a dump, not an article
_MORE = 1024 * 1024
SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for "-"; ReadError where they cannot be had."""
    try:
        return sys.stdin.buffer.read() if path == STDIN else _bytes(path)
    except OSError as fault:
        raise ReadError(_reason(fault), path=path) from fault
    except ValueError as fault:  # a NUL in the name, or standard input is closed
        raise ReadError(f"cannot be opened: {fault}", path=path) from fault


def _bytes(path: str) -> bytes:
    found = os.stat(path)  # noqa: PTH116 - texts, not paths: this runs for each of 100,000 files
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISFIFO(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise ReadError("is not a file (a device or a socket)", path=path)
    if found.st_size > LARGEST:
        raise ReadError(f"is too large ({found.st_size // 1024**2} MB, at most {LARGEST // 1024**2} MB)", path=path)
    # Half the time of `read_bytes`, for the run that does little else: all of it at once, one byte more for its end.
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        data = os.read(file, found.st_size + 1)
        while len(data) != found.st_size and (more := os.read(file, _MORE)):  # a FIFO, or a file that grows
            data += more
    finally:
        os.close(file)
    return data


def _reason(fault: OSError) -> str:
    if isinstance(fault, FileNotFoundError):
        return "does not exist (any more)"
    if isinstance(fault, PermissionError):
        return "cannot be read: permission denied"
    if isinstance(fault, IsADirectoryError):
        return "is a folder, not a file"
    return f"cannot be read: {(fault.strerror or type(fault).__name__).lower()}"
