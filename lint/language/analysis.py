"""Analysis: an article's words, sentences, classes, quantities and contexts, ready for rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lint.language.context import Cues, Scope
from lint.language.quantities import Quantity
from lint.language.terms import Classes
from lint.language.words import Words
from lint.patternlang.view import View
from lint.read.article import Article, Block, BlockKind

_QUOTE = re.compile(r"“[^”\n]{2,600}[”\n]|\"[^\"\n]{2,600}\"|(?<!\w)‘[^’\n]{12,600}’(?!\w)")
_ASKED = re.compile(r"\?[\"'”’)\]]*\s*\Z")
_TAIL = 8  # characters in which a closing question mark, quotation mark and bracket stand


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words [begin, end) of the block with index `block`."""

    begin: int
    end: int
    block: int


@dataclass
class Analysis:
    """An article with its language; word indices count `words`, offsets count the article's text."""

    article: Article
    words: Words
    sentences: tuple[Sentence, ...]
    classes: Classes
    quantities: tuple[Quantity, ...]
    cues: Cues
    kept: dict[str, Any] = field(default_factory=dict)  # what later stages work out once an article

    def __post_init__(self) -> None:
        self._scopes: dict[int, list[Scope]] = {}

    @cached_property
    def view(self) -> View:
        """The words as matchers see them."""
        return View(self.words.low, self.written, self.classes)

    @cached_property
    def sentence_ranges(self) -> list[tuple[int, int]]:
        """[begin, end) of each sentence, in words."""
        return [(sentence.begin, sentence.end) for sentence in self.sentences]

    @cached_property
    def _begins(self) -> list[int]:
        return [sentence.begin for sentence in self.sentences]

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        return [match.span() for match in _QUOTE.finditer(self.article.text)]

    def written(self, at: int) -> str:
        """The word as it is written."""
        return self.article.text[self.words.starts[at] : self.words.ends[at]]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Offsets of words [begin, end)."""
        return self.words.starts[begin], self.words.ends[end - 1]

    def text_of(self, begin: int, end: int) -> str:
        """The article's text from word `begin` to word `end`."""
        start, stop = self.span(begin, end)
        return self.article.text[start:stop]

    def quantities_in(self, begin: int, end: int) -> list[Quantity]:
        """The quantities inside words [begin, end)."""
        since = bisect_left(self._quantity_begins, begin)
        return [q for q in self.quantities[since : bisect_left(self._quantity_begins, end)] if q.end <= end]

    @cached_property
    def _quantity_begins(self) -> list[int]:
        return [quantity.begin for quantity in self.quantities]

    def word_at(self, offset: int) -> int:
        """The index of the word that holds or follows an offset."""
        at = bisect_right(self.words.starts, offset) - 1
        return at if at >= 0 and offset < self.words.ends[at] else at + 1

    def sentence_index(self, at: int) -> int:
        """The number of the sentence that holds word `at`."""
        return max(0, bisect_right(self._begins, at) - 1)

    def block_of(self, sentence: int) -> Block:
        """The block of a sentence, by the sentence's number."""
        return self.article.blocks[self.sentences[sentence].block]

    def is_asked(self, sentence: int) -> bool:
        """Whether the sentence ends in a question mark."""
        return sentence in self._asked

    @cached_property
    def _asked(self) -> frozenset[int]:
        asked = set()
        for number, here in enumerate(self.sentences):
            behind = self.sentences[number + 1] if number + 1 < len(self.sentences) else None
            same_block = behind is not None and behind.block == here.block
            stop = self.words.starts[behind.begin] if behind and same_block else self.article.blocks[here.block].end
            if _ASKED.search(self.article.text, max(self.words.starts[here.begin], stop - _TAIL), stop):
                asked.add(number)
        return frozenset(asked)

    def is_quoted(self, begin: int, end: int) -> bool:
        """Whether words [begin, end) stand inside quotation marks or a quotation block."""
        start, stop = self.span(begin, end)
        if self.article.block_at(start).kind is BlockKind.QUOTATION:
            return True
        at = bisect_right(self._quotes, (start, len(self.article.text))) - 1
        return any(a <= start and stop <= b for a, b in self._quotes[max(0, at) : at + 1])

    def contexts(self, begin: int, end: int, *, named: Callable[[str], bool] = lambda _word: True) -> dict[str, str]:
        """Context -> the words that set it, for words [begin, end).

        A cue inside them does not count where it is part of what was looked for ("no side effects"):
        where its words are `named`, not merely covered by a gap.
        """
        sentence = self.sentence_index(begin)
        found: dict[str, str] = {}
        if self.is_asked(sentence):
            found["asked"] = "?"
        if self.is_quoted(begin, end):
            found["quoted"] = "quotation marks"
        for scope in self._scopes_around(sentence):
            inside = begin <= scope.cue_begin and scope.cue_end <= end
            own = inside and all(map(named, self.words.low[scope.cue_begin : scope.cue_end]))
            if scope.begin < end and begin < scope.end and not own:
                found.setdefault(scope.context, self.text_of(scope.cue_begin, scope.cue_end))
        return found

    def _scopes_around(self, sentence: int) -> list[Scope]:
        """Scopes in the sentence, and those that its neighbours, lead-in and heading cast on it."""
        here = self.sentences[sentence]
        scopes = [s for s in self._own_scopes(sentence) if s.direction in {"forward", "backward", "sentence"}]
        for other, direction in ((sentence - 1, "next_sentence"), (sentence + 1, "previous_sentence")):
            if 0 <= other < len(self.sentences) and self.sentences[other].block == here.block:
                scopes += self._cast(other, direction, here)
        for above, direction in self._above.get(here.block, ()):
            scopes += self._cast(above, direction, here)
        return scopes

    def _cast(self, sentence: int, direction: str, onto: Sentence) -> list[Scope]:
        return [
            Scope(s.context, direction, onto.begin, onto.end, s.cue_begin, s.cue_end)
            for s in self._own_scopes(sentence)
            if s.direction == direction
        ]

    def _own_scopes(self, sentence: int) -> list[Scope]:
        if sentence not in self._scopes:
            begin, end = self.sentence_ranges[sentence]
            found = list(self.cues.finder.find(self.view, [(begin, end)]))
            self._scopes[sentence] = self.cues.scopes(found, begin, end)
        return self._scopes[sentence]

    @cached_property
    def _above(self) -> dict[int, list[tuple[int, str]]]:
        """Block -> the sentences of its heading and of the paragraph that leads its list in."""
        by_block: dict[int, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            by_block.setdefault(sentence.block, []).append(number)
        above: dict[int, list[tuple[int, str]]] = {}
        heading: int | None = None
        lead_in: int | None = None
        for index, block in enumerate(self.article.blocks):
            above[index] = [(n, "heading") for n in by_block.get(heading, ())] if heading is not None else []
            if block.kind is BlockKind.HEADING:
                heading, lead_in = index, None
            elif block.kind in {BlockKind.LIST_ITEM, BlockKind.QUOTATION}:
                if lead_in is not None and by_block.get(lead_in):
                    above[index].append((by_block[lead_in][-1], "lead_in"))
            else:
                lead_in = index if self.article.text[block.start : block.end].rstrip().endswith(":") else None
        return above
