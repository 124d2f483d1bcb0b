"""A product that no list knows: the proper name in the title that the body goes on to use."""

from __future__ import annotations

from collections import Counter

from lint.language.analysis import Analysis
from lint.language.tokenizer import STOP_WORDS
from lint.read.article import BlockKind

_FEWEST = 2  # times that the body writes the name with a capital inside a sentence
_SHORTEST = 4
_KNOWN = ("subject-name", "intervention")
_NO_NAMES = ("ailment", "person", "population", "regulator", "study-word")
_ANNOUNCING = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.RESIDUE})


def coined_name(analysis: Analysis) -> str | None:
    """The name, in lower case; None where the title has none."""
    title = next((block for block in analysis.article.blocks if block.kind is BlockKind.TITLE), None)
    if title is None:
        return None
    words = analysis.words
    first, last = analysis.word_at(title.start), analysis.word_at(title.end)
    if any(first <= at < last for name in _KNOWN for at in analysis.classes.get(name, ())):
        return None
    wanted = [words.low[at] for at in range(first, last) if _could_be_name(analysis, at)]
    if not wanted:
        return None
    counts = Counter(
        words.low[at]
        for number, (begin, end) in enumerate(analysis.sentence_ranges)
        if analysis.block_of(number).kind not in _ANNOUNCING
        for at in range(begin + 1, end)
        if words.low[at] in wanted and analysis.written(at)[0].isupper()
    )
    name = max(wanted, key=lambda word: counts[word])
    return name if counts[name] >= _FEWEST else None


def _could_be_name(analysis: Analysis, at: int) -> bool:
    word = analysis.words.low[at]
    known = any(at in analysis.classes.get(name, ()) for name in _NO_NAMES)
    return len(word) >= _SHORTEST and word.isalpha() and word not in STOP_WORDS and not known
