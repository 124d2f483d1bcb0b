"""What matched words say: the value, how surely, and what keeps it from being compared. Of what, comes later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lint.claims.answers import answer
from lint.claims.attribute import Attribute, Reading
from lint.claims.claim import COMPARED, Certainty, Value
from lint.claims.measure import measured
from lint.language.analysis import Analysis
from lint.patternlang.pattern import Pattern

Words = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """Words [begin, end) that a reading's pattern matches."""

    attribute: Attribute
    reading: Reading
    pattern: Pattern
    begin: int
    end: int

    @property
    def words(self) -> Words:
        """Where it stands."""
        return self.begin, self.end


@dataclass(frozen=True, slots=True)
class Statement:
    """What a match says; `words` say it, which for a question are those of its answer.

    `value` None: the term inside the match is the value. `set_aside`: the guard and its words.
    """

    match: Match
    value: Value | None
    certainty: Certainty
    words: Words
    set_aside: str

    @property
    def compared(self) -> bool:
        """Whether its claims take part in comparison."""
        return not self.set_aside and self.certainty in COMPARED


def statement_of(analysis: Analysis, match: Match) -> Statement | None:
    """What a match says; None where an `unless` holds or no value is to be had."""
    attribute, reading = match.attribute, match.reading
    contexts: Mapping[str, str] = analysis.contexts(*match.words, named=match.pattern.says)
    if any(name in contexts for name in attribute.unless):
        return None
    words, denied = match.words, False
    asked = "asked" in contexts and attribute.comparison == "polarity"
    if asked and (said := answer(analysis, analysis.sentence_index(match.begin))):
        yes, words = said
        contexts = {name: cue for name, cue in analysis.contexts(*words).items() if name != "negated"}
        value = reading.value if yes else reading.negated
    else:
        denied = "negated" in contexts and reading.negated is None
        value = reading.negated if "negated" in contexts and not denied else reading.value
        if value is None:
            value = measured(attribute, analysis, *words, least=reading.least)
    if value is None and not reading.names_item:
        return None
    guards = (name for name in analysis.cues.guards if name not in attribute.counts)
    return Statement(match, value, _certainty(contexts, denied=denied), words, _first_of(guards, contexts))


def _first_of(guards: Iterable[str], contexts: Mapping[str, str]) -> str:
    return next((f'{name}: "{contexts[name]}"' for name in guards if name in contexts), "")


def _certainty(contexts: Mapping[str, str], *, denied: bool = False) -> Certainty:
    if "asked" in contexts or "wondered" in contexts:
        return Certainty.ASKED
    if "quoted" in contexts:
        return Certainty.QUOTED
    if denied:
        return Certainty.DENIED
    return Certainty.HEDGED if "hedged" in contexts else Certainty.STATED
