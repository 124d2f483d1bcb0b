"""Patterns of many owners in one pass over an article, each in the part of it that it asks for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
from lint.patternlang.pattern import Pattern

Owner = TypeVar("Owner", bound=Hashable)
Place = tuple[Pattern, int, int]


class Sweep(Generic[Owner]):
    """One finder for each part of an article, over the patterns of all owners that look there."""

    def __init__(self, wanted: Iterable[tuple[str, Owner, Iterable[Pattern]]]) -> None:
        """Take (part, owner, patterns); an owner looks in one part alone."""
        self._owners: dict[str, list[tuple[Owner, Pattern]]] = {}
        for part, owner, patterns in wanted:
            self._owners.setdefault(part, []).extend((owner, pattern) for pattern in patterns)
        self._finders = {part: Finder([pattern for _, pattern in mine]) for part, mine in self._owners.items()}

    def over(self, analysis: Analysis, parts: Mapping[str, Sequence[tuple[int, int]]]) -> dict[Owner, list[Place]]:
        """The matches of each owner that has any, as (pattern, begin, end); `parts` are sentences as word ranges."""
        found: dict[Owner, list[Place]] = {}
        for part, finder in self._finders.items():
            owners = self._owners[part]
            for number, begin, end in finder.find(analysis.view, parts[part]):
                owner, pattern = owners[number]
                found.setdefault(owner, []).append((pattern, begin, end))
        return found
