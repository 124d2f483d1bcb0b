"""Where reports go: standard output or a file; little is imported, since a repeated run has no more to do than this."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from lint.errors import unwritten


def write_text(chunks: Iterable[str], output: Path | None) -> Iterator[str]:
    """Write a report chunk by chunk to a file, or to standard output; yields as `write` does."""
    with _opened(output) as out:
        for chunk in chunks:
            out.write(chunk)
        out.flush()
    if output is not None:
        yield f"wrote {output}"


def write_bytes(report: bytes, output: Path | None) -> Iterator[str]:
    """Write a whole report, as `write_text` would have written it."""
    with _opened(output) as out:
        out.flush()
        if isinstance(out, TextIOWrapper):
            out.buffer.write(report)
        else:  # where standard output is somebody's own stream of text
            out.write(report.decode("utf-8"))
    if output is not None:
        yield f"wrote {output}"


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        if isinstance(sys.stdout, TextIOWrapper):  # quotes hold characters that a C locale cannot print
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
    except OSError as error:
        raise unwritten(error, path) from error
