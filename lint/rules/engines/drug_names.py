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

# Not a part of an address, a tag or a compound name.
_WORD = re.compile(r"(?<![\w@/.#-])[A-Za-z]{5,}(?:['’]s?)?(?![\w@]|\.[a-z])")
_MOST_PIECES = 50_000  # kept at once; a hostile file must not fill the memory
_RIGHT: set[str] = set()  # pieces of text without a misspelled name
_PERSON = re.compile(
    r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Nurse)\.?\s+((?:[A-Z][\w'’.-]*\s+){0,2}[A-Z][\w'’-]+)"
    r"|\b((?:[A-Z][\w'’.-]+\s+){1,3}),?\s*(?:MD|PhD|M\.D\.|Ph\.D\.|RN|MPH|DO|FRCP)\b"
)


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine takes its rule
    """A match for each misspelled drug name, with the right name."""
    speller, text = load_speller(), analysis.article.text
    if not _has_wrong_names(text):
        return
    places = [
        match
        for block in analysis.article.blocks
        if block.kind is not BlockKind.RESIDUE
        for match in _WORD.finditer(text, block.start, block.end)
    ]
    counts = Counter(match[0] for match in places)
    wrong = speller.wrong_among(counts)
    if not wrong:
        return
    known_here = speller.own_names(counts) | _surnames(text)
    for match in places:
        if match[0] not in wrong:
            continue
        fix = speller.misspelling(match[0], capitalised=match[0][0].isupper(), known_here=known_here)
        if fix is not None:
            yield Match(match.start(), match.end(), suggest=(fix.text,), safe=fix.safe, note=fix.name)


def _has_wrong_names(text: str) -> bool:
    """Whether a word of the text has a correction; what stands between two spaces is looked at once and remembered."""
    fresh = set(text.split(" ")) - _RIGHT
    words = {piece: _WORD.findall(piece) for piece in fresh}
    wrong = load_speller().wrong_among(word for found in words.values() for word in found)
    if len(_RIGHT) > _MOST_PIECES:
        _RIGHT.clear()
    _RIGHT.update(piece for piece, found in words.items() if wrong.isdisjoint(found))
    return bool(wrong)


def _surnames(text: str) -> frozenset[str]:
    """Lower-case words of people's names: behind a title, before a degree."""
    names = (match[1] or match[2] for match in _PERSON.finditer(text))
    return frozenset(word.strip(".,'’").lower() for name in names for word in name.split())
