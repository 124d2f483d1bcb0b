"""Many patterns over one article: one dictionary look-up a word, and matchers only where a trigger stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from lint.patternlang.matcher import View
from lint.patternlang.pattern import Pattern

Made = TypeVar("Made")
Hit = tuple[int, int, int]  # pattern number, nearest and farthest start before the trigger


class _Table(defaultdict[str, tuple[Hit, ...]]):
    """Word -> hits; a word met for the first time is looked up under its prefixes too."""

    def __init__(self, exact: dict[str, list[Hit]], prefixes: dict[str, list[Hit]]) -> None:
        super().__init__()
        self._exact = exact
        self._prefixes = prefixes
        self._lengths = sorted({len(prefix) for prefix in prefixes})

    def __missing__(self, word: str) -> tuple[Hit, ...]:
        hits = list(self._exact.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            hits += self._prefixes.get(word[:length], ())
        found = tuple(dict.fromkeys(hits))
        self[word] = found
        return found


class _Once(dict[int, Made]):
    """Number -> what is made of the pattern with that number, when it is first asked for: most patterns never are."""

    def __init__(self, make: Callable[[int], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, number: int) -> Made:
        made = self[number] = self._make(number)
        return made


class Finder:
    """Finds all matches of its patterns; `find` yields (pattern number, begin, end) in word indices."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._steps = _Once(lambda number: patterns[number].step)
        self._heads = _Once(lambda number: patterns[number].heads)
        self._companies: list[tuple[frozenset[str], ...]] = []
        exact: dict[str, list[Hit]] = defaultdict(list)
        prefixes: dict[str, list[Hit]] = defaultdict(list)
        self._by_class: dict[str, list[Hit]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            found, companies = pattern.triggers
            self._companies.append(companies)
            for key, nearest, farthest in found:
                hit = (number, nearest, farthest)
                if key[0] == "<":
                    self._by_class[key[1:-1]].append(hit)
                elif key[-1] == "*" and len(key) > 1:
                    prefixes[key[:-1]].append(hit)
                else:
                    exact[key].append(hit)
        self._table = _Table(exact, prefixes)

    def __reduce__(self) -> tuple[object, ...]:  # its tables are quicker made than read
        return Finder, (self._patterns,)

    def find(  # noqa: C901 - the innermost loop of the tool: calls inside it would cost more than the rest
        self, view: View, sentences: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int, int]]:
        """Every match in the sentences (word ranges, in order), the first end for each start."""
        low, steps, heads_of, companies_of = view.low, self._steps, self._heads, self._companies
        tried: set[int] = set()
        size = len(low) + 1
        number_of = -1
        begin = end = -1
        around: frozenset[str] = frozenset()
        for at, hits in self._places(view, sentences):
            if not begin <= at < end:
                while at >= sentences[number_of][1] or number_of < 0:
                    number_of += 1
                begin, end = sentences[number_of]
                if at < begin:
                    begin = end = -1
                    continue
                around = view.around(begin, end)
            view.begin, view.end = begin, end
            for number, nearest, farthest in hits:
                for company in companies_of[number]:
                    if company.isdisjoint(around):
                        break
                else:
                    first = heads_of[number]
                    starts = view.starts(first[1]) if first is not None else ()
                    for start in range(max(begin, at - farthest), at - nearest + 1):
                        if first is not None and low[start] not in first[0] and start not in starts:
                            continue
                        if (key := number * size + start) in tried:
                            continue
                        tried.add(key)
                        if (stop := steps[number](view, start)) > start:
                            yield number, start, stop
                            view.begin, view.end = begin, end  # the caller may have looked elsewhere meanwhile

    def _places(self, view: View, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, Iterable[Hit]]]:
        """The words that trigger, in order, with what they trigger."""
        if not sentences:
            return []
        first, last = sentences[0][0], sentences[-1][1]
        words = view.low if first == 0 and last == len(view.low) else view.low[first:last]
        places: list[tuple[int, Iterable[Hit]]] = [
            (at, hits) for at, hits in enumerate(map(self._table.__getitem__, words), first) if hits
        ]
        by_class: list[tuple[int, Iterable[Hit]]] = [
            (at, hits)
            for name, hits in self._by_class.items()
            for at in view.classes.get(name, ())
            if first <= at < last
        ]
        if by_class:
            places += by_class
            places.sort(key=lambda place: place[0])
        return places
