"""Misspelled drug names in prose; names that the article itself defines or keeps using are let be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule
from lint.rules.spelling import load_speller

_WORD = re.compile(r"[A-Za-z]{5,}(?:['’]s?)?(?![\w@]|\.[a-z])")
_GLUED = re.compile(r"[\w@/.#-]$")
# A name used this often, and always alike, is a name of the writer's own world: a firm, a product, a place.
_ESTABLISHED = 4


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine takes its rule
    """A match for each misspelled drug name, with the right name."""
    speller, text = load_speller(), analysis.article.text
    places = [
        match
        for block in analysis.article.blocks
        if block.kind is not BlockKind.RESIDUE
        for match in _WORD.finditer(text, block.start, block.end)
        if match.start() == block.start or not _GLUED.match(text[match.start() - 1])
    ]
    seen = Counter(match[0] for match in places)
    written = {word.lower() for word in seen}
    for match in places:
        word = match[0]
        fix = speller.misspelling(word, capitalised=word[0].isupper())
        if fix is None or (seen[word] >= _ESTABLISHED and fix.name.lower() not in written):
            continue
        yield Match(match.start(), match.end(), suggest=(fix.text,), safe=fix.safe, note=fix.name)
