"""The difference that fixes make, as a unified diff that `patch` and `git apply -p0` take."""

from __future__ import annotations

import io
from collections.abc import Iterator
from difflib import unified_diff

from lint.fixes.fix import Fixed
from lint.read.source import Source

_UNENDED = "\n\\ No newline at end of file\n"


def unified(fixed: Fixed) -> str:
    """The diff of one file, with its own line ends; empty where nothing changed."""
    if fixed.after == fixed.before or fixed.first.article is None or fixed.result.article is None:
        return ""
    old, new = _lines(fixed.first.article.source), _lines(fixed.result.article.source)
    name = f"{fixed.path}\t" if " " in fixed.path else fixed.path  # how patch tells where the name ends
    return "".join(_ended(unified_diff(old, new, fromfile=name, tofile=name)))


def _lines(source: Source) -> list[str]:
    """Lines as patch sees them: only a line feed ends one, and the byte order mark is part of the first."""
    return list(io.StringIO(("\ufeff" if source.bom else "") + source.text, newline="\n"))


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else line + _UNENDED
