"""Titles, headings and summaries that state a cause where the body has only links or careful words."""

from __future__ import annotations

from collections.abc import Iterator

from lint.claims.names import shipped_names
from lint.claims.promise import promises
from lint.language.analysis import Analysis
from lint.language.strength import Strength
from lint.rules.match import Match
from lint.rules.rule import Rule

_SAID = {
    Strength.ASSOCIATION: "a link or a difference",
    Strength.CONDITIONAL: "what may be",
}


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine is handed its rule
    """A match for each such title, with the body's strongest sentence on the same two things."""
    for found in promises(analysis, shipped_names()):
        start, end = analysis.span(*analysis.sentence_ranges[found.sentence])
        support = analysis.span(*analysis.sentence_ranges[found.support])
        note = _SAID[found.strength]
        yield Match(start, end, note=note, related=((*support, f"the most that the body says: {note}"),))
