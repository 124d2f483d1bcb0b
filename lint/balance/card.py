"""The score card of one article: which criteria it meets, beside its length and readability. Not a truth score."""

from __future__ import annotations

from dataclasses import dataclass

from lint.balance.assess import Answer, Status
from lint.balance.checklist import Checklist
from lint.balance.kind import ArticleKind, kind_of
from lint.balance.readability import Readability, readability
from lint.language.analysis import Analysis


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


def card_of(analysis: Analysis, checklist: Checklist) -> ScoreCard:
    """The score card of an article; the most important criteria come first."""
    answers = sorted(checklist.answers(analysis), key=lambda answer: (answer.rank, answer.rule))
    degrees = [item.degree for item in answers if item.counts and item.status is not Status.NOT_APPLICABLE]
    figures = readability(analysis)
    return ScoreCard(
        kind=kind_of(analysis),
        answers=tuple(answers),
        coverage=sum(degrees) / len(degrees) if degrees else 0.0,
        words=figures.words,
        readability=figures,
    )
