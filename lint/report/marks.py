"""Marks in the article's text: overlapping places cut into pieces that never cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from lint.findings.finding import Severity
from lint.report.placing import meets

if TYPE_CHECKING:
    from lint.report.ties import Tie


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the article's text that belongs to a finding, or to the other end of one."""

    start: int
    end: int
    card: str  # id of the finding's card
    anchor: str  # id of the mark, the same for all stretches of one place
    label: str  # what the mark shows: a number
    name: str  # what the mark is called when read aloud
    severity: Severity
    related: bool = False
    tie: Tie | None = None  # the link to the other end of a contradiction, on the last stretch of a place


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the article's text that something links to; it is not marked."""

    start: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text covered by the same places throughout; `places` has the shortest first."""

    text: str
    places: tuple[Place, ...] = ()
    anchors: tuple[str, ...] = ()  # places that are seen here for the first time
    closing: tuple[Place, ...] = ()  # places that end here in this run
    spots: tuple[str, ...] = ()  # ids of spots that begin here

    @property
    def keys(self) -> str:
        """The ids of the cards, shortest place first; an other end is marked with a prime."""
        return " ".join(place.card + ("'" if place.related else "") for place in self.places)

    @property
    def css(self) -> str:
        """The classes of the mark: the worst severity, and what the eye should know besides."""
        own = [place for place in self.places if not place.related]
        worst = max((own or list(self.places)), key=lambda place: place.severity.rank)
        names = [worst.severity.value]
        names += ["other-end"] if not own else []
        names += ["shared"] if len(own) > 1 else []
        names += ["point"] if not self.text else []
        return " ".join(names)


class Marker:
    """Cuts runs of one article into pieces; it remembers which anchors the page has already."""

    def __init__(self, text: str, places: Sequence[Place], spots: Sequence[Spot] = ()) -> None:
        """Take the article's text and all places and spots in it, in any order."""
        self._text = text
        self._places: list[Place | Spot] = sorted((*places, *spots), key=lambda place: (place.start, place.end))
        self._starts = [place.start for place in self._places]
        self._reach = list(accumulate((place.end for place in self._places), max))
        self.anchored: set[str] = set()

    def run(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of text [start, end), in order; joined they are that text."""
        # Places before `low` end too soon, those from `high` on start too late: a long article stays quick.
        low, high = bisect_left(self._reach, start), bisect_right(self._starts, end)
        here = [place for place in self._places[low:high] if meets((place.start, place.end), (start, end))]
        if not here:
            return (Piece(self._text[start:end]),)
        edges = {start, end}
        for place in here:
            edges |= {max(start, place.start), min(end, place.end)}
        cuts = sorted(edges)
        spans = list(pairwise(cuts))
        points = {place.start for place in here if place.start == place.end}
        spans += [(point, point) for point in points]
        return tuple(self._piece(low, high, here, end) for low, high in sorted(spans))

    def _piece(self, low: int, high: int, here: Sequence[Place | Spot], end: int) -> Piece:
        # A point covers its own empty piece alone, and an empty piece holds points alone.
        there = [p for p in here if p.start <= low and high <= p.end and (p.start < p.end) == (low < high)]
        spots = [p.anchor for p in there if isinstance(p, Spot) and p.anchor not in self.anchored]
        over = [p for p in there if isinstance(p, Place)]
        over.sort(key=lambda place: (place.end - place.start, place.related, place.label))
        fresh = [place.anchor for place in over if place.anchor not in self.anchored]
        anchors = tuple(dict.fromkeys(fresh))
        self.anchored.update(anchors, spots)
        closing = tuple(place for place in over if min(place.end, end) == high)
        return Piece(self._text[low:high], tuple(over), anchors, closing, tuple(spots))
