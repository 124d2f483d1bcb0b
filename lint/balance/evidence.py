"""What in an article speaks to a criterion: sentences at their grade, links, metadata of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.balance.criterion import Criterion, Grade
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
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


def speaking(analysis: Analysis, criterion: Criterion) -> dict[int, Grade]:
    """Sentence -> its best grade, in the order of the article."""
    best: dict[int, Grade] = {}
    for grade in criterion.grades:
        for sentence in _graded(analysis, grade):
            if sentence not in best or grade.form.weight > best[sentence].form.weight:
                best[sentence] = grade
    ranges = analysis.sentence_ranges
    left = [ranges[sentence] for sentence in sorted(best)]
    void = {analysis.sentence_index(begin) for _, begin, _ in criterion.not_counted.find(analysis.view, left)}
    return {sentence: best[sentence] for sentence in sorted(best.keys() - void)}


def quoted(analysis: Analysis, sentences: dict[int, Grade]) -> Iterator[Evidence]:
    """The evidence of sentences that speak to a criterion."""
    for sentence, grade in sentences.items():
        words = analysis.sentence_ranges[sentence]
        start, end = analysis.article.to_source(*analysis.span(*words))
        quote = analysis.article.source.text[start:end]
        yield Evidence(quote, start, end, grade.form.label, grade.form.weight, analysis.text_of(*words))


def of_page(analysis: Analysis, criterion: Criterion) -> Iterator[Evidence]:
    """The evidence of links and metadata."""
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
