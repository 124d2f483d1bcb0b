"""The ledger: an article's claims, extracted once and kept with its analysis."""

from __future__ import annotations

from functools import cache

from lint.claims.circumstances import shipped_circumstances
from lint.claims.claim import Claim
from lint.claims.contradictions import Comparer, Contradiction
from lint.claims.extract import Extractor
from lint.claims.load import shipped_attributes
from lint.claims.names import shipped_names
from lint.language.analysis import Analysis

_KEY = "claims"
_FOUND = "contradictions"


def claims_of(analysis: Analysis) -> tuple[Claim, ...]:
    """The claims of an article, by the shipped attributes."""
    if _KEY not in analysis.kept:
        analysis.kept[_KEY] = tuple(shipped_extractor().claims(analysis))
    return analysis.kept[_KEY]


@cache
def shipped_extractor() -> Extractor:
    """The extractor of the shipped attributes."""
    return Extractor(shipped_attributes(), names=shipped_names(), circumstances=shipped_circumstances())


@cache
def shipped_comparer() -> Comparer:
    """The comparer of the shipped attributes."""
    return Comparer(shipped_attributes(), shipped_circumstances())


def contradictions_of(analysis: Analysis) -> tuple[Contradiction, ...]:
    """The contradictions among an article's claims, by the shipped attributes."""
    if _FOUND not in analysis.kept:
        analysis.kept[_FOUND] = tuple(shipped_comparer().contradictions(claims_of(analysis)))
    found: tuple[Contradiction, ...] = analysis.kept[_FOUND]
    return found
