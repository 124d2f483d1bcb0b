"""What of a subject a claim is about: the terms of a class in its words, and in the list that they begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint.claims.names import Names
from lint.language.analysis import Analysis

_LIST_WORDS = frozenset({",", "and", "or", "as", "well", "also", "for", "&", "/", "nor"})
_LIKE = frozenset({"like", "including"})
_SUCH_AS = ["such", "as"]
_ADJECTIVES = 2  # words before a term of a list


def items_of(
    analysis: Analysis, names: Names, places: Mapping[int, tuple[int, ...]], words: tuple[int, int]
) -> list[tuple[str, int]]:
    """Each item at `places` with the end of its words; a list goes on behind the claim (", or severe migraine")."""
    begin, end = words
    low = analysis.words.low
    last = analysis.sentence_ranges[analysis.sentence_index(begin)][1]
    found: dict[str, int] = {}
    at, free = begin, end  # beyond `free` only a list goes on
    while at < free:
        if at not in places:
            at += 1
            continue
        stop = places[at][0]
        found.setdefault(names.key_of(" ".join(low[at:stop])), stop)
        free = _list_end(low, places, stop, last) if stop >= end else free
        at = stop
    return list(found.items())


def kinds_of(analysis: Analysis, kinds: Sequence[str], words: tuple[int, int]) -> list[tuple[str, int]]:
    """The classes of which a term stands in the words, each with the end of its first term."""
    begin, end = words
    found = {}
    for kind in kinds:
        places = analysis.classes.get(kind, {})
        stops = [places[at][0] for at in range(begin, end) if at in places]
        if stops:
            found[kind] = stops[0]
    return list(found.items())


def without_examples(low: list[str], places: Mapping[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """The places less those of examples: in "opioids such as codeine" the class is the item, codeine its subject."""
    return {at: ends for at, ends in places.items() if not (low[at - 1] in _LIKE or low[at - 2 : at] == _SUCH_AS)}


def _list_end(low: list[str], places: Mapping[int, tuple[int, ...]], at: int, last: int) -> int:
    """One past the next term of a list that goes on at word `at`, else `at`."""
    start = at
    while at < last and low[at] in _LIST_WORDS:
        at += 1
    if at == start:
        return start
    behind = (begin for begin in range(at, min(at + _ADJECTIVES + 1, last)) if begin in places)
    return next((places[begin][0] for begin in behind), start)
