"""HTML reports written to a folder: a page for each article and an index over all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from lint.errors import unwritten
from lint.findings.result import Result
from lint.report.html import render_article
from lint.report.index import render_rows, row

_INDEX = "index.html"
# Paths of these characters alone keep them all, so that two of them never share a name.
_PLAIN = re.compile(r"[a-z0-9-][a-z0-9.-]*(/[a-z0-9-][a-z0-9.-]*)*\.[a-z0-9]+")
_LONGEST = 100


def write_reports(results: Iterable[Result], folder: Path, *, generated: str | None = None) -> Path:
    """Write a page for each result that has an article, then the index; return the index's path.

    Each file appears whole or not at all. WriteError names the path that could not be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(error, folder) from error
    rows = []
    for result in results:
        name = None if result.article is None else report_name(result.path)
        if name is not None:
            write_file(folder / name, render_article(result, index_href=_INDEX, generated=generated))
        rows.append(row(result, name))
    write_file(folder / _INDEX, render_rows(rows, generated=generated))
    return folder / _INDEX


def report_name(path: str) -> str:
    """The file name of a path's report: readable, the same in every run, different for different paths.

    `a/b.md` gives `a_b.md.html`; other characters, capitals (some file systems do not tell them apart)
    and long paths are cut down to what reads well, with `~` and a hash of the path.
    """
    if _PLAIN.fullmatch(path) and len(path) <= _LONGEST:
        return path.replace("/", "_") + ".html"
    readable = re.sub(r"[^a-z0-9.]+", "-", path.lower())[-_LONGEST:].strip("-.") or "article"
    digest = sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{readable}~{digest}.html"


def write_file(path: Path, page: str) -> None:
    """Write a page whole or not at all; WriteError names the path."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        # A file name that is no text (a lone surrogate) is shown, never a reason to fail.
        part.write_bytes(page.encode("utf-8", "backslashreplace"))
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise unwritten(error, path) from error
