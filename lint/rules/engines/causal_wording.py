"""Causal words in an article that rests on an observational study, and on no trial.

Option `claims` holds the patterns for the words; the rule's `where` says in which blocks they count.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule
from lint.rules.study_cues import compiled, option_patterns

# A design must be named: groups that differ are reported by trials too.
_OBSERVED = ("<observational>", "observational", "(cannot|can not|does not|did not) prove (cause|that|a cause)")
_TRIAL = ("(randomi*|randomly|placebo|trial|trials|rct|rcts)",)


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each claim, where the article names an observational design and no trial."""
    ranges = [
        (sentence.begin, sentence.end)
        for number, sentence in enumerate(analysis.sentences)
        if not rule.where or analysis.block_of(number).kind in rule.where
    ]
    places = sorted((begin, end) for _, begin, end in option_patterns(rule, "claims").find(analysis.view, ranges))
    if not places or not _rests_on_observation(analysis, rule.path):
        return
    last = -1
    for begin, end in places:
        if begin >= last:
            last = end
            yield Match(*analysis.span(begin, end))


def _rests_on_observation(analysis: Analysis, path: str) -> bool:
    body = [
        (sentence.begin, sentence.end)
        for number, sentence in enumerate(analysis.sentences)
        if analysis.block_of(number).kind not in {BlockKind.TITLE, BlockKind.RESIDUE}
    ]
    trial = compiled(_TRIAL, path=path).find(analysis.view, body)
    return not any(trial) and any(compiled(_OBSERVED, path=path).find(analysis.view, body))
