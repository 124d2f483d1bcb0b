"""Whose claim it is: the intervention in the claim, its clause, its sentence, its labels, or carried on to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from lint.claims.claim import Subject
from lint.claims.labels import Labels
from lint.claims.mentions import Mention, find_mentions, main_subject, own_product
from lint.claims.names import Names
from lint.language.analysis import Analysis

_STRONG = frozenset({";", "while", "whereas", "but", "although", "though", "however", "—", "–"})
_LINKS = frozenset({"of", "with", "by", "from", "using", "after", "on", "to", "for", "taking"})
_CARRIES = frozenset("it its this these they their them the such that those there he she we you".split())
_OPENING = 1  # words before a claim that still begins its sentence
_REACH = 8  # words behind a claim in which "of X" or "with X" names its subject


class Resolver:
    """Tells the subject of words; an article's mentions are found once."""

    def __init__(self, analysis: Analysis, labels: Labels, names: Names) -> None:
        self._analysis = analysis
        self._labels = labels
        self.mentions = find_mentions(analysis, names)
        self._begins = [mention.begin for mention in self.mentions]
        self.main = main_subject(analysis, self.mentions) or own_product(analysis)
        self._carried: dict[int, Subject] = {}

    def subject(self, begin: int, end: int, *, outside: bool = False, items: Collection[int] = ()) -> Subject:
        """The subject of a claim at words [begin, end): no name that starts at one of `items` in it, or none at all."""
        analysis = self._analysis
        sentence = analysis.sentence_index(begin)
        first, last = analysis.sentence_ranges[sentence]
        inside = [] if outside else [mention for mention in self._named(begin, end) if mention.begin not in items]
        if inside:
            return Subject(inside[0].key, "claim")
        since, until = self._clause(begin, end, first, last)
        if found := self._named(since, begin):
            return Subject(found[-1].key, "clause")
        if found := [m for m in self._named(end, min(until, end + _REACH)) if self._is_linked(m, end)]:
            return Subject(found[0].key, "clause")
        if begin - self._opening(sentence) <= _OPENING and (found := self._named(end, min(last, end + _REACH))):
            return Subject(found[0].key, "sentence")  # "Recently approved by the FDA, esketamine ..."
        for label in self._labels.of(sentence, near=True):
            if found := self._named(*label):
                return Subject(found[0].key, "label")
        if column := self._labels.column(sentence):
            return Subject(self._analysis.text_of(*column).lower(), "label")
        if found := self._named(first, since):
            return Subject(found[-1].key, "sentence")
        return self._carry(sentence)

    def _named(self, begin: int, end: int) -> list[Mention]:
        some = self.mentions[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]
        return [mention for mention in some if not mention.general and not mention.compared]

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
        return any(word in _LINKS for word in self._analysis.words.low[end : mention.begin])

    def _carry(self, sentence: int) -> Subject:
        """What a sentence without a name goes on about: the one before it in the block, the heading, the article."""
        analysis = self._analysis
        here = analysis.sentences[sentence]
        at = sentence - 1
        while at >= 0 and analysis.sentences[at].block == here.block:
            if found := self._named(*analysis.sentence_ranges[at]):
                first = {mention.key for mention in found}
                return Subject(found[0].key, "carried") if len(first) == 1 else Subject(None)
            at -= 1
        for label in self._labels.of(sentence, near=False):
            if found := self._named(*label):
                return Subject(found[0].key, "heading")
        return Subject(self.main, "article") if self.main else Subject(None)
