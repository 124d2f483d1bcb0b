"""Claims that are such only as answers, like "None at all" behind "Are there any dangers?".

Options: `question` and `answer`, lists of patterns. The answer is the sentence behind the question, in the
same block or, where the question stands alone, at the start of the next.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule
from lint.rules.study_cues import compiled


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each answer that fits, behind a question that fits."""
    question, answer = (
        compiled(tuple(rule.options["question"]), path=rule.path),
        compiled(tuple(rule.options["answer"]), path=rule.path),
    )
    ranges = analysis.sentence_ranges
    for asked in range(len(ranges) - 1):
        if not analysis.is_asked(asked) or not _answers(analysis, asked):
            continue
        if next(question.find(analysis.view, [ranges[asked]]), None) is None:
            continue
        said = [(begin, end) for _, begin, end in answer.find(analysis.view, [ranges[asked + 1]])]
        if said:
            begin, end = max(said, key=lambda place: place[1] - place[0])
            yield Match(*analysis.span(begin, end))


def _answers(analysis: Analysis, asked: int) -> bool:
    """Whether the next sentence answers: it is no question, and no other block stands between."""
    here, behind = analysis.sentences[asked], analysis.sentences[asked + 1]
    if analysis.is_asked(asked + 1):
        return False
    if here.block == behind.block:
        return True
    kinds = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION}
    return behind.block == here.block + 1 and analysis.block_of(asked + 1).kind in kinds
