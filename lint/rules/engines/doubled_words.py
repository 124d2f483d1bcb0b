"""The same word twice in a row, names and words that are rightly said twice let be."""

from __future__ import annotations

from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.as_written import stands_as_written
from lint.rules.match import Match
from lint.rules.rule import Rule

# "Give her her pills", "the state he is in in winter", "what it is is a trial", "very very", "had had".
_RIGHTLY = frozenset(
    "had that very so no bye ha yes really far long many much more well there now night win blah cha tut hush boo ho"
    " chop knock yada wow go please never again big old pretty too way who her you do did it is in on why what oh ah"
    " days step day week year mile bit side half dear good bad run hear tap ta da la na ba ra fa mm hm um er uh".split()
)
_CERTAIN = frozenset(
    "the a an of to and for with are was were be been by from at as or this these their its our your can will would"
    " may has have not but which when we they into than if could should while".split()
)


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine takes its rule
    """A match for each doubled word; small grammatical words can be taken out unseen."""
    low, starts, ends = analysis.words.low, analysis.words.starts, analysis.words.ends
    text = analysis.article.text
    for at in [at for at, (a, b) in enumerate(zip(low, low[1:], strict=False)) if a == b]:
        start, end = starts[at], ends[at + 1]
        if not low[at].isalpha() or low[at] in _RIGHTLY or text[ends[at] : starts[at + 1]] != " ":
            continue
        first, second = analysis.written(at), analysis.written(at + 1)
        certain = low[at] in _CERTAIN
        if not certain and (len(first) < 3 or first[0].isupper()):  # noqa: PLR2004 - names: Duran Duran, Bison bison
            continue
        if certain and first[0].islower() and second[0].isupper():  # "listened to The The", "vitamin a A"
            continue
        if at + 2 < len(low) and low[at + 2] == low[at]:  # three in a row are meant
            continue
        if analysis.article.block_at(start).kind in {BlockKind.RESIDUE, BlockKind.TABLE_ROW}:
            continue
        clean = stands_as_written(analysis.article, start, end)
        yield Match(start, end, suggest=(first,) if clean else (), safe=clean and certain)
