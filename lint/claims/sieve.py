"""Which attributes of an article can come to a finding at all, told before the dear part of reading them.

A lone claim contradicts nothing, and neither do claims of one value; subjects, circumstances and places of such
claims need not be worked out where only findings are wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from lint.claims.claim import Certainty
from lint.claims.compare import distance
from lint.claims.statement import Match, Statement


class Sieve:
    """Lets through what could contradict itself, drift or be held to a fact."""

    def __init__(self, held_to_facts: Collection[str]) -> None:
        """Take the ids of the attributes about which there are facts."""
        self._held_to_facts = held_to_facts

    def lets_match(self, matches: Sequence[Match]) -> bool:
        """Whether these matches of one attribute could, whatever stands around them."""
        if any(match.reading.names_item or match.attribute.id in self._held_to_facts for match in matches):
            return True
        return len(matches) > 1

    def lets_say(self, said: Sequence[Statement]) -> bool:
        """Whether these statements on one attribute could, whatever they are about."""
        told = [item for item in said if item.compared]
        if not told:
            return False
        if any(item.match.reading.names_item for item in told):
            return True
        stated = {item.value for item in told if item.certainty is Certainty.STATED}
        hedged = {item.value for item in told if item.certainty is Certainty.HEDGED}
        attribute = told[0].match.attribute
        if (stated and attribute.id in self._held_to_facts) or (attribute.drifts and stated & hedged):
            return True
        values = [value for value in stated | hedged if value is not None]
        return any(distance(attribute, one, other) > 0 for one, other in combinations(values, 2))
