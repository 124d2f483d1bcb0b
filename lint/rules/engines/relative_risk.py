"""Relative risks told without the absolute figures that give them a size.

The rule's patterns find the relative risks. Option `reach` is how many sentences around count as near (3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.rules.engines import Place
from lint.rules.match import Match
from lint.rules.rule import Rule

_NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|a (?:hundred|thousand))"
_ABOUT = r"(?:about |around |roughly )?"
_PERCENT = r"(?:\s?%|\s?per ?cent)"
_SAME_SENTENCE = r"(?:[^.;]|\.\d)"
_AGAINST = r"\b(?:versus|vs\.?|against|compared (?:with|to)|and|than|while|but)\b"
# "from 4% to 2%", "4% against 2%", "3 in 100", "5 per 1,000", "number needed to treat": both sides of the risk.
_ABSOLUTE = re.compile(
    rf"from {_ABOUT}{_NUMBER}{_PERCENT}? (?:[a-z]+ ){{0,6}}(?:down |up )?to {_ABOUT}{_NUMBER}"
    rf"|{_NUMBER}{_PERCENT}{_SAME_SENTENCE}{{0,90}}?{_AGAINST}{_SAME_SENTENCE}{{0,60}}?{_NUMBER}{_PERCENT}"
    rf"|\b{_NUMBER} (?:[a-z]+ ){{0,3}}(?:in|out of) (?:every |each )?{_NUMBER}\b"
    rf"|\b{_NUMBER} (?:[a-z]+ ){{0,5}}(?:per|for every|in every|among every) {_NUMBER}"
    r"|\b\d[\d,.]* of (?:the )?\d|\bof (?:the |every |each )?\d[\d,]* [a-z ]{3,40}\b\d"
    r"|\b\d[\d,]* (?:women|men|people|patients|children|adults|smokers)\b[^.]{0,70}\b(?:one|1|two|2|three|3)\b"
    r"|percentage points?|number needed to|\bNNT\b"
    r"|absolute (?:risk|difference|reduction|increase|terms|numbers)"
    r"|(?:lifetime|baseline|background|overall|actual) (?:risk|chance|rate)"
    r"|(?:still|very|remains?) (?:low|small|rare)",
    re.IGNORECASE,
)


def sift(analysis: Analysis, rule: Rule, places: list[Place]) -> Iterator[Match]:
    """A match for each relative risk with no absolute figure near it."""
    reach = int(rule.options.get("reach", 3))
    last = -1
    for begin, end in places:
        if begin < last or _ABSOLUTE.search(_around(analysis, analysis.sentence_index(begin), reach)):
            continue
        last = end
        yield Match(*analysis.span(begin, end))


def _around(analysis: Analysis, sentence: int, reach: int) -> str:
    first = analysis.sentences[max(0, sentence - reach)].begin
    last = analysis.sentences[min(len(analysis.sentences) - 1, sentence + reach)].end
    return analysis.text_of(first, last)
