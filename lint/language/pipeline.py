"""The language stage: spaCy's English tokenizer, then our deterministic components."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from lint.language.analysis import Analysis, Sentence
from lint.language.context import Cues
from lint.language.quantities import find_quantities
from lint.language.sentences import sentence_starts
from lint.language.terms import TermFinder
from lint.language.tokenizer import english_tokenizer
from lint.language.words import WordReader
from lint.read.article import Article

QUANTITY_KINDS = frozenset({"duration", "money", "percent", "dose", "ratio", "times", "count", "year", "age", "number"})


class Analyser:
    """Turns articles into analyses; keeps the reader of words, the term finder and the cues."""

    def __init__(self, *, terms: TermFinder, cues: Cues) -> None:
        self._terms = terms
        self._cues = cues
        self.reader = WordReader(english_tokenizer())

    @property
    def class_names(self) -> frozenset[str]:
        """The classes that patterns can name."""
        return self._terms.names | QUANTITY_KINDS

    def analyse(self, article: Article) -> Analysis:
        """The language of one article."""
        words = self.reader.read(article.text)
        quantities = tuple(find_quantities(words, article.text))
        classes = self._terms.find(words, article.text)
        for quantity in quantities:
            classes.setdefault(quantity.kind, {})[quantity.begin] = (quantity.end,)
        sentences = _sentence_words(article, words.starts)
        return Analysis(article, words, sentences, classes, quantities, self._cues)


def _sentence_words(article: Article, starts: list[int]) -> tuple[Sentence, ...]:
    """Sentences in words; the separators between blocks belong to none."""
    offsets = sentence_starts(article.text, article.blocks)
    places = [*(bisect_left(starts, offset) for offset in offsets), len(starts)]
    sentences = []
    for offset, (begin, end) in zip(offsets, pairwise(places), strict=True):
        block = article.block_index(offset)
        stop = end
        while stop > begin and starts[stop - 1] >= article.blocks[block].end:
            stop -= 1
        if stop > begin:
            sentences.append(Sentence(begin, stop, block))
    return tuple(sentences)
