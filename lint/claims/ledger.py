"""The ledger: an article's claims, extracted once and kept with its analysis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from lint.claims.attribute import Attribute
from lint.claims.checking import Checker, Clash
from lint.claims.circumstances import shipped_circumstances
from lint.claims.claim import Claim
from lint.claims.contradictions import Comparer, Contradiction
from lint.claims.extract import Extractor
from lint.claims.facts import Fact, shipped_facts
from lint.claims.load import shipped_attributes
from lint.claims.names import shipped_names
from lint.claims.sieve import Sieve
from lint.language.analysis import Analysis

_KEY = "claims"
_SIFTED = "claims that may be findings"
_FOUND = "contradictions"
_CLASHES = "clashes"
_CHECKER = "checker"


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
        sieve = Sieve(_checker(analysis).checked)
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
    """The claims of an article that a fact contradicts: a shipped one, unless others were chosen with `check_by`."""
    if _CLASHES not in analysis.kept:
        analysis.kept[_CLASHES] = tuple(_checker(analysis).clashes(sifted_claims_of(analysis)))
    found: tuple[Clash, ...] = analysis.kept[_CLASHES]
    return found


def check_by(checker: Checker, analysis: Analysis) -> None:
    """Hold the claims of an article to other facts than the shipped ones."""
    analysis.kept[_CHECKER] = checker


def _checker(analysis: Analysis) -> Checker:
    chosen: Checker | None = analysis.kept.get(_CHECKER)
    return chosen or shipped_checker()


@cache
def shipped_checker() -> Checker:
    """The checker of the shipped facts."""
    return checker_of(shipped_facts())


def checker_of(facts: Iterable[Fact]) -> Checker:
    """The checker of some facts; those past their review date take no part."""
    return Checker(
        facts, shipped_attributes(), shipped_circumstances(), shipped_names().classes,
        today=datetime.now(UTC).date(),
    )  # fmt: skip


@cache
def shipped_attribute(name: str) -> Attribute:
    """A shipped attribute by its id."""
    return next(attribute for attribute in shipped_attributes() if attribute.id == name)
