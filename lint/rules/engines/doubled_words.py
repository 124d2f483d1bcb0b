"""The same word, or the same few words, twice in a row; names and words that are rightly said twice let be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

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
_REPEATING = frozenset("and by to after or for more over again very".split())  # "again and again and", "day by day by"
_WORDS_ONLY = re.compile(r"[\w’' ]+")
# One of two can go unseen; "not not" is more often "not to" or nothing at all.
_CERTAIN = frozenset(
    "the a an of to and for with are was were be been by from at as or this these their its our your can will would"
    " may has have but which when we they into than if could should while because between during through being"
    " among such also both each every".split()
)


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each doubled word, or with the option `form: phrase` for each doubled run of two or three."""
    yield from _phrases(analysis) if rule.options.get("form") == "phrase" else _words(analysis)


def _words(analysis: Analysis) -> Iterator[Match]:
    """Doubled words; small grammatical words can be taken out unseen."""
    low, starts, ends = analysis.words.low, analysis.words.starts, analysis.words.ends
    text = analysis.article.text
    for at in [at for at, (a, b) in enumerate(pairwise(low)) if a == b]:
        start, end = starts[at], ends[at + 1]
        if not low[at].isalpha() or low[at] in _RIGHTLY or text[ends[at] : starts[at + 1]] != " ":
            continue
        first, second = analysis.written(at), analysis.written(at + 1)
        certain = low[at] in _CERTAIN
        if not certain and (len(first) < 3 or first[0].isupper()):  # noqa: PLR2004 - names: Duran Duran, Bison bison
            continue
        if second != first and not second.islower():  # "listened to The The", "migraines MIGRAINES IN CHILDREN"
            continue
        if at + 2 < len(low) and low[at + 2] == low[at]:  # three in a row are meant
            continue
        if analysis.article.block_at(start).kind in {BlockKind.RESIDUE, BlockKind.TABLE_ROW}:
            continue
        clean = stands_as_written(analysis.article, start, end)
        yield Match(start, end, suggest=(first,) if clean else (), safe=clean and certain)


def _phrases(analysis: Analysis) -> Iterator[Match]:
    """Two or three words that stand twice with nothing but spaces between."""
    low, text = analysis.words.low, analysis.article.text
    for size in (2, 3):
        for at in [at for at, (a, b) in enumerate(zip(low, low[size:], strict=False)) if a == b]:
            run = low[at : at + 2 * size]
            if run[:size] != run[size:] or not all(map(str.isalpha, run)) or len(set(run)) != size:
                continue
            if not _REPEATING.isdisjoint(run) or max(map(len, run)) < 4:  # noqa: PLR2004 - letters
                continue
            start, end = analysis.span(at, at + 2 * size)
            block = analysis.article.block_at(start)
            if end <= block.end and block.kind is BlockKind.PARAGRAPH and _WORDS_ONLY.fullmatch(text, start, end):
                yield Match(start, end)
