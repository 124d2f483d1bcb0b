"""Words to Markdown: nothing in them is taken for markup, and a part of a page can be written anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lint.errors import HealthlintError

_CODE = re.compile(r"(`[^`]+`)")
_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_PART = re.compile(r"(?P<open><!-- part: (?P<name>[a-z-]+) -->\n).*?(?P<close>\n<!-- end of part -->)", re.DOTALL)


class PartError(HealthlintError):
    """A page with a part that nothing writes, or without one that should be there."""


def plain(text: str) -> str:
    """The words of a text as they are, on one line; what stands in backticks stays code."""
    parts = _CODE.split(" ".join(text.split()))
    kept = (part.replace("|", "\\|") if number % 2 else _escaped(part) for number, part in enumerate(parts))
    return "".join(kept)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _ENTITY.sub("&amp;", text))


def code(text: str) -> str:
    """A text as code; a bar would end a table's cell."""
    return f"`{text}`".replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def with_parts(page: str, parts: Mapping[str, str], *, path: str) -> str:
    """A page with the text between `<!-- part: NAME -->` and `<!-- end of part -->` written anew.

    PartError where the page has other parts than these.
    """
    found = [match["name"] for match in _PART.finditer(page)]
    if sorted(found) != sorted(parts):
        wanted, there = ", ".join(sorted(parts)), ", ".join(sorted(found)) or "none"
        raise PartError(f"its parts are {there}; they should be {wanted}", path=path)
    return _PART.sub(lambda match: f"{match['open']}\n{parts[match['name']]}\n{match['close']}", page)
