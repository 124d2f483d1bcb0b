"""What an article leaves out: a criterion (the rule's options) that fits the article and is clearly not met.

Options: see `lint/balance/schema.py`. In a rule's own examples an excerpt stands for an article of a fitting kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.balance.assess import assess
from lint.balance.criterion import EXCERPT, criterion_of
from lint.language.analysis import Analysis
from lint.rules.match import Absence
from lint.rules.rule import Rule


def find(analysis: Analysis, rule: Rule) -> Iterator[Absence]:
    """One absence, or none."""
    answer = assess(analysis, criterion_of(rule), excerpt=bool(rule.options.get(EXCERPT)))
    if answer.severity is not None:
        yield Absence(answer.which, answer.severity, answer.rank)
