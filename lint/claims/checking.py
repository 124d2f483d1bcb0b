"""Claims against facts: what a dated source says of the same thing, where it says something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lint.claims.attribute import Attribute
from lint.claims.circumstances import Circumstance
from lint.claims.claim import Certainty, Claim
from lint.claims.compare import distance
from lint.claims.facts import ANY, ANY_OTHER, Fact

HOME = "US"  # the jurisdiction of a claim that names none: most regulatory claims of English articles are about it
AGO = "years ago"  # the unit of "recently approved": compared with the year of the latest fact


@dataclass(frozen=True, slots=True)
class Clash:
    """A claim and the fact that it contradicts."""

    claim: Claim
    fact: Fact


class Checker:
    """Facts by product and attribute; stale ones take no part. `checked` are the attributes that are held to any."""

    def __init__(
        self, facts: Iterable[Fact], attributes: Iterable[Attribute], circumstances: Mapping[str, Circumstance],
        classes: Mapping[str, frozenset[str]], *, today: date,
    ) -> None:  # fmt: skip
        self._attributes = {attribute.id: attribute for attribute in attributes}
        self._condition = circumstances.get("condition")
        self._classes = classes
        self._facts: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            if not fact.is_stale(today):
                self._facts.setdefault((fact.product, fact.attribute), []).append(fact)

        about = {attribute for _, attribute in self._facts}
        self.checked = frozenset(
            name for name, item in self._attributes.items() if not about.isdisjoint(item.facts_of or (name,))
        )

    def clashes(self, claims: Sequence[Claim]) -> Iterator[Clash]:
        """The claims that a fact contradicts, each with the fact."""
        for claim in claims:
            if claim.compared and claim.certainty is Certainty.STATED and claim.subject.key:
                for fact in self._relevant(claim):
                    if self._disagree(claim, fact):
                        yield Clash(claim, fact)
                        break

    def _relevant(self, claim: Claim) -> list[Fact]:
        """The facts about the claim's very case: its product or a class of it, its jurisdiction, item and condition."""
        for product in (claim.subject.key or "", *sorted(self._classes.get(claim.subject.key or "", ()))):
            facts = [
                fact
                for name in self._attributes[claim.attribute].facts_of or (claim.attribute,)
                for fact in self._facts.get((product, name), ())
                if self._same_place(claim, fact) and (not fact.items or claim.item in fact.items)
            ]
            if facts and claim.value.unit == AGO:
                return [max(facts, key=lambda fact: _year_of(fact) or 0)]
            if facts:
                return self._of_condition(claim, facts)
        return []

    def _same_place(self, claim: Claim, fact: Fact) -> bool:
        if fact.since and claim.written and fact.since.year > claim.written:
            return False  # what the article could not know
        named = claim.circumstances.get("jurisdiction", frozenset())
        return fact.jurisdiction == ANY or fact.jurisdiction in named or (not named and fact.jurisdiction == HOME)

    def _of_condition(self, claim: Claim, facts: list[Fact]) -> list[Fact]:
        conditional = [fact for fact in facts if fact.conditions]
        if not conditional or self._condition is None:
            return facts
        whole = [fact for fact in conditional if ANY in fact.conditions]
        if whole:
            return whole
        named = self._case(claim)
        if not named:
            if self._attributes[claim.attribute].item:
                return []
            return conditional if all(self._disagree(claim, fact) for fact in conditional) else []
        fitting = [
            fact
            for fact in conditional
            if any(self._condition.fit(self._condition.standard(name), named) for name in fact.conditions)
        ]
        if fitting:
            agreeing = [fact for fact in fitting if not self._disagree(claim, fact)]
            return agreeing or fitting
        return [fact for fact in conditional if ANY_OTHER in fact.conditions]

    def _case(self, claim: Claim) -> str:
        """The condition that a claim is about: its item, or where it has none the only one its sentence names."""
        if claim.item or self._attributes[claim.attribute].item or self._condition is None:
            return self._condition.standard(claim.item) if self._condition and claim.item else ""
        conditions = claim.circumstances.get("condition", frozenset())
        return self._condition.standard(next(iter(conditions))) if len(conditions) == 1 else ""

    def _disagree(self, claim: Claim, fact: Fact) -> bool:
        attribute = self._attributes[claim.attribute]
        if claim.value.unit == AGO:
            year, now = _year_of(fact), claim.written or fact.as_of.year
            return year is not None and now - year > (claim.value.high or 0)
        if claim.value.is_range:
            return all(distance(attribute, claim.value, value) > 0 for value in fact.values)
        if any(value.name == claim.value.name for value in fact.values):
            return False
        return not attribute.clash or any(
            frozenset((value.name, claim.value.name)) in attribute.clash for value in fact.values
        )


def _year_of(fact: Fact) -> int | None:
    """The year that a fact is about: its value, or when it began to hold."""
    if fact.values[0].low is not None:
        return int(fact.values[0].low)
    return fact.since.year if fact.since else None
