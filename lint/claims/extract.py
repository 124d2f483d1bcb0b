"""Extraction: the readings of all attributes, looked for together, each only where it could hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lint.claims.attribute import Attribute
from lint.claims.circumstances import Circumstance
from lint.claims.claim import Claim, Span, Value
from lint.claims.holding import Finders, Holding
from lint.claims.labels import Labels, labels_of
from lint.claims.names import Names
from lint.claims.reader import Reader
from lint.claims.sieve import Sieve
from lint.claims.statement import Match, statement_of
from lint.claims.voice import is_house
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder

Range = tuple[int, int]


class Extractor:
    """All readings of all attributes, compiled into a few finders."""

    def __init__(
        self, attributes: Sequence[Attribute], *, names: Names, circumstances: Mapping[str, Circumstance]
    ) -> None:
        self.attributes = tuple(attributes)
        self._names = names
        self._circumstances = circumstances
        self._passes = {voice: _Pass(attributes, voice) for voice in ("any", "house")}
        self._finders = Finders()

    def claims(self, analysis: Analysis, *, house: bool | None = None, sieve: Sieve | None = None) -> list[Claim]:
        """The claims of one article, in its order; of those that overlap in one attribute the longest.

        `house` says whether a house speaks; left out, it is told from the article. A `sieve` leaves out the
        attributes that can come to no finding.
        """
        labels = labels_of(analysis)
        holding = Holding(analysis, labels, self._finders)
        reader = Reader(analysis, labels, names=self._names, circumstances=self._circumstances)
        claims: list[Claim] = []
        for matches in self._matches(analysis, labels, house=is_house(analysis) if house is None else house):
            if sieve and not sieve.lets_match(matches):
                continue
            held = [match for match in matches if holding.holds(match.reading, match.begin, match.end)]
            if sieve and not sieve.lets_match(held):
                continue
            said = [statement for match in held if (statement := statement_of(analysis, match))]
            if sieve and not sieve.lets_say(said):
                continue
            claims += _apart([(item.match, claim) for item in said for claim in reader.claims(item)])
        return sorted(claims, key=lambda claim: (claim.span.start, claim.span.end, claim.attribute, claim.item))

    def _matches(self, analysis: Analysis, labels: Labels, *, house: bool) -> Iterable[list[Match]]:
        """Every match, by attribute; those of a house's attributes only where a house speaks."""
        found: dict[str, list[Match]] = {}
        for voice in ("any", "house") if house else ("any",):
            for match in self._passes[voice].matches(analysis, labels):
                found.setdefault(match.attribute.id, []).append(match)
        return found.values()


class _Pass:
    """The readings of one voice; those that need a label are looked for only below one that says what they need."""

    def __init__(self, attributes: Sequence[Attribute], voice: str) -> None:
        owners = [
            (attribute, reading, pattern)
            for attribute in attributes
            if attribute.voice == voice
            for reading in attribute.readings
            for pattern in reading.match
        ]
        self._owners = owners
        self._free = [number for number, (_, reading, _) in enumerate(owners) if not reading.label]
        self._bound = [number for number, (_, reading, _) in enumerate(owners) if reading.label]
        self._finders = [Finder([owners[number][2] for number in numbers]) for numbers in (self._free, self._bound)]
        self._labels = Finder(
            list({pattern.text: pattern for _, reading, _ in owners for pattern in reading.label}.values())
        )

    def matches(self, analysis: Analysis, labels: Labels) -> Iterator[Match]:
        """Every match, in the order of attributes and their readings."""
        places = (analysis.sentence_ranges, self._labelled(analysis, labels))
        found = sorted(
            (numbers[number], begin, end)
            for numbers, finder, some in zip((self._free, self._bound), self._finders, places, strict=True)
            for number, begin, end in finder.find(analysis.view, some)
        )
        return (Match(*self._owners[number], begin, end) for number, begin, end in found)

    def _labelled(self, analysis: Analysis, labels: Labels) -> list[Range]:
        """The sentences with a label that says what some reading needs."""
        says: dict[Range, bool] = {}
        some = []
        for number, sentence in enumerate(analysis.sentence_ranges):
            for label in labels.all_of(number):
                if label not in says:
                    says[label] = next(self._labels.find(analysis.view, [label]), None) is not None
                if says[label]:
                    some.append(sentence)
                    break
        return some


def _apart(found: list[tuple[Match, Claim]]) -> Iterator[Claim]:
    """The longest of overlapping matches; those of one match about several items, and two values side by side, stay."""
    kept: list[tuple[int, int, Value]] = []
    said: set[tuple[Span, Value, str]] = set()
    for match, claim in sorted(found, key=lambda item: (item[0].begin - item[0].end, item[0].begin)):
        here, words = (match.begin, match.end, claim.value), (claim.span, claim.value, claim.item)
        if words not in said and (here in kept or not any(_covers(other, here) for other in kept)):
            kept.append(here)
            said.add(words)
            yield claim


def _covers(longer: tuple[int, int, Value], other: tuple[int, int, Value]) -> bool:
    """Whether a match says nothing that a longer one has not said: it lies inside it, or overlaps with its value."""
    if other[1] <= longer[0] or longer[1] <= other[0]:
        return False
    return longer[2] == other[2] or (longer[0] <= other[0] and other[1] <= longer[1])
