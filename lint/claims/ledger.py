"""The ledger: an article's claims, extracted once and kept with its analysis."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from lint.claims.attribute import Attribute
from lint.claims.checking import Checker, Clash
from lint.claims.circumstances import shipped_circumstances
from lint.claims.claim import Claim
from lint.claims.contradictions import Comparer, Contradiction
from lint.claims.extract import Extractor
from lint.claims.facts import shipped_facts
from lint.claims.load import shipped_attributes
from lint.claims.names import shipped_names
from lint.claims.sieve import Sieve
from lint.language.analysis import Analysis

_KEY = "claims"
_SIFTED = "claims that may be findings"
_FOUND = "contradictions"
_CLASHES = "clashes"


def claims_of(analysis: Analysis) -> tuple[Claim, ...]:
    """The claims of an article, by the shipped attributes."""
    if _KEY not in analysis.kept:
        analysis.kept[_KEY] = tuple(shipped_extractor().claims(analysis))
    found: tuple[Claim, ...] = analysis.kept[_KEY]
    return found


def sifted_claims_of(analysis: Analysis) -> tuple[Claim, ...]:
    """Those of an article's claims that may come to a finding: all that comparing with one another or facts needs."""
    if _KEY in analysis.kept:
        return claims_of(analysis)
    if _SIFTED not in analysis.kept:
        sieve = Sieve(shipped_checker().checked)
        analysis.kept[_SIFTED] = tuple(shipped_extractor().claims(analysis, sieve=sieve))
    found: tuple[Claim, ...] = analysis.kept[_SIFTED]
    return found


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
        analysis.kept[_FOUND] = tuple(shipped_comparer().contradictions(sifted_claims_of(analysis)))
    found: tuple[Contradiction, ...] = analysis.kept[_FOUND]
    return found


def clashes_of(analysis: Analysis) -> tuple[Clash, ...]:
    """The claims of an article that a shipped fact contradicts."""
    if _CLASHES not in analysis.kept:
        analysis.kept[_CLASHES] = tuple(shipped_checker().clashes(sifted_claims_of(analysis)))
    found: tuple[Clash, ...] = analysis.kept[_CLASHES]
    return found


@cache
def shipped_checker() -> Checker:
    """The checker of the shipped facts; those past their review date take no part."""
    return Checker(
        shipped_facts(), shipped_attributes(), shipped_circumstances(), shipped_names().classes,
        today=datetime.now(UTC).date(),
    )  # fmt: skip


@cache
def shipped_attribute(name: str) -> Attribute:
    """A shipped attribute by its id."""
    return next(attribute for attribute in shipped_attributes() if attribute.id == name)
