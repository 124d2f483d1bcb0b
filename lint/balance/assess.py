"""One criterion against one article: met or not, by which sentences, and what to say where it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lint.balance.criterion import Criterion, Grade
from lint.balance.kind import ArticleKind, kind_of
from lint.findings.finding import Severity
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
from lint.read.article import BlockKind

_NO_EVIDENCE = frozenset({BlockKind.HEADING, BlockKind.RESIDUE})  # a heading promises, and names nothing


class Status(StrEnum):
    """The answer to a criterion's question."""

    MET = "met"
    NOT_MET = "not met"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that speaks to a criterion; offsets into the source, None for metadata of the page."""

    quote: str
    start: int | None
    end: int | None
    label: str
    weight: int
    text: str = ""  # the quote without markup, where it has any


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
    evidence = tuple(_evidence(analysis, criterion))
    score = _score(evidence, criterion)
    kind = kind_of(analysis)
    if excerpt and kind.name not in form.applies_to:
        kind = ArticleKind(next(iter(form.applies_to)), "an excerpt")
    treatment = form.applies_to.get(kind.name)  # type: ignore[call-overload] # any kind may be asked for
    why_not = _why_not(analysis, criterion, kind, excerpt=excerpt)
    shown = tuple(item for item in evidence if item.weight > 0)
    best = max((item.weight for item in shown), default=0)
    vague = best < form.least_weight.get(kind.name, 0)  # type: ignore[call-overload] # see above
    met = score >= form.at_least and not vague
    status = Status.NOT_APPLICABLE if why_not else Status.MET if met else Status.NOT_MET
    absent = status is Status.NOT_MET and (score < form.clear_absence or vague)
    told = treatment if treatment != "card" or not excerpt else "suggestion"
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
        severity=Severity(told) if absent and told not in {None, "card"} else None,
        rank=form.rank,
        counts=form.counts,
    )


def _why_not(analysis: Analysis, criterion: Criterion, kind: ArticleKind, *, excerpt: bool) -> str | None:
    form = criterion.form
    if kind.name not in form.applies_to:
        return kind.reason if not kind.applies else f"not asked of such an article: {kind.reason}"
    if not excerpt and len(analysis.words) < form.from_words:
        return "the article is too short for it"
    if criterion.needs is not None and not _says_enough(analysis, criterion, criterion.needs, excerpt=excerpt):
        return "nothing in the article calls for it"
    if criterion.unless_said is not None and _sentences_with(analysis, criterion.unless_said):
        return "the article says why it is not called for"
    if criterion.unless_title is not None and any(
        analysis.block_of(number).kind is BlockKind.TITLE
        for number in _sentences_with(analysis, criterion.unless_title)
    ):
        return "it is about something else, by its title"
    return None


def _says_enough(analysis: Analysis, criterion: Criterion, needs: Finder, *, excerpt: bool) -> bool:
    found = _sentences_with(analysis, needs)
    in_title = criterion.form.needs_title and any(analysis.block_of(number).kind is BlockKind.TITLE for number in found)
    return len(found) >= (1 if excerpt else criterion.form.needs_sentences) or in_title


def _sentences_with(analysis: Analysis, finder: Finder) -> set[int]:
    return {analysis.sentence_index(begin) for _, begin, _ in finder.find(analysis.view, analysis.sentence_ranges)}


def _evidence(analysis: Analysis, criterion: Criterion) -> Iterator[Evidence]:
    """Each sentence at its best grade, in the order of the article; then links and metadata."""
    best: dict[int, Grade] = {}
    for grade in criterion.grades:
        for sentence in _graded(analysis, grade):
            if sentence not in best or grade.form.weight > best[sentence].form.weight:
                best[sentence] = grade
    ranges = analysis.sentence_ranges
    left = [ranges[sentence] for sentence in sorted(best)]
    void = {analysis.sentence_index(begin) for _, begin, _ in criterion.not_counted.find(analysis.view, left)}
    for sentence in sorted(best.keys() - void):
        start, end = analysis.article.to_source(*analysis.span(*ranges[sentence]))
        form = best[sentence].form
        quote = analysis.article.source.text[start:end]
        yield Evidence(quote, start, end, form.label, form.weight, analysis.text_of(*ranges[sentence]))
    for grade in criterion.grades:
        yield from _page_evidence(analysis, grade)


def _graded(analysis: Analysis, grade: Grade) -> Iterator[int]:
    for number, begin, end in grade.finder.find(analysis.view, analysis.sentence_ranges):
        sentence = analysis.sentence_index(begin)
        if analysis.block_of(sentence).kind in _NO_EVIDENCE or analysis.is_asked(sentence):
            continue
        if grade.under is not None and not _stands_under(analysis, sentence, grade.under):
            continue
        if grade.form.unless:
            contexts = analysis.contexts(begin, end, named=grade.patterns[number].says)
            if any(name in contexts for name in grade.form.unless):
                continue
        yield sentence


def _stands_under(analysis: Analysis, sentence: int, headings: Finder) -> bool:
    ranges = analysis.sentence_ranges
    for above in range(sentence - 1, -1, -1):
        if analysis.block_of(above).kind is BlockKind.HEADING:
            return next(headings.find(analysis.view, [ranges[above]]), None) is not None
    return False


def _page_evidence(analysis: Analysis, grade: Grade) -> Iterator[Evidence]:
    source = analysis.article.source
    if grade.links is not None:
        for match in grade.links.finditer(source.text):
            yield Evidence(match[0], match.start(), match.end(), grade.form.label, grade.form.weight)
    for key in grade.form.metadata:
        if value := analysis.article.metadata.get(key):
            yield Evidence(f"{key}: {value}", None, None, grade.form.label, grade.form.weight)


def _score(evidence: tuple[Evidence, ...], criterion: Criterion) -> int:
    counts = Counter(item.label for item in evidence)
    return sum(grade.form.weight * min(counts[grade.form.label], grade.form.most) for grade in criterion.grades)


def _reason(status: Status, evidence: tuple[Evidence, ...]) -> str:
    labels = list(dict.fromkeys(item.label for item in sorted(evidence, key=lambda item: -item.weight)))
    if status is Status.MET:
        return "; ".join(labels)
    return f"only {'; '.join(labels)}" if labels else "nothing found"
