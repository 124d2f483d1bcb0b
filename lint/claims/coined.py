"""A product that no list knows: the proper name in the title that the body goes on to use."""

from __future__ import annotations

from collections import Counter

from spacy.lang.en.stop_words import STOP_WORDS

from lint.language.analysis import Analysis
from lint.read.article import BlockKind

_FEWEST = 2  # times that the body writes the name with a capital inside a sentence
_SHORTEST = 4
_NO_NAMES = ("condition", "person", "population", "regulator", "study-word", "subject-name", "intervention")


def coined_name(analysis: Analysis) -> str | None:
    """The name, in lower case; None where the title has none."""
    title = next((block for block in analysis.article.blocks if block.kind is BlockKind.TITLE), None)
    if title is None:
        return None
    words = analysis.words
    first, last = analysis.word_at(title.start), analysis.word_at(title.end)
    wanted = [words.low[at] for at in range(first, last) if _could_be_name(analysis, at)]
    if not wanted:
        return None
    begins = {begin for begin, _ in analysis.sentence_ranges}
    counts = Counter(
        words.low[at]
        for at in range(last, len(words))
        if words.low[at] in wanted and at not in begins and analysis.written(at)[0].isupper()
    )
    name = max(wanted, key=lambda word: counts[word])
    return name if counts[name] >= _FEWEST else None


def _could_be_name(analysis: Analysis, at: int) -> bool:
    word = analysis.words.low[at]
    known = any(at in analysis.classes.get(name, ()) for name in _NO_NAMES)
    return len(word) >= _SHORTEST and word.isalpha() and word not in STOP_WORDS and not known
