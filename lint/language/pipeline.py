"""The language stage: spaCy's English tokenizer, then our deterministic components."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import spacy
from spacy.util import compile_infix_regex

from lint.language.analysis import Analysis, Sentence
from lint.language.context import Cues
from lint.language.quantities import find_quantities
from lint.language.sentences import sentence_starts
from lint.language.terms import TermFinder
from lint.language.words import WordReader
from lint.read.article import Article

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

QUANTITY_KINDS = frozenset({"duration", "money", "percent", "dose", "ratio", "times", "count", "year", "age", "number"})
# Infixes that spaCy's English leaves inside a word: "flu‑jab" with a non-breaking hyphen, "covid-19", "2017)—so".
_MORE_INFIXES = (
    r"[‐‑]",
    r"(?<=[A-Za-z0-9])-(?=\d)",
    r"(?<=[A-Za-z])[–](?=[A-Za-z])",
    r"—|(?<=[)\]\d%])–",
    r"(?<=[.!?])(?=[A-Z][a-z])",
)


class Analyser:
    """Turns articles into analyses; keeps the reader of words, the term finder and the cues."""

    def __init__(self, *, terms: TermFinder, cues: Cues) -> None:
        self._terms = terms
        self._cues = cues
        nlp = spacy.blank("en")
        tokenizer = cast("Tokenizer", nlp.tokenizer)
        infixes = [*(nlp.Defaults.infixes or ()), *_MORE_INFIXES]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
        self.reader = WordReader(tokenizer)

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
    places = [bisect_left(starts, offset) for offset in offsets]
    sentences = []
    for offset, (begin, end) in zip(offsets, pairwise([*places, len(starts)]), strict=True):
        block = article.block_index(offset)
        stop = end
        while stop > begin and starts[stop - 1] >= article.blocks[block].end:
            stop -= 1
        if stop > begin:
            sentences.append(Sentence(begin, stop, block))
    return tuple(sentences)
