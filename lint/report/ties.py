"""What joins the ends of a contradiction on the page: at each end a link that says where another is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint.claims.claim import Claim
from lint.claims.ledger import shipped_comparer
from lint.findings.finding import Severity
from lint.read.source import Source
from lint.report.placing import TextMap

if TYPE_CHECKING:
    from lint.report.cards import Card

_COLOURS = "abcd"  # of base.css; the finding's number tells more pairs apart


@dataclass(frozen=True, slots=True)
class Tie:
    """The link at one end; `start` and `end` are that end's place in the source, `anchor` is its mark."""

    start: int
    end: int
    anchor: str
    card: str
    label: str
    severity: Severity
    colour: str
    text: str  # "disagrees with line 12"
    way: str  # "down" or "up"
    href: str
    rule: str

    @property
    def arrow(self) -> str:
        """The way as a sign."""
        return "↓" if self.way == "down" else "↑"

    @property
    def name(self) -> str:
        """What is read aloud."""
        return f"{self.text.capitalize()}, further {self.way}: finding {self.label}"


def ties(shown: Iterable[Card], text_map: TextMap, claims: Iterable[Claim] = ()) -> tuple[Tie, ...]:
    """The links of all contradictions whose two ends the page shows, in the order of the findings.

    A contradiction may have more places than two; `claims` tell which of the two each of these disagrees with.
    """
    found: list[Tie] = []
    pairs = 0
    claimed: dict[_Range, list[Claim]] = {}
    for claim in claims:
        claimed.setdefault((claim.span.source_start, claim.span.source_end), []).append(claim)
    for card in shown:
        ends = _ends(card, text_map)
        if len(ends) > 1:
            colour = _COLOURS[pairs % len(_COLOURS)]
            pairs += 1
            found += _joined(card, ends, colour, text_map.article.source, claimed)
    return tuple(found)


_Range = tuple[int, int]
_End = tuple[int, int, str]  # place in the source, id of the mark


def _ends(card: Card, text_map: TextMap) -> list[_End]:
    """The places that the page shows: the finding's own, its counterpart, then others about the same thing."""
    finding = card.finding
    if finding.category != "contradiction" or finding.start is None or finding.end is None:
        return []
    ends = [(finding.start, finding.end, card.anchor)]
    ends += [(other.related.start, other.related.end, other.anchor) for other in card.others if other.anchor]
    return ends if all(text_map.shows(start, end) for start, end, _ in ends[:2]) else []


def _joined(
    card: Card, ends: list[_End], colour: str, source: Source, claimed: Mapping[_Range, list[Claim]]
) -> Iterator[Tie]:
    first, second = ends[:2]
    for number, here in enumerate(ends):
        there, words = (second, first)[number != 0], "disagrees with"
        if number > 1:
            against = next((end for end in (first, second) if _disagree(here, end, claimed)), None)
            there, words = against or first, words if against else "compare"
        line = source.position(there[0]).line
        where = f"line {line}" if line != source.position(here[0]).line else "this line"
        yield Tie(
            *here, card=card.id, label=card.label, severity=card.finding.severity, colour=colour,
            text=f"{words} {where}", way="down" if there[0] > here[0] else "up", href=f"#{there[2]}",
            rule=card.finding.rule,
        )  # fmt: skip


def _disagree(one: _End, other: _End, claimed: Mapping[_Range, list[Claim]]) -> bool:
    return any(
        a.attribute == b.attribute and shipped_comparer().disagreement(a, b) > 0
        for a in claimed.get(one[:2], ())
        for b in claimed.get(other[:2], ())
    )
