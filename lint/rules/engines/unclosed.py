"""Brackets and curly quotation marks that open in a paragraph and never close; option `mark`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule

_MARKS = {"bracket": ("(", ")"), "square-bracket": ("[", "]")}
_SIGN = re.compile(r"[:;=8]-?[()]|\b\w{1,3}\)|^\W*\w{1,3}\)")  # smileys, "a)", "12)"
_SHOWN = 60


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for an opening mark that its paragraph leaves open."""
    opening, closing = _MARKS[rule.options["mark"]]
    text = analysis.article.text
    if text.count(opening) == text.count(closing):
        return
    for block in analysis.article.blocks:
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            continue
        inside = text[block.start : block.end]
        if inside.count(opening) != inside.count(closing) + 1 or _SIGN.search(inside):
            continue
        at = inside.rfind(opening)
        if closing in inside[at:]:
            continue
        end = min(len(inside), at + _SHOWN)
        yield Match(block.start + at, block.start + (end if end == len(inside) else inside.rfind(" ", at, end)))
