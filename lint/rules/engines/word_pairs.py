"""Two words that cannot stand side by side; option `pairs`: the pair -> its correction, or nothing.

A key may end in `/word word`: words that, when they come next, make the pair innocent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.as_written import stands_as_written
from lint.rules.match import Match
from lint.rules.rule import Rule

_Seconds = dict[str, dict[str, tuple[str, frozenset[str]]]]


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each pair with nothing but a space between."""
    firsts = _table(rule.id, tuple(rule.options["pairs"].items()))
    low, starts, ends, text = analysis.words.low, analysis.words.starts, analysis.words.ends, analysis.article.text
    if firsts.keys().isdisjoint(analysis.view.around(0, len(low))):
        return
    for at in [at for at, word in enumerate(low) if word in firsts]:
        seconds = firsts[low[at]]
        if at + 1 == len(low) or low[at + 1] not in seconds or text[ends[at] : starts[at + 1]] != " ":
            continue
        right, innocent = seconds[low[at + 1]]
        start, end = starts[at], ends[at + 1]
        if (at + 2 < len(low) and low[at + 2] in innocent) or not analysis.written(at + 1).islower():
            continue
        if text[end : end + 1] == "-" or text[start - 1 : start] == "-":  # "more better-known drugs"
            continue
        if analysis.article.block_at(start).kind in {BlockKind.RESIDUE, BlockKind.TABLE_ROW}:
            continue
        if right and text[start].isupper():
            right = right[0].upper() + right[1:]
        yield Match(start, end, suggest=(right,) if right and stands_as_written(analysis.article, start, end) else ())


@cache
def _table(rule: str, pairs: tuple[tuple[str, str], ...]) -> Mapping[str, Mapping[str, tuple[str, frozenset[str]]]]:  # noqa: ARG001 - the rule keeps tables apart
    table: _Seconds = {}
    for key, right in pairs:
        pair, _, innocent = key.partition("/")
        first, second = pair.split()
        table.setdefault(first, {})[second] = (right, frozenset(innocent.split()))
    return table
