"""What an article leaves out: a criterion (the rule's options) that fits the article and is clearly not met.

Options: see `lint/balance/schema.py`. In a rule's own examples an excerpt stands for an article of a fitting kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from lint.balance.checklist import Checklist
from lint.language.analysis import Analysis
from lint.rules.engines import FindAll
from lint.rules.match import Absence
from lint.rules.rule import Rule


def prepare(rules: Sequence[Rule]) -> FindAll:
    """Criteria share one pass over an article: most of them would look at all its words."""
    return partial(_find, Checklist(rules), {rule.id: number for number, rule in enumerate(rules)})


def _find(checklist: Checklist, places: Mapping[str, int], analysis: Analysis) -> Iterator[tuple[int, Absence]]:
    for answer in checklist.absences(analysis):
        if answer.severity is not None:
            yield places[answer.rule], Absence(answer.which, answer.severity, answer.rank)
