"""Many patterns over one article: matchers run only where a trigger stands, in sentences with what they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lint.patternlang.matcher import Step, View
from lint.patternlang.pattern import Pattern

Hit = tuple[int, int, int, tuple[frozenset[str], ...]]
"""Pattern number, nearest and farthest start before the trigger, and the company the pattern needs."""
Found = tuple[int, int, int]
"""Pattern number, begin and end."""
Paired = tuple[Sequence[Hit], frozenset[str], dict[str, list[Hit]]]
"""What a key triggers by itself, and what only beside a word or class of its company."""
Trial = tuple[Step, frozenset[str] | None, tuple[str, ...]]
"""Matcher of a pattern, and the words (None: any) and classes one of which it starts with."""


class Finder:
    """Finds all matches of its patterns; `find` yields (pattern number, begin, end) in word indices."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._trials: dict[int, Trial] = {}  # compiled when first asked for: most patterns never are
        keyed: dict[str, list[Hit]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            found, companies = pattern.triggers
            for key, nearest, farthest in found:
                keyed[key].append((number, nearest, farthest, companies))
        self._hits = {key: tuple(dict.fromkeys(hits)) for key, hits in keyed.items()}
        self._paired: dict[str, Paired] = {}  # of keys that have been met
        self._prefixes = tuple(key[:-1] for key in self._hits if key.endswith("*") and len(key) > 1)

    def __reduce__(self) -> tuple[object, ...]:  # its tables are quicker made than read
        return Finder, (self._patterns,)

    def find(self, view: View, sentences: Sequence[tuple[int, int]]) -> Iterator[Found]:
        """Every match in the sentences (word ranges, in order), the first end for each start."""
        places = iter(self._places(view, sentences))
        ranges = iter(sentences)
        begin = end = -1
        here: list[tuple[int, str]] = []
        for place in places:
            if place[0] >= end:
                yield from self._in_sentence(view, begin, end, here)
                begin, end = next(found for found in ranges if place[0] < found[1])
                here = []
            if place[0] >= begin:
                here.append(place)
        yield from self._in_sentence(view, begin, end, here)

    def _places(self, view: View, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
        """The words of the sentences that trigger, in order, with what they trigger."""
        if not sentences:
            return []
        first, last = sentences[0][0], sentences[-1][1]
        places, hits = view.places, self._hits
        present = places.keys() if len(sentences) > 1 else view.around(first, last)
        keyed = [(key, key) for key in hits.keys() & present]
        keyed += [(word, prefix + "*") for prefix in self._prefixes for word in view.starting_with(prefix)]
        return sorted([(at, key) for word, key in keyed for at in places[word] if first <= at < last])

    def _in_sentence(self, view: View, begin: int, end: int, places: list[tuple[int, str]]) -> list[Found]:
        """The matches in one sentence, whose triggering words are given."""
        if not places:
            return []
        around = view.around(begin, end)
        low, trials, paired = view.low, self._trials, self._paired
        view.begin, view.end = begin, end
        found: dict[tuple[int, int], int] = {}  # pattern number and start -> end
        for at, key in places:
            hits, company, by_company = paired.get(key) or self._pair(key)
            if not company.isdisjoint(around):
                hits = _united([hits, *(by_company[word] for word in company & around)])
            for number, nearest, farthest, companies in hits:
                for others in companies:
                    if others.isdisjoint(around):
                        break
                else:
                    step, words, classes = trials.get(number) or self._trial(number)
                    for start in range(max(begin, at - farthest), at - nearest + 1):
                        fits = words is None or low[start] in words or (classes and start in view.starts(classes))
                        if fits and (number, start) not in found:
                            found[number, start] = step(view, start)
        return [(number, start, stop) for (number, start), stop in found.items() if stop > start]

    def _pair(self, key: str) -> Paired:
        alone = tuple(hit for hit in self._hits[key] if not hit[3])
        by_company: dict[str, list[Hit]] = defaultdict(list)
        for number, nearest, farthest, companies in self._hits[key]:
            for word in companies[0] if companies else ():
                by_company[word].append((number, nearest, farthest, companies[1:]))
        self._paired[key] = paired = alone, frozenset(by_company), by_company
        return paired

    def _trial(self, number: int) -> Trial:
        """The matcher of a pattern, and what it starts with: asked before the matcher is called, which is dearer."""
        pattern = self._patterns[number]
        words, classes = pattern.heads or (None, ())
        self._trials[number] = trial = pattern.step, words, classes
        return trial


def _united(some: list[Sequence[Hit]]) -> Sequence[Hit]:
    """The hits of several lists, in the order of patterns, each once."""
    filled = [hits for hits in some if hits]
    return filled[0] if len(filled) == 1 else sorted({hit for hits in filled for hit in hits})
