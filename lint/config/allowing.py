"""Allowed terms: what is flagged inside a brand or a product name is let go, and the rule stays on elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from lint.config.layer import Term
from lint.config.settings import Settings
from lint.findings.finding import Exemption, Finding
from lint.findings.result import Result
from lint.read.article import Article

_QUOTES = "['’‘ʼ]"
_DASHES = "[-‐‑–]"
_ARTICLE_ONLY = re.compile(r"(?:\W|\b(?:a|an|the|our|your|its|their)\b)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """A term at [start, end) of the source."""

    term: Term
    start: int
    end: int


def allowed(result: Result, settings: Settings) -> Result:
    """The result without the findings that lie inside an allowed term: they are among what was let go."""
    if not settings.allow or not result.findings or result.article is None:
        return result
    places = list(_places(result.article, settings.allow))
    text = result.article.source.text
    kept: list[Finding] = []
    exempt = list(result.exempt)
    for finding in result.findings:
        place = next((place for place in places if _lies_in(finding, place, text)), None)
        if place is None:
            kept.append(finding)
        else:
            exempt.append(_let_go(finding, place.term))
    return replace(result, findings=tuple(kept), exempt=tuple(exempt))


def _places(article: Article, terms: tuple[Term, ...]) -> Iterator[_Place]:
    for term in terms:
        for match in _pattern(term.text).finditer(article.text):
            yield _Place(term, *article.to_source(match.start(), match.end()))


@cache
def _pattern(term: str) -> re.Pattern[str]:
    """Whole words; a term without capitals stands for any case, one with capitals for itself and for all capitals."""
    written = _loosely(term)
    if term != term.lower():
        return re.compile(rf"(?<!\w)(?:{written}|{_loosely(term.upper())})(?!\w)")
    return re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)


def _loosely(term: str) -> str:
    """A term as a pattern: any apostrophe, any hyphen, any white space."""
    loose = {"'": _QUOTES, "’": _QUOTES, "-": _DASHES, "‑": _DASHES, " ": r"\s+"}
    return "".join(loose.get(sign) or re.escape(sign) for sign in term)


def _lies_in(finding: Finding, place: _Place, text: str) -> bool:
    """Whether a finding says nothing but the term, or the term with its article ("the Miracle Clinic")."""
    if finding.start is None or finding.end is None or not (finding.start < place.end and place.start < finding.end):
        return False
    if place.term.rules and not {finding.rule, finding.category} & set(place.term.rules):
        return False
    before, after = text[finding.start : place.start], text[place.end : finding.end]
    return all(_ARTICLE_ONLY.fullmatch(rest) is not None for rest in (before, after))


def _let_go(finding: Finding, term: Term) -> Exemption:
    start, end = finding.start or 0, finding.end or 0
    reason = f'allowed term "{term.text}"'
    return Exemption(finding.path, finding.rule, finding.category, finding.quote or "", start, end, reason)
