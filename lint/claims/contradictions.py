"""Contradictions: claims on one attribute of one thing that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from lint.claims.attribute import Attribute
from lint.claims.circumstances import Circumstance
from lint.claims.claim import Certainty, Claim
from lint.claims.compare import distance

_DENYING = frozenset({"no", "none", "absent", "not-approved"})
_MOST = 60  # claims of one group that are compared; a page with more on one attribute of one thing is a table
_TOLD = frozenset({"claim", "clause", "label", "sentence"})
_SURE = {"claim": 0, "clause": 0, "label": 0, "sentence": 1, "carried": 1, "heading": 1, "article": 2, "unknown": 2}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The clearest pair on one attribute of one thing, in the order of the text, and the other places."""

    attribute: Attribute
    first: Claim
    second: Claim
    others: tuple[Claim, ...]


class Comparer:
    """Compares claims of one article, or of many: groups them first, so that only like meets like."""

    def __init__(self, attributes: Iterable[Attribute], circumstances: Mapping[str, Circumstance]) -> None:
        self._attributes = {attribute.id: attribute for attribute in attributes}
        self._circumstances = circumstances

    def contradictions(self, claims: Sequence[Claim]) -> Iterator[Contradiction]:
        """One contradiction for each set of claims that disagree."""
        groups: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims:
            if claim.compared and self._attributes[claim.attribute].contradiction:
                groups.setdefault(self._group(claim), []).append(claim)
        for some in groups.values():
            pairs = [
                (clear, one, other)
                for one, other in combinations(some[:_MOST], 2)
                if (clear := self.disagreement(one, other)) > 0
            ]
            yield from self._gathered(pairs)

    def disagreement(self, one: Claim, other: Claim) -> float:
        """How plainly two claims disagree; 0 where they agree or cannot be compared."""
        attribute = self._attributes[one.attribute]
        if one.span == other.span or not self.comparable(one, other):
            return 0.0
        apart = distance(attribute, one.value, other.value)
        if not apart or _is_softened(one, other):
            return 0.0
        return apart

    def comparable(self, one: Claim, other: Claim) -> bool:
        """Whether two claims of one attribute are about the same case."""
        attribute = self._attributes[one.attribute]
        if attribute.comparison == "items" and one.item and other.item and one.item != other.item:
            return False
        if attribute.scope == "page" and _are_told_apart(one, other):
            return False
        if any(not (one.circumstances.get(name) and other.circumstances.get(name)) for name in attribute.needs):
            return False
        return not any(
            item.differ(one.circumstances.get(name, frozenset()), other.circumstances.get(name, frozenset()))
            for name, item in self._circumstances.items()
            if name not in attribute.ignores and (not item.matters_to or attribute.id in item.matters_to)
        )

    def _group(self, claim: Claim) -> tuple[object, ...]:
        attribute = self._attributes[claim.attribute]
        item = "" if attribute.comparison == "items" else claim.item
        if attribute.scope != "subject":
            return claim.attribute, item, claim.span.path
        if claim.subject.key is None:
            return claim.attribute, item, claim.span.path, claim.span.block
        return claim.attribute, item, claim.subject.key

    def _gathered(self, pairs: list[tuple[float, Claim, Claim]]) -> Iterator[Contradiction]:
        """The pairs that share a place, as one contradiction with the clearest pair first."""
        pairs.sort(key=lambda pair: (_doubt(pair[1]) + _doubt(pair[2]), -pair[0], pair[1].span.start))
        while pairs:
            _, first, second = pairs[0]
            places = {first.span: first, second.span: second}
            grown = True
            while grown:
                touching = [pair for pair in pairs if pair[1].span in places or pair[2].span in places]
                grown = False
                for _, one, other in touching:
                    for claim in (one, other):
                        grown = grown or claim.span not in places
                        places.setdefault(claim.span, claim)
            pairs = [pair for pair in pairs if pair[1].span not in places]
            one, other = sorted((first, second), key=lambda claim: (claim.span.path, claim.span.start))
            others = sorted(set(places) - {one.span, other.span}, key=lambda span: (span.path, span.start))
            yield Contradiction(self._attributes[one.attribute], one, other, tuple(places[span] for span in others))


def _are_told_apart(one: Claim, other: Claim) -> bool:
    """Whether each claim names its subject itself, and another one than the other."""
    told = all(claim.subject.how in _TOLD for claim in (one, other))
    return told and one.subject.key != other.subject.key


def _doubt(claim: Claim) -> int:
    return _SURE[claim.subject.how] + (claim.certainty is Certainty.HEDGED)


def _is_softened(one: Claim, other: Claim) -> bool:
    """Two careful claims, or a careful denial, contradict nothing; "may cause X" does contradict "never X"."""
    hedged = [claim for claim in (one, other) if claim.certainty is Certainty.HEDGED]
    if len(hedged) == len((one, other)):
        return True
    return any(claim.value.name in _DENYING for claim in hedged)
