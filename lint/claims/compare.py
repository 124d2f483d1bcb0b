"""Comparison: when two values disagree, and by how much.

Each kind gives a distance: 0 where the values agree, more the plainer they disagree.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from lint.claims.attribute import Attribute
from lint.claims.claim import Value

Distance = Callable[[Attribute, Value, Value], float]
_TINY = 1 / 3600  # hours: "at once" against minutes is a finite factor


def distance(attribute: Attribute, one: Value, other: Value) -> float:
    """How plainly two values of an attribute disagree; 0 if they agree."""
    return _KINDS[attribute.comparison](attribute, one, other)


def _interval(attribute: Attribute, one: Value, other: Value) -> float:
    """The factor between intervals of time beyond the attribute's tolerance."""
    first, second = sorted((one, other), key=lambda value: (value.low or 0, value.high or 0))
    if not (first.is_range and second.is_range) or first.unit != second.unit:
        return 0.0
    return _beyond(attribute, max(first.high or 0, _TINY), max(second.low or 0, _TINY))


def _number(attribute: Attribute, one: Value, other: Value) -> float:
    """The same for numbers with a unit."""
    return _interval(attribute, one, other)


def _beyond(attribute: Attribute, high: float, low: float) -> float:
    factor = low / high
    return math.log(factor) + 0.1 if factor > attribute.tolerance * (1 + 1e-9) else 0.0


def _year(_: Attribute, one: Value, other: Value) -> float:
    if not (one.is_range and other.is_range):
        return 0.0
    return float(max(0, (one.low or 0) - (other.high or 0), (other.low or 0) - (one.high or 0)))


def _polarity(_: Attribute, one: Value, other: Value) -> float:
    return float(one.name != other.name)


def _levels(attribute: Attribute, one: Value, other: Value) -> float:
    steps = abs(attribute.levels.index(one.name) - attribute.levels.index(other.name))
    return float(steps) if steps >= attribute.apart else 0.0


def _states(attribute: Attribute, one: Value, other: Value) -> float:
    return float(frozenset((one.name, other.name)) in attribute.clash)


def _items(_: Attribute, one: Value, other: Value) -> float:
    """Nothing at all against something, or one thing said to be there and not to be."""
    names = {one.name, other.name}
    return 1.0 if names == {"none", "present"} else 2.0 if names == {"absent", "present"} else 0.0


_KINDS: dict[str, Distance] = {
    "interval": _interval, "number": _number, "year": _year, "polarity": _polarity, "levels": _levels,
    "states": _states, "items": _items,
}  # fmt: skip
