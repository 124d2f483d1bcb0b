"""One way in for every input: a path or bytes to an article, by the reader of its format."""

from __future__ import annotations

import re
from pathlib import PurePath

from lint.errors import ReadError
from lint.read.article import Article
from lint.read.decode import decode
from lint.read.files import STDIN, SUFFIXES, read_bytes
from lint.read.health import with_health_note
from lint.read.html import read_html
from lint.read.markdown import read_markdown
from lint.read.plain import read_plain
from lint.read.source import Format, Source

LONGEST_LINE = 2_000_000  # characters; a page squeezed into one line stays far below
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_READERS = {"text": read_plain, "markdown": read_markdown, "html": read_html}


def read_article(path: str, data: bytes, *, format: Format | None = None) -> Article:  # noqa: A002 - the option's name
    """The article of a file's bytes; ReadError where they are not text."""
    chosen = format or _format(path, data)
    found = decode(data, path=path, html=chosen == "html")
    source = Source(path, found.text, chosen, found.encoding, found.bom, found.notes)
    _refuse_a_long_line(source)
    if not found.text.strip():
        return Article(source, "", (), (), notes=(*found.notes, "the file is empty"))
    return with_health_note(_READERS[chosen](source))


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


def _format(path: str, data: bytes) -> Format:
    known = SUFFIXES.get(PurePath(path).suffix.lower())
    if known is not None:
        return known
    return "html" if _HTML_START.match(data, 0, 8192) else "text"


__all__ = ["LONGEST_LINE", "STDIN", "read_article", "read_file"]
