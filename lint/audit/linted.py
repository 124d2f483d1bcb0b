"""A prepared article to its row of the LINTED schema: findings, claims, kind and weight.

Comments in a page that ask for silence are not obeyed: an auditor's findings are not the audited site's to hide.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from math import isfinite
from typing import Any

from lint.audit.claim_bytes import claim_bytes
from lint.audit.options import Options
from lint.audit.packed import unpack
from lint.audit.ranking import weight
from lint.audit.settings import unpacked
from lint.balance.kind import kind_of
from lint.claims.claim import Claim
from lint.claims.ledger import claims_of
from lint.config.allowing import allowed
from lint.config.choosing import rules_for
from lint.config.facts import facts_for
from lint.findings.finding import Finding, Severity
from lint.findings.result import Result
from lint.language.analysis import Analysis
from lint.pipeline import Linter
from lint.read.article import Article
from lint.read.source import Source
from lint.rules.load import load_rules
from lint.rules.profiles import in_profile

_KEPT = (
    "number", "id", "source", "place", "url", "site", "date", "format", "status", "reason", "language", "title",
    "words",
)  # fmt: skip
Row = dict[str, Any]


class Auditor:
    """Lints prepared articles by the options of an audit."""

    def __init__(self, options: Options) -> None:
        """Load everything; RuleErrors for faults of user rules and facts."""
        with unpacked(options) as settings:
            every = load_rules([files("lint.patterns"), *(listed.path for listed in settings.rules)])
            facts = facts_for(settings) if settings.facts else None
        self._settings = settings
        self._linter = Linter(rules_for(in_profile(every, settings.profile), settings), known=every, facts=facts)

    def row(self, prepared: Mapping[str, Any]) -> Row:
        """The LINTED row of a PREPARED one that nothing speaks against."""
        analysis, result = self.linted(unpack(prepared["article"]))
        findings = result.findings
        counts = Counter(finding.severity for finding in findings)
        return {
            **{name: prepared[name] for name in _KEPT},
            "duplicate_of": None,
            "kind": kind_of(analysis).name,
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "suggestions": counts[Severity.SUGGESTION],
            "weight": weight({severity.value: count for severity, count in counts.items()}, prepared["words"]),
            "findings": finding_rows(findings, analysis, prepared["id"]),
            "claims": [_claim(claim, analysis.article.source) for claim in result.claims],
        }

    def linted(self, article: Article) -> tuple[Analysis, Result]:
        """An article's language, and its result with all its claims; no comment in it hides a finding."""
        analysis = self._linter.analyse(article)
        claims = claims_of(analysis)  # first: rules then read no part of them again
        outcome = self._linter.rules.run(analysis)
        result = Result(article.source.path, article, outcome.findings, outcome.exempt, claims=claims)
        return analysis, allowed(result, self._settings)


def finding_rows(findings: Sequence[Finding], analysis: Analysis, own: str) -> list[Row]:
    """Findings as rows of the FINDING struct; `own` is the article's id."""
    if not findings:
        return []
    sentences = _Sentences(analysis)
    source = analysis.article.source
    return [
        {
            "rule": finding.rule,
            "category": finding.category,
            "severity": finding.severity.value,
            "message": finding.message,
            **_place(source, finding.quote, finding.start, finding.end),
            "sentence": None if finding.start is None else sentences.at(finding.start),
            "related": [
                {"id": own, **_place(source, other.quote, other.start, other.end), "message": other.message}
                for other in finding.related
            ],
            "suggestion": finding.suggestions[0].text if finding.suggestions else None,
            "which": finding.which,
            "fingerprint": finding.fingerprint,
        }
        for finding in findings
    ]


class _Sentences:
    """The sentences of an article by offsets into its source; blocks need not stand there in order."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        spans = (analysis.span(begin, end) for begin, end in analysis.sentence_ranges if begin < end)
        self._places = sorted((analysis.article.to_source(*span)[0], span) for span in spans)

    def at(self, offset: int) -> str | None:
        """The words of the sentence that holds or precedes an offset of the source."""
        before = bisect_right(self._places, (offset, (len(self._analysis.article.text), 0))) - 1
        if before < 0:
            return None
        start, end = self._places[before][1]
        return self._analysis.article.text[start:end]


def _claim(claim: Claim, source: Source) -> Row:
    span, value = claim.span, claim.value
    circumstances: Iterable[tuple[str, frozenset[str]]] = sorted(claim.circumstances.items())
    return {
        "attribute": claim.attribute,
        "subject": claim.subject.key,
        "item": claim.item or None,
        "value": value.name or None,
        "low": _finite(value.low),
        "high": _finite(value.high),
        "unit": value.unit or None,
        "certainty": claim.certainty.value,
        "circumstances": json.dumps({name: sorted(held) for name, held in circumstances if held}, ensure_ascii=False),
        **_place(source, source.text[span.source_start : span.source_end], span.source_start, span.source_end),
        # Only what may be compared with other articles is kept whole.
        "packed": claim_bytes(claim) if claim.compared and claim.subject.key else None,
    }


def _finite(number: float | None) -> float | None:
    return number if number is not None and isfinite(number) else None


def _place(source: Source, quote: str | None, start: int | None, end: int | None) -> Row:
    where = None if start is None else source.position(start)
    return {
        "quote": quote,
        "start": start,
        "end": end,
        "line": where and where.line,
        "column": where and where.column,
    }
