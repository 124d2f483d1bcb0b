"""Causal words in an article that rests on an observational study, and on no trial.

The rule's patterns find the words; its `where` says in which blocks they count.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.engines import Place
from lint.rules.match import Match
from lint.rules.rule import Rule
from lint.rules.study_cues import compiled

# A design must be named: groups that differ are reported by trials too.
_OBSERVED = ("<observational>", "observational", "(cannot|can not|does not|did not) prove (cause|that|a cause)")
_TRIAL = ("(randomi*|randomly|placebo|trial|trials|rct|rcts)",)


def sift(analysis: Analysis, rule: Rule, places: list[Place]) -> Iterator[Match]:
    """A match for each claim, where the article names an observational design and no trial."""
    places = [place for place in places if _counts(analysis, rule, place[0])]
    if not places or not _rests_on_observation(analysis, rule.path):
        return
    last = -1
    for begin, end in places:
        if begin >= last:
            last = end
            yield Match(*analysis.span(begin, end))


def _counts(analysis: Analysis, rule: Rule, at: int) -> bool:
    return not rule.where or analysis.block_of(analysis.sentence_index(at)).kind in rule.where


def _rests_on_observation(analysis: Analysis, path: str) -> bool:
    body = [
        (sentence.begin, sentence.end)
        for number, sentence in enumerate(analysis.sentences)
        if analysis.block_of(number).kind not in {BlockKind.TITLE, BlockKind.RESIDUE}
    ]
    trial = compiled(_TRIAL, path=path).find(analysis.view, body)
    return not any(trial) and any(compiled(_OBSERVED, path=path).find(analysis.view, body))
