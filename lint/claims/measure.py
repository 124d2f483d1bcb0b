"""The quantity inside a claim's words, as a value: durations in hours, shares in percent, years as they are."""

from __future__ import annotations

from lint.claims.attribute import Attribute
from lint.claims.claim import Value
from lint.language.analysis import Analysis
from lint.language.quantities import Quantity


def measured(attribute: Attribute, analysis: Analysis, begin: int, end: int) -> Value | None:
    """The last quantity of the attribute's kinds in words [begin, end), None where there is none."""
    inside = [q for q in analysis.quantities_in(begin, end) if q.kind in attribute.quantities]
    return _value(inside[-1]) if inside else None


def _value(quantity: Quantity) -> Value:
    if quantity.kind == "ratio":
        return Value("", 100 * quantity.low, 100 * quantity.high, "%")
    unit = {"duration": "hour", "age": "year"}.get(quantity.kind, quantity.unit)
    return Value("", quantity.low, quantity.high, unit)
