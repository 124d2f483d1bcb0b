"""What an article leaves out, as findings: the worst first, and never more than an editor will read."""

from __future__ import annotations

from collections.abc import Sequence

from lint.findings.finding import Finding, Severity
from lint.rules.match import Absence
from lint.rules.rule import Rule

MOST_SUGGESTIONS = 2  # an article that lacks more has the rest on its score card


def absences(found: Sequence[tuple[Rule, Absence]], path: str) -> list[Finding]:
    """Findings about the whole article, ranked: all errors and warnings, and the first suggestions."""
    ranked = sorted(found, key=lambda item: (-item[1].severity.rank, item[1].rank, item[0].id))
    told = [item for item in ranked if item[1].severity is not Severity.SUGGESTION]
    mild = [item for item in ranked if item[1].severity is Severity.SUGGESTION]
    return [_finding(rule, absence, path) for rule, absence in told + mild[:MOST_SUGGESTIONS]]


def _finding(rule: Rule, absence: Absence, path: str) -> Finding:
    return Finding(
        path=path, rule=rule.id, category=rule.category, severity=absence.severity,
        message=rule.message.replace("{note}", absence.note), quote=None, start=None, end=None,
        why=rule.why, advice=rule.advice, references=rule.references, which=absence.which,
    )  # fmt: skip
