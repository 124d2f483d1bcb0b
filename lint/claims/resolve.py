"""Whose claim it is: the intervention in the claim, its clause, its sentence, its labels, or carried on to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property

from lint.claims.claim import Subject
from lint.claims.labels import Labels
from lint.claims.main_subject import main_subject
from lint.claims.mentions import Mention, find_mentions
from lint.claims.names import Names
from lint.language.analysis import Analysis

_STRONG = frozenset({";", "while", "whereas", "but", "although", "though", "however", "—", "–"})
_LINKS = frozenset({"of", "with", "by", "from", "using", "after", "before", "during", "on", "to", "taking"})
_CARRIES = frozenset("it its this these they their them the such that those there he she we you".split())
_OPENING = 1  # words before a claim that still begins its sentence
_REACH = 8  # words behind a claim in which "of X" or "with X" names its subject


class Resolver:
    """Tells the subject of words; an article's mentions are found once."""

    def __init__(self, analysis: Analysis, labels: Labels, names: Names) -> None:
        self._analysis = analysis
        self._labels = labels
        self._names = names

    @cached_property
    def _mentions(self) -> list[Mention]:
        return find_mentions(self._analysis, self._names)

    @cached_property
    def _begins(self) -> list[int]:
        return [mention.begin for mention in self._mentions]

    @cached_property
    def _main(self) -> str | None:
        return main_subject(self._analysis, self._mentions)

    def subject(
        self, begin: int, end: int, *, outside: bool = False, items: Collection[int] = (), classed: bool = False
    ) -> Subject:
        """The subject of a claim at words [begin, end): no name that starts at one of `items` in it, or none at all.

        `classed`: "analgesics such as diazepam" puts diazepam into a class, and sets it against nothing.
        """
        sentence = self._analysis.sentence_index(begin)
        inside = [] if outside else self._between(begin, end) if classed else self._named(begin, end)
        inside = [mention for mention in inside if not mention.general and mention.begin not in items]
        return next(self._told(begin, end, sentence, inside), None) or self._carry(sentence)

    def _told(self, begin: int, end: int, sentence: int, inside: list[Mention]) -> Iterator[Subject]:
        """The names that could be the subject, the nearest first."""
        first, last = self._analysis.sentence_ranges[sentence]
        since, until = self._clause(begin, end, first, last)
        yield from (Subject(mention.key, "claim") for mention in inside[:1])
        yield from (Subject(mention.key, "clause") for mention in self._named(since, begin)[-1:])
        behind = self._named(end, min(until, end + _REACH))
        yield from (Subject(mention.key, "clause") for mention in behind if self._is_linked(mention, end))
        if begin - self._opening(sentence) <= _OPENING:  # "Recently approved by the FDA, esketamine ..."
            yield from (Subject(mention.key, "sentence") for mention in self._named(end, min(last, end + _REACH))[:1])
        for label in self._labels.of(sentence, near=True):
            yield from (Subject(mention.key, "label") for mention in self._named(*label)[:1])
        if column := self._labels.column(sentence):
            yield Subject(self._analysis.text_of(*column).lower(), "label")
        yield from (Subject(mention.key, "sentence") for mention in self._named(first, since)[-1:])

    def _named(self, begin: int, end: int) -> list[Mention]:
        return [mention for mention in self._between(begin, end) if not mention.general and not mention.compared]

    def _between(self, begin: int, end: int) -> list[Mention]:
        return self._mentions[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]

    def _clause(self, begin: int, end: int, first: int, last: int) -> tuple[int, int]:
        low = self._analysis.words.low
        since = max((at + 1 for at in range(first, begin) if low[at] in _STRONG), default=first)
        until = min((at for at in range(end, last) if low[at] in _STRONG), default=last)
        return since, until

    def _opening(self, sentence: int) -> int:
        """Where a sentence begins, behind its own label."""
        own = self._labels.own(sentence)
        return own[1] + 1 if own else self._analysis.sentence_ranges[sentence][0]

    def _is_linked(self, mention: Mention, end: int) -> bool:
        return any(word in _LINKS for word in self._analysis.words.low[end - 1 : mention.begin])

    def _is_class(self, mention: Mention) -> bool:
        return mention.begin in self._analysis.classes.get("drug-class", {})

    def _carry(self, sentence: int) -> Subject:
        """What a sentence without a name goes on about: the one before it in the block, the heading, the article."""
        analysis = self._analysis
        here = analysis.sentences[sentence]
        at = sentence - 1
        while at >= 0 and analysis.sentences[at].block == here.block:
            # A class of medicines named in passing is no subject to go on about: which of them, nobody says.
            found = [
                m for m in self._named(*analysis.sentence_ranges[at]) if m.key == self._main or not self._is_class(m)
            ]
            if found:
                keys = {mention.key for mention in found}
                key = found[0].key if len(keys) == 1 else self._main if self._main in keys else None
                return Subject(key, "carried" if key else "unknown")
            at -= 1
        for label in self._labels.of(sentence, near=False):
            if found := self._named(*label):
                return Subject(found[0].key, "heading")
        return Subject(self._main, "article") if self._main else Subject(None)
