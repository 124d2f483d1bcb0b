"""The language stage: spaCy's English tokenizer and our deterministic components, in one pipeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import numpy as np

from lint.language.analysis import Analysis, Sentence
from lint.language.context import Cues
from lint.language.quantities import find_quantities
from lint.language.sentences import sentence_starts
from lint.language.terms import TermFinder
from lint.language.tokenizer import Doc, Language, english
from lint.language.words import WordReader
from lint.read.article import Article

if TYPE_CHECKING:
    from thinc.types import Ints2d

Offsets = np.ndarray[tuple[int], np.dtype[np.int64]]
QUANTITY_KINDS = frozenset({"duration", "money", "percent", "dose", "ratio", "times", "count", "year", "age", "number"})


@Language.factory("healthlint_words")
def _words(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes the name
    reader = WordReader(nlp.vocab.strings)

    def component(doc: Doc) -> Doc:
        doc.user_data["words"] = reader.read(doc, doc.user_data["article"].text)
        return doc

    return component


@Language.component("healthlint_sentences")
def _sentences(doc: Doc) -> Doc:
    article = doc.user_data["article"]  # its text, not doc.text, which is put together anew each time
    starts = np.array(sentence_starts(article.text, article.blocks), dtype="int64")
    doc.user_data["sentence_starts"] = starts
    offsets = doc.to_array("IDX").astype("int64")
    marks = np.full((len(doc), 1), -1, dtype="int64")
    at = np.searchsorted(offsets, starts)
    marks[at[at < len(doc)]] = 1
    doc.from_array(["SENT_START"], cast("Ints2d", marks.astype("uint64")))
    return doc


class Analyser:
    """Turns articles into analyses; keeps the pipeline, the term finder and the cues."""

    def __init__(self, *, terms: TermFinder, cues: Cues) -> None:
        self._terms = terms
        self._cues = cues
        self.nlp = english()
        self.nlp.add_pipe("healthlint_words")
        self.nlp.add_pipe("healthlint_sentences")

    @property
    def class_names(self) -> frozenset[str]:
        """The classes that patterns can name."""
        return self._terms.names | QUANTITY_KINDS

    def analyse(self, article: Article) -> Analysis:
        """The language of one article."""
        doc = self.nlp.make_doc(article.text)
        doc.user_data["article"] = article
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        words = doc.user_data["words"]
        quantities = tuple(find_quantities(words, article.text))
        classes = self._terms.find(words, article.text)
        for quantity in quantities:
            classes.setdefault(quantity.kind, {})[quantity.begin] = (quantity.end,)
        sentences = _sentence_words(article, words.starts, doc.user_data["sentence_starts"])
        return Analysis(article, words, sentences, classes, quantities, self._cues)


def _sentence_words(
    article: Article, starts: list[int], offsets: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> tuple[Sentence, ...]:
    """Sentences in words; the separators between blocks belong to none."""
    if not starts:
        return ()
    places = np.searchsorted(np.array(starts, dtype="int64"), offsets).tolist()
    ends = [*places[1:], len(starts)]
    sentences = []
    for offset, begin, end in zip(offsets.tolist(), places, ends, strict=True):
        block = article.block_index(offset)
        stop = end
        while stop > begin and starts[stop - 1] >= article.blocks[block].end:
            stop -= 1
        if stop > begin:
            sentences.append(Sentence(begin, stop, block))
    return tuple(sentences)
