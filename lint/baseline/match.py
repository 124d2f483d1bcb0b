"""Findings of an article against its entries: which are old, and which entries nothing answers to any more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from lint.baseline.entry import Entry


def matched(found: Sequence[Entry], old: Sequence[Entry]) -> tuple[frozenset[int], list[Entry]]:
    """The places in `found` that are old, and the entries left over.

    Of n findings of a kind, as many are old as there are entries of it: first those with the same words around them,
    then those of the same occurrence, then the first. So a second "cures cancer" is shown at the place that is new.
    A finding with several places is new when it has gained one, and old when it has only lost or reordered some.
    """
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in old:
        entries[entry.kind].append(entry)
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(found):
        kinds[entry.kind].append(place)
    known: set[int] = set()
    for kind, places in kinds.items():
        left = entries[kind]
        for same in (_beside, _fingerprint, _kind):
            known.update(_paired([place for place in places if place not in known], found, left, by=same))
    answered: set[int] = set()
    for place, entry in enumerate(found):
        wider = [other for other in old if place not in known and entry.ends and _is_part(entry, other)]
        known.update([place] if wider else [])
        answered.update(map(id, wider))
    kept = {id(entry) for left in entries.values() for entry in left} - answered
    return frozenset(known), [entry for entry in old if id(entry) in kept]


def _is_part(entry: Entry, other: Entry) -> bool:
    return entry.rule == other.rule and Counter(entry.ends) <= Counter(other.ends)


def _paired(
    places: Sequence[int], found: Sequence[Entry], left: list[Entry], *, by: Callable[[Entry], str]
) -> list[int]:
    """The places that find a partner among the entries left, which are used up."""
    paired = []
    for place in places:
        here = found[place]
        fitting = (at for at, entry in enumerate(left) if by(entry) == by(here) and len(entry.ends) >= len(here.ends))
        partner = next(fitting, None)
        if partner is not None:
            del left[partner]
            paired.append(place)
    return paired


def _beside(entry: Entry) -> str:
    return entry.beside


def _fingerprint(entry: Entry) -> str:
    return entry.fingerprint


def _kind(entry: Entry) -> str:
    return entry.kind
