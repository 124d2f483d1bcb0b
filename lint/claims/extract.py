"""Extraction: an article's claims, each with its subject, value, certainty and circumstances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lint.claims.attribute import Attribute, Reading
from lint.claims.circumstances import Circumstance, Circumstances
from lint.claims.claim import Certainty, Claim, Span, Subject, Value
from lint.claims.labels import Labels
from lint.claims.measure import measured
from lint.claims.names import Names
from lint.claims.resolve import Resolver
from lint.language.analysis import Analysis
from lint.language.strength import strength
from lint.patternlang.finder import Finder, Pattern
from lint.read.article import BlockKind

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YES = frozenset("yes certainly absolutely definitely indeed sure".split())
_NO = frozenset("no never not nope".split())
_LIST_WORDS = frozenset({",", "and", "or", "as", "well", "also", "for", "&", "/", "nor"})
_ADJECTIVES = 2  # words before a term of a list
_LONGEST_ANSWER = 24  # words of an answer that are shown


class Extractor:
    """All readings of all attributes compiled into one finder."""

    def __init__(
        self, attributes: Sequence[Attribute], *, names: Names, circumstances: Mapping[str, Circumstance]
    ) -> None:
        self.attributes = tuple(attributes)
        self._names = names
        self._circumstances = circumstances
        self._owners = [
            (attribute, reading, pattern)
            for attribute in attributes
            for reading in attribute.readings
            for pattern in reading.match
        ]
        self._finder = Finder([pattern for _, _, pattern in self._owners])
        self._guards: dict[tuple[int, str], Finder] = {}

    def claims(self, analysis: Analysis) -> list[Claim]:
        """The claims of one article, in its order; of those that overlap in one attribute the longest."""
        reader = _Reader(analysis, self._names, self._circumstances)
        found: dict[str, list[tuple[int, int, Claim]]] = {}
        for number, begin, end in self._finder.find(analysis.view, analysis.sentence_ranges):
            attribute, reading, pattern = self._owners[number]
            if self._holds(reading, analysis, reader.labels, begin, end):
                for claim in reader.read(attribute, reading, pattern, begin, end):
                    found.setdefault(attribute.id, []).append((begin, end, claim))
        claims = [claim for some in found.values() for claim in _apart(some)]
        return sorted(claims, key=lambda claim: (claim.span.start, claim.span.end, claim.attribute, claim.item))

    def _holds(self, reading: Reading, analysis: Analysis, labels: Labels, begin: int, end: int) -> bool:
        sentence = analysis.sentence_index(begin)
        block = analysis.block_of(sentence)
        if block.kind is BlockKind.RESIDUE or (reading.where and block.kind not in reading.where):
            return False
        here = [analysis.sentence_ranges[sentence]]
        if reading.label and not self._any(reading, "label", analysis, sorted(labels.all_of(sentence))):
            return False
        if reading.excepts and any(
            a < end and begin < b for _, a, b in self._guard(reading, "excepts").find(analysis.view, here)
        ):
            return False
        if reading.unless_sentence and self._any(reading, "unless_sentence", analysis, here):
            return False
        return not reading.needs_sentence or self._any(reading, "needs_sentence", analysis, here)

    def _any(self, reading: Reading, key: str, analysis: Analysis, ranges: list[tuple[int, int]]) -> bool:
        return next(self._guard(reading, key).find(analysis.view, ranges), None) is not None

    def _guard(self, reading: Reading, key: str) -> Finder:
        at = (id(reading), key)
        if at not in self._guards:
            self._guards[at] = Finder(getattr(reading, key))
        return self._guards[at]


class _Reader:
    """Turns matches in one article into claims."""

    def __init__(self, analysis: Analysis, names: Names, circumstances: Mapping[str, Circumstance]) -> None:
        self._analysis = analysis
        self.labels = Labels(analysis)
        self._names = names
        self._resolver = Resolver(analysis, self.labels, names)
        self._circumstances = Circumstances(analysis, self.labels, circumstances)
        self._aside = analysis.cues.guards
        year = _YEAR.search(analysis.article.metadata.get("date", ""))
        self._written = int(year[0]) if year else None

    def read(
        self, attribute: Attribute, reading: Reading, pattern: Pattern, begin: int, end: int
    ) -> Iterator[Claim]:
        """The claim that words [begin, end) make; none where an `unless` holds or no value is to be had."""
        analysis = self._analysis
        contexts = analysis.contexts(begin, end, named=pattern.says)
        if any(name in contexts for name in attribute.unless):
            return
        sentence = analysis.sentence_index(begin)
        place = (begin, end)
        if "asked" in contexts and attribute.comparison == "polarity" and (said := self._answer(sentence)):
            yes, place = said
            value = reading.value if yes else reading.negated
            contexts = analysis.contexts(*place) if value else contexts
            contexts.pop("negated", None)
            certainty = _certainty(contexts, negated=False)
        else:
            negated = "negated" in contexts
            value = reading.negated if negated else reading.value
            certainty = _certainty(contexts, negated=negated and reading.negated is None)
            if value is None:
                value = measured(attribute, analysis, begin, end, least=reading.least) if reading.value is None else reading.value
        items = self._items(attribute, begin, end)
        if reading.names_item:
            value = Value()
        if value is None or (reading.names_item and not items):
            return
        guards = [name for name in self._aside if name in contexts and name not in attribute.counts]
        aside = f'{guards[0]}: "{contexts[guards[0]]}"' if guards else ""
        places = analysis.classes.get(attribute.item, ()) if attribute.item else ()
        subject = self._resolver.subject(begin, end, outside=attribute.names_object, items=places)
        for item, stop in items or [("", end)]:
            named = (begin, max(end, stop)) if place == (begin, end) else place
            if reading.names_item:
                yield self._claim(attribute, subject, Value(item), certainty, named, "", aside)
            else:
                yield self._claim(attribute, subject, value, certainty, named, item, aside)

    def _claim(  # noqa: PLR0913 - the parts of a claim
        self, attribute: Attribute, subject: Subject, value: Value, certainty: Certainty, place: tuple[int, int],
        item: str, aside: str,
    ) -> Claim:  # fmt: skip
        sentence = self._analysis.sentence_index(place[0])
        return Claim(
            attribute=attribute.id, subject=subject, value=value, certainty=certainty, span=self._span(*place),
            item=item, strength=strength(self._analysis, sentence),
            circumstances={
                name: values
                for name, values in self._circumstances.of(sentence).items()
                if name not in attribute.ignores
            },
            written=self._written, set_aside=aside,
        )  # fmt: skip

    def _span(self, begin: int, end: int) -> Span:
        article = self._analysis.article
        start, stop = self._analysis.span(begin, end)
        source_start, source_end = article.to_source(start, stop)
        return Span(
            path=article.source.path, start=start, end=stop, source_start=source_start, source_end=source_end,
            quote=article.text[start:stop], sentence=self._analysis.sentence_index(begin),
            block=article.block_index(start),
        )  # fmt: skip

    def _items(self, attribute: Attribute, begin: int, end: int) -> list[tuple[str, int]]:
        """What the claim is about: the terms of the attribute's class in its words and in the list they begin."""
        if not attribute.item:
            return []
        low = self._analysis.words.low
        places = self._analysis.classes.get(attribute.item, {})
        last = self._analysis.sentence_ranges[self._analysis.sentence_index(begin)][1]
        found: dict[str, int] = {}
        at, free = begin, end  # beyond `free` only a list goes on
        while at < free:
            if at in places:
                stop = places[at][0]
                found.setdefault(self._names.key_of(" ".join(low[at:stop])), stop)
                if stop >= end:
                    free = _list_end(low, places, stop, last)
                at = stop
            else:
                at += 1
        return list(found.items())

    def _answer(self, sentence: int) -> tuple[bool, tuple[int, int]] | None:
        """Yes or no, and its place, where the sentence behind a question answers it."""
        analysis = self._analysis
        behind = sentence + 1
        if behind >= len(analysis.sentences) or analysis.is_asked(behind):
            return None
        here, there = analysis.sentences[sentence], analysis.sentences[behind]
        if there.block - here.block > 1:
            return None
        first = analysis.words.low[there.begin]
        if first not in _YES | _NO:
            return None
        return first in _YES, (there.begin, min(there.end, there.begin + _LONGEST_ANSWER))


def _list_end(low: list[str], places: Mapping[int, tuple[int, ...]], at: int, last: int) -> int:
    """One past the next term of a list that goes on at word `at` (", or severe migraine"), else `at`."""
    start = at
    while at < last and low[at] in _LIST_WORDS:
        at += 1
    if at == start:
        return start
    for begin in range(at, min(at + _ADJECTIVES + 1, last)):
        if begin in places:
            return places[begin][0]
    return start


def _certainty(contexts: Mapping[str, str], *, negated: bool) -> Certainty:
    if "asked" in contexts or "wondered" in contexts:
        return Certainty.ASKED
    if "quoted" in contexts:
        return Certainty.QUOTED
    if negated:
        return Certainty.DENIED
    return Certainty.HEDGED if "hedged" in contexts else Certainty.STATED


def _apart(found: list[tuple[int, int, Claim]]) -> Iterator[Claim]:
    """The longest of overlapping matches; those of one match about several items, and two values side by side, stay."""
    kept: list[tuple[int, int, Value]] = []
    said: set[tuple[Span, Value, str]] = set()
    for begin, end, claim in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
        here, words = (begin, end, claim.value), (claim.span, claim.value, claim.item)
        if words not in said and (here in kept or not any(_covers(other, here) for other in kept)):
            kept.append(here)
            said.add(words)
            yield claim


def _covers(longer: tuple[int, int, Value], other: tuple[int, int, Value]) -> bool:
    """Whether a match says nothing that a longer one has not said: it lies inside it, or overlaps with its value."""
    if other[1] <= longer[0] or longer[1] <= other[0]:
        return False
    return longer[2] == other[2] or (longer[0] <= other[0] and other[1] <= longer[1])
