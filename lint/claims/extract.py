"""Extraction: all readings of all attributes, looked for in one pass over an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint.claims.attribute import Attribute, Reading
from lint.claims.circumstances import Circumstance
from lint.claims.claim import Claim, Span, Value
from lint.claims.holding import Finders, Holding
from lint.claims.labels import Labels
from lint.claims.names import Names
from lint.claims.reader import Reader
from lint.claims.voice import is_house
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
from lint.patternlang.pattern import Pattern


class Extractor:
    """All readings of all attributes compiled into one finder."""

    def __init__(
        self, attributes: Sequence[Attribute], *, names: Names, circumstances: Mapping[str, Circumstance]
    ) -> None:
        self.attributes = tuple(attributes)
        self._names = names
        self._circumstances = circumstances
        self._passes = [_Pass(attributes, voice) for voice in ("any", "house")]
        self._finders = Finders()

    def claims(self, analysis: Analysis, *, house: bool | None = None) -> list[Claim]:
        """The claims of one article, in its order; of those that overlap in one attribute the longest.

        `house` says whether a house speaks; left out, it is told from the article.
        """
        speaks = is_house(analysis) if house is None else house
        labels = Labels(analysis)
        holding = Holding(analysis, labels, self._finders)
        reader = Reader(analysis, labels, names=self._names, circumstances=self._circumstances)
        found: dict[str, list[tuple[int, int, Claim]]] = {}
        for attribute, reading, pattern, begin, end in self._matches(analysis, house=speaks):
            if holding.holds(reading, begin, end):
                for claim in reader.read(attribute, reading, pattern, (begin, end)):
                    found.setdefault(attribute.id, []).append((begin, end, claim))
        claims = [claim for some in found.values() for claim in _apart(some)]
        return sorted(claims, key=lambda claim: (claim.span.start, claim.span.end, claim.attribute, claim.item))

    def _matches(self, analysis: Analysis, *, house: bool) -> Iterator[tuple[Attribute, Reading, Pattern, int, int]]:
        """Every match; those of a house's attributes only where a house speaks."""
        for some in self._passes if house else self._passes[:1]:
            for number, begin, end in some.finder.find(analysis.view, analysis.sentence_ranges):
                yield (*some.owners[number], begin, end)


class _Pass:
    """The readings of one voice, compiled into one finder, with the owner of each pattern."""

    def __init__(self, attributes: Sequence[Attribute], voice: str) -> None:
        self.owners = [
            (attribute, reading, pattern)
            for attribute in attributes
            if attribute.voice == voice
            for reading in attribute.readings
            for pattern in reading.match
        ]
        self.finder = Finder([pattern for _, _, pattern in self.owners])


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
