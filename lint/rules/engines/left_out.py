"""What an article leaves out: a criterion (the rule's options) that fits the article and is clearly not met.

Options: see `lint/balance/schema.py`. In a rule's own examples an excerpt stands for an article of a fitting kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.balance.assess import absence
from lint.balance.criterion import EXCERPT, criterion_of
from lint.language.analysis import Analysis
from lint.rules.match import Absence
from lint.rules.rule import Rule


def find(analysis: Analysis, rule: Rule) -> Iterator[Absence]:
    """One absence, or none."""
    criterion = criterion_of(rule)
    severity = absence(analysis, criterion, excerpt=bool(rule.options.get(EXCERPT)))
    if severity is not None:
        yield Absence(criterion.form.which, severity, criterion.form.rank)
