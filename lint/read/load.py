"""One way in for every input: a path or bytes to an article, by the reader of its format."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path, PurePath

from lint.errors import ReadError
from lint.read.article import Article
from lint.read.decode import decode
from lint.read.source import Format, Source

STDIN = "-"
LARGEST = 20 * 1024 * 1024  # bytes; more is a dump, not an article
LONGEST_LINE = 2_000_000  # characters; a page squeezed into one line stays far below
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
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_article(path: str, data: bytes, *, format: Format | None = None) -> Article:  # noqa: A002 - the option's name
    """The article of a file's bytes; ReadError where they are not text."""
    chosen = format or _format(path, data)
    found = decode(data, path=path, html=chosen == "html")
    source = Source(path, found.text, chosen, found.encoding, found.bom, found.notes)
    _refuse_a_long_line(source)
    if not found.text.strip():
        return Article(source, "", (), (), notes=(*found.notes, "the file is empty"))
    return _read(source)


def _read(source: Source) -> Article:
    """By the reader of its format; they are loaded here, since a run over unchanged articles reads none."""
    from lint.read.health import with_health_note  # noqa: PLC0415
    from lint.read.html import read_html  # noqa: PLC0415
    from lint.read.markdown import read_markdown  # noqa: PLC0415
    from lint.read.plain import read_plain  # noqa: PLC0415

    read = {"text": read_plain, "markdown": read_markdown, "html": read_html}[source.format]
    return with_health_note(read(source))


def _refuse_a_long_line(source: Source) -> None:
    if len(source.text) <= LONGEST_LINE:
        return
    ends = (*source.line_starts[1:], len(source.text))
    for number, (start, end) in enumerate(zip(source.line_starts, ends, strict=True), 1):
        if end - start > LONGEST_LINE:
            reason = f"a line of {end - start:,} characters (at most {LONGEST_LINE:,}): data, not an article"
            raise ReadError(reason, path=source.path, line=number, column=1)


def read_file(path: str, *, format: Format | None = None) -> Article:  # noqa: A002 - the option's name
    """The article of a file, or of standard input for "-"; ReadError where it cannot be read."""
    return read_article(path, read_bytes(path), format=format)


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for "-"; ReadError where they cannot be had."""
    try:
        return sys.stdin.buffer.read() if path == STDIN else _bytes(path)
    except OSError as fault:
        raise ReadError(_reason(fault), path=path) from fault
    except ValueError as fault:  # a NUL in the name, or standard input is closed
        raise ReadError(f"cannot be opened: {fault}", path=path) from fault


def _bytes(path: str) -> bytes:
    found = Path(path).stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISFIFO(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise ReadError("is not a file (a device or a socket)", path=path)
    if found.st_size > LARGEST:
        raise ReadError(f"is too large ({found.st_size // 1024**2} MB, at most {LARGEST // 1024**2} MB)", path=path)
    return Path(path).read_bytes()


def _reason(fault: OSError) -> str:
    if isinstance(fault, FileNotFoundError):
        return "does not exist (any more)"
    if isinstance(fault, PermissionError):
        return "cannot be read: permission denied"
    if isinstance(fault, IsADirectoryError):
        return "is a folder, not a file"
    return f"cannot be read: {(fault.strerror or type(fault).__name__).lower()}"


def _format(path: str, data: bytes) -> Format:
    known = SUFFIXES.get(PurePath(path).suffix.lower())
    if known is not None:
        return known
    return "html" if _HTML_START.match(data, 0, 8192) else "text"
