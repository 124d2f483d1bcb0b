"""The quantity inside a claim's words, as a value: durations in hours, shares in percent, years as they are."""

from __future__ import annotations

from lint.claims.attribute import Attribute
from lint.claims.claim import Value
from lint.language.analysis import Analysis
from lint.language.quantities import Quantity


def measured(attribute: Attribute, analysis: Analysis, begin: int, end: int, *, least: bool) -> Value | None:
    """The last quantity of the attribute's kinds in words [begin, end), None where there is none.

    `least` takes the lower end alone: "65 and older" begins at 65.
    """
    inside = [q for q in analysis.quantities_in(begin, end) if q.kind in attribute.quantities]
    if not inside:
        return None
    value = _value(inside[-1], per_item=bool(attribute.item))
    return Value("", value.low, value.low, value.unit) if least else value


def _value(quantity: Quantity, *, per_item: bool) -> Value:
    """Counts are of whatever is counted; a price of one thing ("$300 a session") needs no rate beside its item."""
    if quantity.kind == "ratio":
        return Value("", 100 * quantity.low, 100 * quantity.high, "%")
    unit = {"duration": "hour", "age": "year", "count": "count"}.get(quantity.kind, quantity.unit)
    if quantity.kind == "money" and per_item:
        unit = unit.partition("/")[0]
    return Value("", quantity.low, quantity.high, unit)
