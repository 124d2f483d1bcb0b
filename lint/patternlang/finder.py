"""Many patterns over one article: one dictionary look-up a word, and matchers only where a trigger stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lint.patternlang.matcher import View, compile_pattern, heads
from lint.patternlang.syntax import Sequence as Tree
from lint.patternlang.syntax import named, parse
from lint.patternlang.triggers import triggers

Made = TypeVar("Made")
Hit = tuple[int, int, int]  # pattern number, nearest and farthest start before the trigger


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern, parsed; a finder compiles it."""

    text: str
    tree: Tree
    names: frozenset[str]  # every word and prefix the pattern names: not what its gaps and classes cover

    def says(self, word: str) -> bool:
        """Whether the pattern itself names a word."""
        return word in self.names or any(word.startswith(name[:-1]) for name in self.names if name.endswith("*"))


def compile_text(text: str) -> Pattern:
    """Read a pattern; PatternError when it is not one."""
    tree = parse(text)
    return Pattern(text, tree, named(tree))


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


def _split(keys: frozenset[str] | None) -> tuple[frozenset[str], tuple[str, ...]] | None:
    """What a pattern starts with, as words and classes: asked before the matcher is called, which is dearer."""
    if keys is None:
        return None
    classes = tuple(sorted(key[1:-1] for key in keys if key[0] == "<" and len(key) > 1))
    return keys - {f"<{name}>" for name in classes}, classes


class Finder:
    """Finds all matches of its patterns; `find` yields (pattern number, begin, end) in word indices."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._steps = _Once(lambda number: compile_pattern(patterns[number].tree))
        self._heads = _Once(lambda number: _split(heads(patterns[number].tree)))
        self._companies: list[tuple[frozenset[str], ...]] = []
        exact: dict[str, list[Hit]] = defaultdict(list)
        prefixes: dict[str, list[Hit]] = defaultdict(list)
        self._by_class: dict[str, list[Hit]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            found, companies = triggers(pattern.tree)
            self._companies.append(companies)
            for trigger in found:
                hit = (number, trigger.nearest, trigger.farthest)
                if trigger.key.startswith("<"):
                    self._by_class[trigger.key[1:-1]].append(hit)
                elif trigger.key.endswith("*") and len(trigger.key) > 1:
                    prefixes[trigger.key[:-1]].append(hit)
                else:
                    exact[trigger.key].append(hit)
        self._table = _Table(exact, prefixes)

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
