"""Characters of one encoding read as another: "â€™" for an apostrophe, "Ã©" for "é"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.rules.as_written import stands_as_written
from lint.rules.match import Match
from lint.rules.rule import Rule

# UTF-8 read as Windows-1252 or Latin-1: a lead character, then characters that continuation bytes turn into.
_TAIL = r"[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_SIGNS = ("Ã", "Â", "â", "Î", "\ufffd", "ï", "ð")
_BROKEN = re.compile(rf"(?:â{_TAIL}{{1,2}}|[ÃÂÎ]{_TAIL}|ï¿½|ï»¿|ð{_TAIL}{{3}}|\ufffd)+")


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine takes its rule
    """A match for each broken run, with what it was where that can be told."""
    text = analysis.article.text
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _BROKEN.finditer(text):
        if found[0] in {"Â ", "â€"} and text[found.start() - 1 : found.start()].isalpha():
            continue
        right = _undone(found[0])
        clean = right is not None and stands_as_written(analysis.article, *found.span())
        yield Match(*found.span(), suggest=(right,) if clean and right else (), safe=clean)


def _undone(broken: str) -> str | None:
    for encoding in ("cp1252", "latin-1"):
        try:
            right = broken.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return right if right != broken and right.strip() else None
    return None
