"""An attribute: how claims about one property of an intervention are found, and when two of them disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lint.claims.claim import Value
from lint.patternlang.pattern import Pattern
from lint.read.article import BlockKind

Comparison = Literal["interval", "number", "year", "polarity", "levels", "states", "items"]
Voice = Literal["any", "house"]
Scope = Literal["subject", "page", "article"]
Across = Literal["lasting", "current"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Wording that carries one value; `value` None means the quantity or the term inside the match."""

    value: Value | None
    match: tuple[Pattern, ...]
    names_item: bool = False  # the term inside the match is the value itself
    least: bool = False  # of the quantity only its lower end
    label: tuple[Pattern, ...] = ()  # one of these must stand in a heading, lead-in or table header above the words
    excepts: tuple[Pattern, ...] = ()  # innocent phrases: a match that overlaps one is no claim
    unless_sentence: tuple[Pattern, ...] = ()
    needs_sentence: tuple[Pattern, ...] = ()
    kind: str = ""  # the item these words are about though none of its terms stands in them ("easy on the stomach")
    negated: Value | None = None  # the value when the words are negated; None: a negated claim is "denied"
    where: tuple[BlockKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribute:
    """One file of `patterns/claims`."""

    id: str
    path: str
    about: str
    label: str  # in messages: "says two things about {label}"
    comparison: Comparison
    scope: Scope
    voice: Voice
    readings: tuple[Reading, ...]
    quantities: tuple[str, ...] = ()
    tolerance: float = 1.0  # the factor by which ranges may be apart and still agree
    levels: tuple[str, ...] = ()  # in order, least first
    apart: int = 2  # the least distance of levels that disagrees
    clash: frozenset[frozenset[str]] = frozenset()  # states that exclude one another
    names_object: bool = False  # a name inside the words is what is done to or said of, never the subject
    item: str = ""  # the term class that says what of the subject a claim is about
    kinds: tuple[str, ...] = ()  # term classes that are items themselves: any term of one is that one item
    unless: tuple[str, ...] = ()  # contexts and guards in which the words are no claim at all
    counts: tuple[str, ...] = ()  # guards that do not set a claim aside here: a comparison where that is the claim
    ignores: frozenset[str] = frozenset()  # circumstances that do not matter here
    needs: tuple[str, ...] = ()  # circumstances without which two claims are not compared
    drifts: bool = False  # whether a claim hedged here and stated there is worth a suggestion
    facts_of: tuple[str, ...] = ()  # the attributes whose facts it is held to, if not its own
    contradiction: str = ""  # the rule that reports claims that disagree
    across: Across | None = None  # whether the articles of a site are held to one value: forever, or within a year
    fact: str = ""  # the rule that reports a claim that a fact contradicts
    disagree: tuple[tuple[str, int], ...] = ()  # texts that must give a contradiction, with their lines
    agree: tuple[tuple[str, int], ...] = ()  # texts that must not
    reads: tuple[tuple[str, str, int], ...] = ()  # a text, and the value that is read in it

    @property
    def item_is_value(self) -> bool:
        """Whether its values are terms of the item's class: drug classes, routes."""
        return any(reading.names_item for reading in self.readings)
