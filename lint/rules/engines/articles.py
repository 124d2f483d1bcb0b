"""The wrong one of "a" and "an" before a word whose sound is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.as_written import stands_as_written
from lint.rules.match import Match
from lint.rules.rule import Rule

_ARTICLES = frozenset({"a", "an"})
_VOWEL = re.compile(
    r"(?!one|once|eu|ew|oui)[aeio][a-z]{2,}|u(?:n(?!i|anim)|nin|nim|p|lc|lt|mb|rg|tm|tt)[a-z]+|hours?\b|honest|honou?r|heir"
)
_CONSONANT = re.compile(
    r"(?:[bcdfgjklmnpqrstvwz][aeiouyhlrw]|s[tpcknm])[a-z]+|uni(?:vers|que|t\b|ted|ty|form|on\b|lateral|f)[a-z]*"
    r"|use[a-z]*|usual|euro[a-z]+|one\b|once\b"
)
# "vitamin a and c", "phase a are": the letter, not the article.
_NO_NOUN = frozenset("and are also its our each any all into off out over about around if as it".split())


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine takes its rule
    """A match for each "a" before a vowel and "an" before a consonant, with the other."""
    low, starts, ends, text = analysis.words.low, analysis.words.starts, analysis.words.ends, analysis.article.text
    for at in [at for at, word in enumerate(low) if word in _ARTICLES]:
        if at + 1 == len(low):
            break
        word = analysis.written(at + 1)
        wrong = _VOWEL if low[at] == "a" else _CONSONANT
        if not wrong.match(word) or text[ends[at] : starts[at + 1]] != " " or not word.islower() or word in _NO_NOUN:
            continue
        start, end = starts[at], ends[at + 1]
        if analysis.written(at) == "A" and not _starts(analysis, at):  # "vitamin A improves", "hepatitis A is"
            continue
        if (at and text[start - 1] not in ' \n“"(') or analysis.article.block_at(start).kind is BlockKind.RESIDUE:
            continue
        right = ("a" if low[at] == "an" else "an") + " " + word
        right = right[0].upper() + right[1:] if text[start].isupper() else right
        yield Match(start, end, suggest=(right,) if stands_as_written(analysis.article, start, end) else ())


def _starts(analysis: Analysis, at: int) -> bool:
    return analysis.sentences[analysis.sentence_index(at)].begin == at
