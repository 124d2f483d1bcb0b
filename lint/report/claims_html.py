"""The ledger as a table of the page: claims by attribute, each linked to its words and to what disagrees with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lint.claims.claim import Claim
from lint.claims.load import shipped_attributes
from lint.report.cards import Card
from lint.report.claims_words import circumstances_words, said, why_not_compared
from lint.report.marks import Spot
from lint.report.placing import TextMap
from lint.report.ties import Tie


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim; `anchor` is the id of its words where the page shows them."""

    claim: Claim
    anchor: str | None
    intervention: str
    value: str
    note: str
    circumstances: Mapping[str, str]
    quote: str
    where: str
    ties: tuple[Tie, ...]
    facts: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The claims on one attribute, in the order of the text."""

    name: str
    rows: tuple[ClaimRow, ...]


def spots(claims: Sequence[Claim], text_map: TextMap) -> list[Spot]:
    """Where the words of each claim stand, for links to them."""
    return [
        Spot(low, high, _anchor(number))
        for number, claim in enumerate(claims, 1)
        for low, high in text_map.ranges(claim.span.source_start, claim.span.source_end)[:1]
    ]


def claim_groups(
    claims: Sequence[Claim], text_map: TextMap, shown: Iterable[Card], joined: Iterable[Tie], seen: set[str]
) -> tuple[ClaimGroup, ...]:
    """The table: by attribute, then place. `seen` holds the ids that the page has."""
    marks = _Marks(shown, joined)
    rows = [
        _row(claim, _anchor(number) if _anchor(number) in seen else None, text_map, marks)
        for number, claim in enumerate(claims, 1)
    ]
    rows.sort(key=lambda row: (row.claim.attribute, row.claim.span.source_start))
    return tuple(
        ClaimGroup(name.replace("-", " "), tuple(group))
        for name, group in groupby(rows, key=lambda row: row.claim.attribute)
    )


def disagreeing(groups: Iterable[ClaimGroup]) -> int:
    """How many claims take part in a contradiction."""
    return sum(bool(row.ties) for group in groups for row in group.rows)


class _Marks:
    """Findings about claims, by the claim's place and the rule that reports its attribute."""

    def __init__(self, shown: Iterable[Card], joined: Iterable[Tie]) -> None:
        self._ties: dict[tuple[int, int, str], list[Tie]] = {}
        for tie in joined:
            self._ties.setdefault((tie.start, tie.end, tie.rule), []).append(tie)
        self._facts: dict[tuple[int, int, str], list[Card]] = {}
        for card in shown:
            finding = card.finding
            if finding.category == "fact" and finding.start is not None and finding.end is not None:
                self._facts.setdefault((finding.start, finding.end, finding.rule), []).append(card)
        self._rules = {item.id: (item.contradiction, item.fact) for item in shipped_attributes()}

    def of(self, claim: Claim) -> tuple[tuple[Tie, ...], tuple[Card, ...]]:
        contradiction, fact = self._rules.get(claim.attribute, ("", ""))
        start, end = claim.span.source_start, claim.span.source_end
        return (
            tuple(self._ties.get((start, end, contradiction), ())),
            tuple(self._facts.get((start, end, fact), ())),
        )


def _row(claim: Claim, anchor: str | None, text_map: TextMap, marks: _Marks) -> ClaimRow:
    source = text_map.article.source
    span = claim.span
    ties, facts = marks.of(claim)
    return ClaimRow(
        claim=claim, anchor=anchor, intervention=claim.subject.key or "not said", value=said(claim),
        note=why_not_compared(claim), circumstances=circumstances_words(claim),
        quote=" ".join(source.text[span.source_start : span.source_end].split()),
        where=f"line {source.position(span.source_start).line}", ties=ties, facts=facts,
    )  # fmt: skip


def _anchor(number: int) -> str:
    return f"claim-{number}"
