"""A sentence that starts inside another: "works for The insulin pump is", "tired During these hours"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule

_FREE = re.compile(r"(?<![\w“\"‘'])[a-z]{4,}$")
# What may stand before a capital that starts a sentence by mistake.
_STARTS = {
    " The ": re.compile(r"\b[a-z]{3,} (?:for|of|to|with|in|and)$"),
    " During ": _FREE, " However, ": _FREE, " Although ": _FREE, " Therefore, ": _FREE,
}  # fmt: skip
_LOWER_WORD = re.compile(r"[a-z]+(?=[ ,.])")
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine takes its rule
    """A match for each such place, a word before and a word after included."""
    text = analysis.article.text
    for start, before in _STARTS.items():
        at = text.find(start)
        while at >= 0:
            block = analysis.article.block_at(at)
            left = before.search(text, max(block.start, at - 40), at)
            right = _LOWER_WORD.match(text, at + len(start))
            word = analysis.word_at(at)
            whole = left and right and block.kind in _PROSE and right.end() <= block.end
            if left and right and whole and not analysis.is_quoted(word, word + 1):
                yield Match(left.start(), right.end())
            at = text.find(start, at + 1)
