"""One criterion against one article: met or not, by which sentences, and what to say where it is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from lint.balance.criterion import Criterion
from lint.balance.evidence import Evidence, Found, evidence_of
from lint.balance.kind import ArticleKind, kind_of
from lint.findings.finding import Severity
from lint.language.analysis import Analysis
from lint.read.article import BlockKind


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


def severity_if_absent(analysis: Analysis, criterion: Criterion) -> Severity | None:
    """How bad an absence would be in such an article; None where it could stand on the score card alone."""
    treatment = criterion.form.applies_to.get(_kind(analysis, criterion).name)  # type: ignore[call-overload] # any kind
    if criterion.excerpt and treatment == "card":
        return Severity.SUGGESTION
    return Severity(treatment) if treatment not in {None, "card"} else None


def why_not_asked(criterion: Criterion, found: Found) -> str | None:
    """Why a criterion does not apply to an article; None where it does."""
    form, analysis = criterion.form, found.analysis
    kind = _kind(analysis, criterion)
    if kind.name not in form.applies_to:
        return kind.reason if not kind.applies else f"not asked of such an article: {kind.reason}"
    if not criterion.excerpt and len(analysis.words) < form.from_words:
        return "the article is too short for it"
    if criterion.needs and not _says_enough(criterion, found):
        return "nothing in the article calls for it"
    if found.places.get("unless_said"):
        return "the article says why it is not called for"
    if _is_in_title(found, "unless_title"):
        return "it is about something else, by its title"
    return None


def assess(criterion: Criterion, found: Found) -> Answer:
    """The answer of an article in which a criterion's patterns were found so."""
    form, kind = criterion.form, _kind(found.analysis, criterion)
    evidence = tuple(evidence_of(criterion, found))
    score = _score(evidence, criterion)
    why_not = why_not_asked(criterion, found)
    shown = tuple(item for item in evidence if item.weight > 0)
    best = max((item.weight for item in shown), default=0)
    vague = best < form.least_weight.get(kind.name, 0)  # type: ignore[call-overload] # any kind may be asked for
    met = score >= form.at_least and not vague
    status = Status.NOT_APPLICABLE if why_not else Status.MET if met else Status.NOT_MET
    absent = status is Status.NOT_MET and (score < form.clear_absence or vague)
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
        severity=severity_if_absent(found.analysis, criterion) if absent else None,
        rank=form.rank,
        counts=form.counts,
    )


def _kind(analysis: Analysis, criterion: Criterion) -> ArticleKind:
    """What the article is; an excerpt is taken as an article of a fitting kind."""
    kind, fitting = kind_of(analysis), criterion.form.applies_to
    if criterion.excerpt and kind.name not in fitting:
        return ArticleKind(next(iter(fitting)), "an excerpt")
    return kind


def _says_enough(criterion: Criterion, found: Found) -> bool:
    least = 1 if criterion.excerpt else criterion.form.needs_sentences
    return len(found.sentences("needs")) >= least or (criterion.form.needs_title and _is_in_title(found, "needs"))


def _is_in_title(found: Found, key: str) -> bool:
    return any(found.analysis.block_of(number).kind is BlockKind.TITLE for number in found.sentences(key))


def _score(evidence: tuple[Evidence, ...], criterion: Criterion) -> int:
    counts = Counter(item.label for item in evidence)
    return sum(grade.form.weight * min(counts[grade.form.label], grade.form.most) for grade in criterion.grades)


def _reason(status: Status, evidence: tuple[Evidence, ...]) -> str:
    labels = list(dict.fromkeys(item.label for item in sorted(evidence, key=lambda item: -item.weight)))
    if status is Status.MET:
        return "; ".join(labels)
    return f"only {'; '.join(labels)}" if labels else "nothing found"
