"""Many patterns over one article: matchers run only where a trigger stands, in sentences with what they need."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress

from lint.patternlang.matcher import Step
from lint.patternlang.pattern import Pattern
from lint.patternlang.view import View

Hit = tuple[int, int, int, tuple[frozenset[str], ...]]
"""Pattern number, nearest and farthest start before the trigger, and the company the pattern still needs."""
Found = tuple[int, int, int]
"""Pattern number, begin and end."""
Paired = tuple[Sequence[Hit], Sequence[int], frozenset[str], dict[str, list[int]]]
"""All hits of a trigger; those that stand alone; the words and classes one of which the others need; those of each."""
Place = tuple[int, Sequence[Paired]]
"""A word that triggers, and what it triggers."""
Trial = tuple[Step, frozenset[str] | None, tuple[str, ...]]
"""Matcher of a pattern, and the words (None: any) and classes one of which it starts with."""
_MOST_KEYS = 50_000  # words whose triggers are remembered; a hostile file must not fill the memory


class _Triggered(dict[str, Sequence[Paired]]):
    """A word and the classes that start there -> what they trigger; worked out when first met."""

    def __init__(self, hits: dict[str, list[Hit]]) -> None:
        super().__init__()
        self._hits = hits
        self._paired: dict[str, Paired] = {}

    def __missing__(self, key: str) -> Sequence[Paired]:
        if len(self) > _MOST_KEYS:
            self.clear()
        word, *classes = key.split(" ")
        prefixes = (f"{word[:size]}*" for size in range(1, len(word) + 1))
        triggers = sorted(self._hits.keys() & {word, *prefixes, *classes})
        found = self[key] = tuple(self._paired.get(trigger) or self._pair(trigger) for trigger in triggers)
        return found

    def _pair(self, trigger: str) -> Paired:
        hits = sorted(dict.fromkeys(self._hits[trigger]), key=lambda hit: hit[:3])
        by_company: dict[str, list[int]] = defaultdict(list)
        for at, (_, _, _, companies) in enumerate(hits):
            for word in companies[0] if companies else ():
                by_company[word].append(at)
        needing = [(number, nearest, farthest, companies[1:]) for number, nearest, farthest, companies in hits]
        alone = [at for at, hit in enumerate(hits) if not hit[3]]
        self._paired[trigger] = paired = needing, alone, frozenset(by_company), by_company
        return paired


class Finder:
    """Finds all matches of its patterns; `find` yields (pattern number, begin, end) in word indices."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._trials: dict[int, Trial] = {}  # compiled when first asked for: most patterns never are
        hits: dict[str, list[Hit]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            found, companies = pattern.triggers
            for trigger, nearest, farthest in found:
                hits[trigger].append((number, nearest, farthest, companies))
        self._triggered = _Triggered(hits)

    def __reduce__(self) -> tuple[object, ...]:  # its tables are quicker made than read
        return Finder, (self._patterns,)

    def find(self, view: View, sentences: Sequence[tuple[int, int]]) -> Iterator[Found]:
        """Every match in the sentences (word ranges, in order), the first end for each start."""
        if not sentences:
            return
        first, last = sentences[0][0], sentences[-1][1]
        triggered = list(map(self._triggered.__getitem__, view.keys[first:last]))
        places = list(compress(enumerate(triggered, first), triggered))
        done = 0
        for begin, end in sentences:
            since = bisect_left(places, (begin,), done)
            done = bisect_left(places, (end,), since)
            if since < done:
                yield from self._in_sentence(view, begin, end, places[since:done])

    def _in_sentence(self, view: View, begin: int, end: int, places: list[Place]) -> list[Found]:
        """The matches in one sentence, whose triggering words are given."""
        around = view.around(begin, end)
        low, trials = view.low, self._trials
        view.begin, view.end = begin, end
        found: dict[tuple[int, int], int] = {}  # pattern number and start -> end
        for at, some in places:
            for hits, alone, company, by_company in some:
                present = company & around
                for which in _united(alone, by_company, present) if present else alone:
                    number, nearest, farthest, companies = hits[which]
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

    def _trial(self, number: int) -> Trial:
        """The matcher of a pattern, and what it starts with: asked before the matcher is called, which is dearer."""
        pattern = self._patterns[number]
        words, classes = pattern.heads or (None, ())
        self._trials[number] = trial = pattern.step, words, classes
        return trial


def _united(alone: Sequence[int], by_company: dict[str, list[int]], present: frozenset[str]) -> Sequence[int]:
    """The hits that stand alone and those whose company is present, in order, each once."""
    if len(present) == 1 and not alone:
        (word,) = present
        return by_company[word]
    return sorted({*alone}.union(*[by_company[word] for word in present]))
