"""Stage one: the rarest words of a pattern, and how far from its start each of them can stand."""

from __future__ import annotations

from lint.patternlang.matcher import width
from lint.patternlang.syntax import Choice, Class, Node, Sequence, Word

# Words too frequent to look out for, if the pattern has any other.
_FREQUENT = frozenset(
    "a an the and or of to in on at for with by from as is are was were be been it its this that these those you your "
    "we our they their he she his her i not no can may will would could should have has had do does did but if so than "
    "then there here what which who when how all any some more most one two up out into over about after before".split()
)

_COMPANIES = 3  # more are rarely what rules a sentence out


# A word, prefix (`cur*`) or class (`<drug>`), and how many words behind the start it is found, least and most.
Trigger = tuple[str, int, int]


def triggers(tree: Sequence) -> tuple[list[Trigger], tuple[frozenset[str], ...]]:
    """The cheapest set of triggers of which every match holds at least one, and the company they need.

    Each company is a set of words and classes (`<drug>`) from another part of the pattern, the rarest first: a
    sentence that holds none of one company cannot match.
    """
    parts = sorted(_parts(tree.items, 0, 0), key=lambda part: part[0])
    if not parts:
        return [], ()
    others = [found for _, found in parts[1:] if not any(_is_prefix(key) for key, *_ in found)]
    return parts[0][1], tuple(frozenset(key for key, *_ in found) for found in others[:_COMPANIES])


def _is_prefix(key: str) -> bool:
    return len(key) > 1 and key.endswith("*")


def _best(node: Node, low: int, high: int) -> tuple[float, list[Trigger]] | None:
    """Cost and triggers of a node that starts `low` to `high` words behind the pattern's start.

    The cost is a guess at how often the pattern is looked at in a thousand words: how frequent the
    trigger is, times the number of places it may have started from.
    """
    starts = 1 + (high - low) / 4
    match node:
        case Word(prefix=prefix) if prefix:
            return starts, [(prefix + "*", low, high)]
        case Word(low=words):
            return starts * sum(map(_frequency, words)), [(word, low, high) for word in words]
        case Class(name=name):
            return starts * _CLASS, [(f"<{name}>", low, high)]
        case Choice(options=options):
            return _all([_best(option, low, high) for option in options])
        case Sequence(items=items):
            return _cheapest(items, low, high)
        case _:
            return None


def _cheapest(items: tuple[Node, ...], low: int, high: int) -> tuple[float, list[Trigger]] | None:
    return min(_parts(items, low, high), key=lambda part: part[0], default=None)


def _parts(items: tuple[Node, ...], low: int, high: int) -> list[tuple[float, list[Trigger]]]:
    """Cost and triggers of each item that has any, with how far from the start it stands."""
    found = []
    for item in items:
        if (best := _best(item, low, high)) is not None:
            found.append(best)
        least, most = width(item)
        low, high = low + least, high + most
    return found


def _all(parts: list[tuple[float, list[Trigger]] | None]) -> tuple[float, list[Trigger]] | None:
    known = [part for part in parts if part]
    if len(known) < len(parts):
        return None
    return sum(cost for cost, _ in known), [trigger for _, found in known for trigger in found]


# What health articles are about: less frequent than the words above, more than their length says.
_TOPICAL = frozenset(
    "people patients patient women men children adults users clients person day days week weeks month months year "
    "years time times life study studies trial trials research evidence treatment treatments therapy medicine "
    "medicines drug drugs doctor doctors risk risks pain cancer disease health effect effects body brain blood weight "
    "better good first same other free help take need used work without never every little small".split()
)
_CLASS = 40.0  # conditions and treatments are what health articles are about
_BY_LENGTH = {1: 4.0, 2: 4.0, 3: 2.0, 4: 0.8, 5: 0.4}
_RARE = 0.15


def _frequency(word: str) -> float:
    if not word.isalnum():
        return 50.0
    if word in _FREQUENT:
        return 15.0
    if word in _TOPICAL:
        return 4.0
    return _BY_LENGTH.get(len(word), _RARE)
