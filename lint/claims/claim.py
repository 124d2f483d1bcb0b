"""A claim: what an article says about an intervention, how surely, in which circumstances, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from lint.language.strength import Strength

How = Literal["claim", "clause", "sentence", "label", "carried", "heading", "article", "unknown"]


class Certainty(StrEnum):
    """How a claim is put."""

    STATED = "stated"
    HEDGED = "hedged"
    DENIED = "denied"  # negated where the negation has no value of its own
    ASKED = "asked"
    QUOTED = "quoted"


COMPARED = frozenset({Certainty.STATED, Certainty.HEDGED})


@dataclass(frozen=True, slots=True)
class Value:
    """A named state ("none", "approved"), a range of numbers in a unit, or both ("lasting" is six months and more).

    Durations are in hours, ages and times since in years, shares in percent.
    """

    name: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""

    @property
    def is_range(self) -> bool:
        """Whether there are numbers to compare."""
        return self.low is not None and self.high is not None


@dataclass(frozen=True, slots=True)
class Subject:
    """The intervention that a claim is about: its key (a substance, a class, a treatment), and how it was told."""

    key: str | None
    how: How = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """A place: offsets into the article's text and into the source, half-open, with the words there."""

    path: str
    start: int
    end: int
    source_start: int
    source_end: int
    quote: str
    sentence: int
    block: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; `circumstances` are route, population, condition ... as far as the text names them."""

    attribute: str
    subject: Subject
    value: Value
    certainty: Certainty
    span: Span
    item: str = ""  # what of the subject it is about: a receptor, a harm, an outcome
    strength: Strength = Strength.NONE
    circumstances: Mapping[str, frozenset[str]] = field(default_factory=dict)
    written: int | None = None  # the year of the article, where its metadata says
    set_aside: str = ""  # why it is not compared: the guard and its words

    @property
    def compared(self) -> bool:
        """Whether it takes part in comparison."""
        return not self.set_aside and self.certainty in COMPARED
