"""The context of words: negated, hedged, asked, quoted, attributed, conditional, criticised, in animals ...

After ConText (Harkema et al. 2009): a cue opens a scope, forward or backward, that a terminator or the
sentence's end closes; a pseudo-cue looks like a cue and is none. Cues are data (`patterns/context/`);
they are looked up only for sentences in which a rule has matched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lint.patternlang.finder import Finder
from lint.patternlang.pattern import Pattern

DIRECTIONS = (
    "forward", "backward", "sentence", "next_sentence", "previous_sentence", "heading", "lead_in",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CueSet:
    """The cues of one context by direction, its terminators, its pseudo-cues and its reach in words."""

    name: str
    cues: dict[str, tuple[Pattern, ...]]
    terminators: tuple[Pattern, ...] = ()
    pseudo: tuple[Pattern, ...] = ()
    scope: int = 30
    guards_claims: bool = False  # a claim in this context is not compared with others


@dataclass(frozen=True, slots=True)
class Scope:
    """Words [begin, end) stand in `context` because of the cue at [cue_begin, cue_end)."""

    context: str
    direction: str
    begin: int
    end: int
    cue_begin: int
    cue_end: int


@dataclass(frozen=True)
class Cues:
    """All cue sets, compiled into one finder."""

    sets: tuple[CueSet, ...]

    @cached_property
    def roles(self) -> list[tuple[int, str]]:
        """For each pattern of the finder: the number of its cue set and its role there."""
        return [(number, role) for number, role, _ in self._patterns()]

    @cached_property
    def finder(self) -> Finder:
        """One finder over cues, terminators and pseudo-cues of all sets."""
        return Finder([pattern for _, _, pattern in self._patterns()])

    @property
    def names(self) -> frozenset[str]:
        """The names of all contexts."""
        return frozenset(item.name for item in self.sets)

    @cached_property
    def guards(self) -> tuple[str, ...]:
        """The contexts whose claims are not compared."""
        return tuple(item.name for item in self.sets if item.guards_claims)

    def _patterns(self) -> Iterator[tuple[int, str, Pattern]]:
        for number, item in enumerate(self.sets):
            for direction, patterns in item.cues.items():
                for pattern in patterns:
                    yield number, direction, pattern
            for pattern in item.terminators:
                yield number, "terminator", pattern
            for pattern in item.pseudo:
                yield number, "pseudo", pattern

    def scopes(self, found: Sequence[tuple[int, int, int]], begin: int, end: int) -> list[Scope]:
        """The scopes of one sentence [begin, end) from the matches of `finder` in it."""
        by_set: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        for pattern, start, stop in found:
            number, role = self.roles[pattern]
            by_set[number].append((role, start, stop))
        return [
            scope for number in sorted(by_set) for scope in _scopes_of(self.sets[number], by_set[number], begin, end)
        ]


def _scopes_of(item: CueSet, found: list[tuple[str, int, int]], begin: int, end: int) -> Iterator[Scope]:
    pseudo = [(start, stop) for role, start, stop in found if role == "pseudo"]
    stops = [(start, stop) for role, start, stop in found if role == "terminator"]
    for role, start, stop in found:
        if role in {"pseudo", "terminator"} or any(a < stop and start < b for a, b in pseudo):
            continue
        if role == "forward":
            until = min([a for a, _ in stops if a >= stop] + [end, stop + item.scope])
            yield Scope(item.name, role, stop, until, start, stop)
        elif role == "backward":
            since = max([b for _, b in stops if b <= start] + [begin, start - item.scope])
            yield Scope(item.name, role, since, start, start, stop)
        else:
            yield Scope(item.name, role, begin, end, start, stop)
