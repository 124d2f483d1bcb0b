"""Pages whose elements stand inside one another without end: parsers leave out what stands deep, and say nothing."""

from __future__ import annotations

import re

from lint.errors import ReadError

_DEEPEST = 2_000  # a hundred times what pages need; broken ones, whose elements are never closed, stay below as well
_TAG = re.compile(
    r"<(/?)(?:div|span|table|section|article|main|blockquote|ul|ol|dl|b|i|u|em|strong|font|center|form|a|sub|sup)\b"
    r"|<(?:script|style)\b[^<>]*+>(?:[^<]++|<(?!/(?:script|style)))*+",
    re.IGNORECASE,
)


def refuse_deep_nesting(text: str) -> None:
    """ReadError for a page that nests its elements more than two thousand deep."""
    if text.count("<") < _DEEPEST:
        return
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[1] is None:  # a script, with all that looks like tags in it
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            raise ReadError("its elements are nested too deeply")
