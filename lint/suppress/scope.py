"""Where in the source each request counts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from lint.read.article import Article
from lint.suppress.directive import Broken, Directive, Name, Verb

# Between the last words of a block and a comment that belongs to it: marks, and tags that end no block.
_SAME_BLOCK = re.compile(
    r"(?:[^<\r\n]|</?(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)\b[^>\r\n]*>)*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Scope:
    """One name of one request, and the range of the source it covers; None for the whole file."""

    name: Name
    directive: Directive
    range: tuple[int, int] | None

    def covers(self, start: int | None) -> bool:
        """Whether it reaches a finding that starts there; one about the whole article only if it is file-wide."""
        return self.range is None or (start is not None and self.range[0] <= start < self.range[1])

    @property
    def width(self) -> float:
        """How much it covers: the narrowest of several gives the reason."""
        return float("inf") if self.range is None else self.range[1] - self.range[0]


def scopes(asked: Iterable[Directive | Broken], article: Article) -> tuple[list[Scope], list[Broken]]:
    """What each name covers, and the requests that cannot be obeyed."""
    found: list[Scope] = []
    broken: list[Broken] = []
    waiting: dict[str, Scope] = {}  # disabled and not yet enabled
    for item in asked:
        if isinstance(item, Broken):
            broken.append(item)
            continue
        for name in item.names:
            if item.verb is Verb.FILE:
                found.append(Scope(name, item, None))
            elif item.verb is Verb.IGNORE:
                found.append(Scope(name, item, _block_of(item, article)))
            elif item.verb is Verb.DISABLE:
                if name.text in waiting:
                    broken.append(Broken(f"'{name.text}' is disabled here already", item.start, item.end))
                else:
                    waiting[name.text] = Scope(name, item, (item.end, item.end))
            elif name.text in waiting:
                start = waiting.pop(name.text)
                found.append(Scope(start.name, start.directive, (start.directive.end, item.start)))
            else:
                broken.append(Broken(f"'{name.text}' is not disabled here", item.start, item.end))
    for scope in waiting.values():  # hiding all the rest would be more than was asked for
        fault = f"no enable[{scope.name.text}] follows; for the whole file write file-ignore[{scope.name.text}]"
        broken.append(Broken(fault, scope.directive.start, scope.directive.end))
    return found, sorted(broken, key=lambda item: item.start)


def _block_of(item: Directive, article: Article) -> tuple[int, int]:
    """The block a comment stands in, or behind the words of; else the next. Nothing where no block follows."""
    blocks, text = article.source_blocks, article.source.text
    before = bisect_right(blocks, (item.start, item.start)) - 1
    if before >= 0 and (item.end <= blocks[before][1] or _SAME_BLOCK.fullmatch(text, blocks[before][1], item.start)):
        return blocks[before]
    after = bisect_left(blocks, (item.end, item.end))
    return blocks[after] if after < len(blocks) else (item.end, item.end)
