"""Questions and answers: "Does it get you high? No." is one claim, made where the answer stands."""

from __future__ import annotations

from lint.language.analysis import Analysis

_YES = frozenset("yes certainly absolutely definitely indeed sure".split())
_NO = frozenset("no never not nope".split())
_LONGEST = 24  # words of an answer that are shown


def answer(analysis: Analysis, question: int) -> tuple[bool, tuple[int, int]] | None:
    """Yes or no, and its words, where the sentence behind sentence `question` answers it."""
    behind = question + 1
    if behind >= len(analysis.sentences) or analysis.is_asked(behind):
        return None
    here, there = analysis.sentences[question], analysis.sentences[behind]
    first = analysis.words.low[there.begin]
    if there.block - here.block > 1 or first not in _YES | _NO:
        return None
    return first in _YES, (there.begin, min(there.end, there.begin + _LONGEST))
