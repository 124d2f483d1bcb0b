"""The evidence of one criterion: the sentences that speak to it, each at its best grade, and what the page holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lint.balance.criterion import Criterion, Grade
from lint.balance.sweep import Place
from lint.language.analysis import Analysis
from lint.patternlang.pattern import Pattern
from lint.read.article import BlockKind

_NO_EVIDENCE = frozenset({BlockKind.HEADING, BlockKind.RESIDUE})  # a heading promises, and names nothing


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
class Found:
    """Where the patterns of one criterion stand in an article, by the list of the criterion that holds them."""

    analysis: Analysis
    places: Mapping[str, Sequence[Place]]

    def sentences(self, key: str) -> set[int]:
        """The numbers of the sentences in which a list's patterns stand."""
        return {self.analysis.sentence_index(begin) for _, begin, _ in self.places.get(key, ())}


def wanted(criterion: Criterion) -> Iterator[tuple[str, str, Sequence[Pattern]]]:
    """Part of the article, name of the list and its patterns, for each list of a criterion."""
    for number, grade in enumerate(criterion.grades):
        yield "anywhere", f"grade {number}", grade.patterns
        yield "heading", f"under {number}", grade.under
    yield "anywhere", "not_counted", criterion.not_counted
    yield "anywhere", "needs", criterion.needs
    yield "anywhere", "unless_said", criterion.unless_said
    yield "title", "unless_title", criterion.unless_title


def evidence_of(criterion: Criterion, found: Found) -> Iterator[Evidence]:
    """Each sentence at its best grade, in the order of the article; then links and metadata."""
    analysis = found.analysis
    best = _best_grades(criterion, found)
    for sentence in sorted(best):
        words = analysis.sentence_ranges[sentence]
        start, end = analysis.article.to_source(*analysis.span(*words))
        form = best[sentence].form
        quote = analysis.article.source.text[start:end]
        yield Evidence(quote, start, end, form.label, form.weight, analysis.text_of(*words))
    for grade in criterion.grades:
        yield from _page_evidence(analysis, grade)


def _best_grades(criterion: Criterion, found: Found) -> dict[int, Grade]:
    """Sentence -> the weightiest grade that it is evidence of, the first of several."""
    analysis = found.analysis
    best: dict[int, Grade] = {}
    void = found.sentences("not_counted")
    for number, grade in enumerate(criterion.grades):
        headings = found.sentences(f"under {number}")
        for pattern, begin, end in found.places.get(f"grade {number}", ()):
            sentence = analysis.sentence_index(begin)
            if sentence in void or (sentence in best and best[sentence].form.weight >= grade.form.weight):
                continue
            if analysis.block_of(sentence).kind in _NO_EVIDENCE or analysis.is_asked(sentence):
                continue
            if grade.under and _heading_above(analysis, sentence) not in headings:
                continue
            if grade.form.unless and not _counts(analysis, grade, pattern, begin, end):
                continue
            best[sentence] = grade
    return best


def _counts(analysis: Analysis, grade: Grade, pattern: Pattern, begin: int, end: int) -> bool:
    """Whether words [begin, end) stand in no context in which they are no evidence."""
    contexts = analysis.contexts(begin, end, named=pattern.says)
    return not any(name in contexts for name in grade.form.unless)


def _heading_above(analysis: Analysis, sentence: int) -> int | None:
    """The last sentence of the heading that a sentence stands under."""
    above = range(sentence - 1, -1, -1)
    return next((number for number in above if analysis.block_of(number).kind is BlockKind.HEADING), None)


def _page_evidence(analysis: Analysis, grade: Grade) -> Iterator[Evidence]:
    source = analysis.article.source
    if grade.links is not None:
        for match in grade.links.finditer(source.text):
            yield Evidence(match[0], match.start(), match.end(), grade.form.label, grade.form.weight)
    for key in grade.form.metadata:
        if value := analysis.article.metadata.get(key):
            yield Evidence(f"{key}: {value}", None, None, grade.form.label, grade.form.weight)
