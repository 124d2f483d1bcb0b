"""Stage one: the rarest words of a pattern, and how far from its start each of them can stand."""

from __future__ import annotations

from lint.patternlang.frequency import frequency
from lint.patternlang.matcher import width
from lint.patternlang.syntax import Choice, Class, Node, Sequence, Word

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

    The cost is about how often the pattern is looked at in a thousand words: how frequent the triggers are,
    times the number of places it may have started from.
    """
    match node:
        case Word(prefix=prefix) if prefix:
            keys = [prefix + "*"]
        case Word(low=words):
            keys = sorted(words)
        case Class(name=name):
            keys = [f"<{name}>"]
        case Choice(options=options):
            return _all([_best(option, low, high) for option in options])
        case Sequence(items=items):
            return _cheapest(items, low, high)
        case _:
            return None
    starts = 1 + (high - low) / 4
    return starts * sum(map(frequency, keys)), [(key, low, high) for key in keys]


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
