"""Criteria against an article, all in one pass: every answer for its score card, or the absences that are findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lint.balance.assess import Answer, assess, severity_if_absent, why_not_asked
from lint.balance.criterion import ENGINE, Criterion, criterion_of
from lint.balance.evidence import Found, wanted
from lint.balance.parts import parts_of
from lint.balance.sweep import Place, Sweep
from lint.language.analysis import Analysis

if TYPE_CHECKING:
    from lint.rules.rule import Rule


class Checklist:
    """The criteria among some rules."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.criteria = tuple(criterion_of(rule) for rule in rules if rule.engine == ENGINE)
        self._sheets: dict[tuple[int, ...], _Sheet] = {}

    def answers(self, analysis: Analysis) -> list[Answer]:
        """The answer of an article to each criterion."""
        every = range(len(self.criteria))
        return [assess(criterion, found) for criterion, found in self._found(analysis, tuple(every))]

    def absences(self, analysis: Analysis) -> Iterator[Answer]:
        """The answers that are findings; what would only stand on the score card is not looked for."""
        told = [n for n, criterion in enumerate(self.criteria) if severity_if_absent(analysis, criterion)]
        for criterion, found in self._found(analysis, tuple(told)):
            if why_not_asked(criterion, found) is None and (answer := assess(criterion, found)).severity:
                yield answer

    def _found(self, analysis: Analysis, numbers: tuple[int, ...]) -> Iterator[tuple[Criterion, Found]]:
        """Some of the criteria, each with what was found for it."""
        if numbers not in self._sheets:
            self._sheets[numbers] = _Sheet([self.criteria[number] for number in numbers])
        return self._sheets[numbers].found(analysis)


class _Sheet:
    """Criteria that are asked of the same articles, their patterns in one sweep."""

    def __init__(self, criteria: Sequence[Criterion]) -> None:
        self._criteria = criteria
        self._sweep = Sweep(
            (part, (number, key), patterns)
            for number, criterion in enumerate(criteria)
            for part, key, patterns in wanted(criterion)
        )

    def found(self, analysis: Analysis) -> Iterator[tuple[Criterion, Found]]:
        """Each criterion with what stands in an article for it."""
        places: list[dict[str, list[Place]]] = [{} for _ in self._criteria]
        for (number, key), mine in self._sweep.over(analysis, parts_of(analysis)).items():
            places[number][key] = mine
        return ((criterion, Found(analysis, mine)) for criterion, mine in zip(self._criteria, places, strict=True))
