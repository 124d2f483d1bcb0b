"""Which attributes of an article can come to a finding at all, told before the dear part of reading them.

A lone claim contradicts nothing, and neither do claims of one value; subjects, circumstances and places of such
claims need not be worked out where only findings are wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from lint.claims.attribute import Attribute, Reading
from lint.claims.claim import Certainty
from lint.claims.compare import distance
from lint.claims.statement import Statement


class Sieve:
    """Lets through what could contradict itself, drift or be held to a fact."""

    def __init__(self, held_to_facts: Collection[str]) -> None:
        """Take the ids of the attributes about which there are facts."""
        self._held_to_facts = held_to_facts

    def lets_match(self, attribute: Attribute, readings: Sequence[Reading]) -> bool:
        """Whether words that are read so could, whatever stands around them."""
        if attribute.id in self._held_to_facts:
            return True
        return len(readings) > 1 or any(reading.names_item for reading in readings)

    def lets_say(self, attribute: Attribute, statements: Sequence[Statement]) -> bool:
        """Whether these statements could, whatever they are about."""
        told = [item for item in statements if item.compared]
        stated = {item.value for item in told if item.certainty is Certainty.STATED}
        if attribute.id in self._held_to_facts and stated:
            return True
        if attribute.drifts and stated & {item.value for item in told if item.certainty is Certainty.HEDGED}:
            return True
        if any(item.reading.names_item for item in told):
            return True
        values = {item.value for item in told if item.value is not None}
        return any(distance(attribute, one, other) > 0 for one, other in combinations(values, 2))
