"""Length and readability: Flesch reading ease and Flesch-Kincaid grade, offline.

Both need syllables. `syllables` counts groups of vowels with English's common exceptions; over prose its sums are
within a few per cent of a dictionary's, which moves the reading ease by less than the formula's own error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lint.language.analysis import Analysis
from lint.read.article import BlockKind

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyäöüéèêáàâíóôúûœæ]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[aeiouyr]le|[^aeioulycsxzg]es|[aeiouyr]les|[^aeioudty]ed)$")
# Two syllables in one group of vowels ("science", "area", "create", "being") and a mark of its own ("ism").
_SPLIT = re.compile(
    r"(?<![cgst])i(?:a|o(?!n)|u|e(?=[nt])(?!nd))|[gc]i(?:an?(?=t)|o(?=l))|ti(?=et)|ea(?=$|l$|ct|te(?:d|s)?$)|ua(?=l)|yi|eing$|ism$|(?<=v)ious"
)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})
_FEWEST = 100  # words: a shorter sample says nothing


@dataclass(frozen=True, slots=True)
class Readability:
    """`words` of the article without residue; ease (higher reads easier) and grade (years of school) of its prose."""

    words: int
    ease: float | None
    grade: float | None


def readability(analysis: Analysis) -> Readability:
    """The figures of an article; ease and grade are None for less than a hundred words of prose."""
    article = analysis.article
    words = sum(
        len(_WORD.findall(article.text, block.start, block.end))
        for block in article.blocks
        if block.kind is not BlockKind.RESIDUE
    )
    prose: list[str] = []
    sentences = 0
    for number, (begin, end) in enumerate(analysis.sentence_ranges):
        if analysis.block_of(number).kind in _PROSE:
            found = _WORD.findall(article.text, *analysis.span(begin, end))
            prose += found
            sentences += bool(found)
    if len(prose) < _FEWEST or not sentences:
        return Readability(words, None, None)
    length = len(prose) / sentences
    weight = sum(map(syllables, prose)) / len(prose)
    return Readability(
        words, round(206.835 - 1.015 * length - 84.6 * weight, 1), round(0.39 * length + 11.8 * weight - 15.59, 1)
    )


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    count = len(_VOWELS.findall(low)) + len(_SPLIT.findall(low))
    return max(1, count - bool(_SILENT.search(low)))
