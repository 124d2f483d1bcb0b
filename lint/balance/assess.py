"""One criterion against one article: met or not, by which sentences, and what to say where it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lint.balance.criterion import Criterion
from lint.balance.evidence import Evidence, of_page, quoted, speaking
from lint.balance.kind import ArticleKind, kind_of
from lint.findings.finding import Severity
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
from lint.read.article import BlockKind

Said = tuple[str, int]
"""Label and weight of one piece of evidence."""


class Status(StrEnum):
    """The answer to a criterion's question."""

    MET = "met"
    NOT_MET = "not met"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an article says to one criterion; `severity` is set where the absence is a finding."""

    rule: str
    which: str
    question: str
    status: Status
    score: int
    degree: float  # 0 to 1: how far the criterion is met
    reason: str
    look_in: str
    evidence: tuple[Evidence, ...]
    severity: Severity | None
    rank: int
    counts: bool


def assess(analysis: Analysis, criterion: Criterion, *, excerpt: bool = False) -> Answer:
    """The answer of an article; an `excerpt` (a rule's own example) is taken as an article of a fitting kind."""
    form = criterion.form
    evidence = (*quoted(analysis, speaking(analysis, criterion)), *of_page(analysis, criterion))
    kind = _kind(analysis, criterion, excerpt=excerpt)
    why_not = _why_not(analysis, criterion, kind, excerpt=excerpt)
    score, vague = _scored([(item.label, item.weight) for item in evidence], criterion, kind)
    shown = tuple(item for item in evidence if item.weight > 0)
    met = score >= form.at_least and not vague
    status = Status.NOT_APPLICABLE if why_not else Status.MET if met else Status.NOT_MET
    absent = not why_not and (score < form.clear_absence or vague)
    return Answer(
        rule=criterion.rule,
        which=form.which,
        question=form.question,
        status=status,
        score=score,
        degree=max(0.0, min(1.0, score / (form.full or form.at_least))),
        reason=why_not or _reason(status, shown),
        look_in=form.look_in,
        evidence=shown,
        severity=_told(criterion, kind, excerpt=excerpt) if absent else None,
        rank=form.rank,
        counts=form.counts,
    )


def absence(analysis: Analysis, criterion: Criterion, *, excerpt: bool = False) -> Severity | None:
    """The `severity` of the same answer; evidence is looked for only where its absence would be told."""
    kind = _kind(analysis, criterion, excerpt=excerpt)
    told = _told(criterion, kind, excerpt=excerpt)
    if told is None or _why_not(analysis, criterion, kind, excerpt=excerpt):
        return None
    said = [(grade.form.label, grade.form.weight) for grade in speaking(analysis, criterion).values()]
    said += [(item.label, item.weight) for item in of_page(analysis, criterion)]
    score, vague = _scored(said, criterion, kind)
    return told if score < criterion.form.clear_absence or vague else None


def _kind(analysis: Analysis, criterion: Criterion, *, excerpt: bool) -> ArticleKind:
    kind = kind_of(analysis)
    if excerpt and kind.name not in criterion.form.applies_to:
        return ArticleKind(next(iter(criterion.form.applies_to)), "an excerpt")
    return kind


def _told(criterion: Criterion, kind: ArticleKind, *, excerpt: bool) -> Severity | None:
    """How bad an absence is in such an article; None where it is no finding."""
    treatment = criterion.form.applies_to.get(kind.name)  # type: ignore[call-overload] # any kind may be asked for
    told = treatment if treatment != "card" or not excerpt else "suggestion"
    return Severity(told) if told not in {None, "card"} else None


def _why_not(analysis: Analysis, criterion: Criterion, kind: ArticleKind, *, excerpt: bool) -> str | None:
    form = criterion.form
    if kind.name not in form.applies_to:
        return kind.reason if not kind.applies else f"not asked of such an article: {kind.reason}"
    if not excerpt and len(analysis.words) < form.from_words:
        return "the article is too short for it"
    if criterion.needs is not None and not _says_enough(analysis, criterion, criterion.needs, excerpt=excerpt):
        return "nothing in the article calls for it"
    if criterion.unless_said is not None and any(True for _ in _sentences_with(analysis, criterion.unless_said)):
        return "the article says why it is not called for"
    if criterion.unless_title is not None and any(
        analysis.block_of(number).kind is BlockKind.TITLE
        for number in _sentences_with(analysis, criterion.unless_title)
    ):
        return "it is about something else, by its title"
    return None


def _says_enough(analysis: Analysis, criterion: Criterion, needs: Finder, *, excerpt: bool) -> bool:
    enough = 1 if excerpt else criterion.form.needs_sentences
    found: set[int] = set()
    for sentence in _sentences_with(analysis, needs):
        found.add(sentence)
        in_title = criterion.form.needs_title and analysis.block_of(sentence).kind is BlockKind.TITLE
        if len(found) >= enough or in_title:
            return True
    return False


def _sentences_with(analysis: Analysis, finder: Finder) -> Iterator[int]:
    """The sentence of each match."""
    for _, begin, _ in finder.find(analysis.view, analysis.sentence_ranges):
        yield analysis.sentence_index(begin)


def _scored(said: list[Said], criterion: Criterion, kind: ArticleKind) -> tuple[int, bool]:
    """The score of the evidence, and whether none of it is as good as such an article needs."""
    counts = Counter(label for label, _ in said)
    score = sum(grade.form.weight * min(counts[grade.form.label], grade.form.most) for grade in criterion.grades)
    best = max((weight for _, weight in said if weight > 0), default=0)
    return score, best < criterion.form.least_weight.get(kind.name, 0)  # type: ignore[call-overload] # see above


def _reason(status: Status, evidence: tuple[Evidence, ...]) -> str:
    labels = list(dict.fromkeys(item.label for item in sorted(evidence, key=lambda item: -item.weight)))
    if status is Status.MET:
        return "; ".join(labels)
    return f"only {'; '.join(labels)}" if labels else "nothing found"
