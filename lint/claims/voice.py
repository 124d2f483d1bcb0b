"""Whose voice an article has: a house that speaks of itself as "we", or one that reports."""

from __future__ import annotations

from lint.language.analysis import Analysis

_OWN = frozenset({"we", "our", "us", "ours"})
_FEWEST = 4  # own words outside quotation marks


def is_house(analysis: Analysis) -> bool:
    """Whether a clinic, shop or guide speaks of itself."""
    low = analysis.words.low
    if sum(map(low.count, _OWN)) < _FEWEST:
        return False
    own = (at for at, word in enumerate(low) if word in _OWN)
    return sum(not analysis.is_quoted(at, at + 1) for at in own) >= _FEWEST
