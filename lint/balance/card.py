"""The score card of one article: which criteria it meets, beside its length and readability. Not a truth score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint.balance.assess import Answer, Status, assess
from lint.balance.criterion import ENGINE, criterion_of
from lint.balance.kind import ArticleKind, kind_of
from lint.balance.readability import Readability, readability
from lint.language.analysis import Analysis

if TYPE_CHECKING:
    from lint.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """`coverage` is checklist coverage, 0 to 1: the mean degree to which criteria that apply and count are met."""

    kind: ArticleKind
    answers: tuple[Answer, ...]
    coverage: float
    words: int
    readability: Readability

    @property
    def applicable(self) -> tuple[Answer, ...]:
        """The answers to criteria that fit the article."""
        return tuple(answer for answer in self.answers if answer.status is not Status.NOT_APPLICABLE)

    @property
    def met(self) -> int:
        """How many of these are met."""
        return sum(answer.status is Status.MET for answer in self.answers)


class Checklist:
    """The criteria among some rules."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.criteria = tuple(criterion_of(rule) for rule in rules if rule.engine == ENGINE)

    def card(self, analysis: Analysis) -> ScoreCard:
        """The score card of an article; the most important criteria come first."""
        answers = [assess(analysis, criterion) for criterion in self.criteria]
        answers.sort(key=lambda answer: (answer.rank, answer.rule))
        degrees = [item.degree for item in answers if item.counts and item.status is not Status.NOT_APPLICABLE]
        figures = readability(analysis)
        return ScoreCard(
            kind=kind_of(analysis),
            answers=tuple(answers),
            coverage=sum(degrees) / len(degrees) if degrees else 0.0,
            words=figures.words,
            readability=figures,
        )
