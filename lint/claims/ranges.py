"""Ranges of time and number as attribute and fact files write them: "2 to 6 weeks", "1959 to 1962", "18"."""

from __future__ import annotations

import re

from lint.claims.claim import Value

HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8766.0}
_RANGE = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)(?:(?: *(?P<first>[a-z]+?)s?)?(?= to))?"
    r"(?: to (?P<high>\d+(?:\.\d+)?))? *(?:(?!to$)(?P<unit>[a-z%]+?)s?)?$"
)


def range_of(text: str, *, name: str = "") -> Value | None:
    """The range that a text writes, durations in hours; None where it writes none."""
    found = _RANGE.match(text.removesuffix(" ago"))
    if found is None:
        return None
    unit = found["unit"] or found["first"] or ""
    first = found["first"] or unit
    if text.endswith(" ago"):
        return Value(name, float(found["low"]), float(found["high"] or found["low"]), "years ago")
    if first not in HOURS and first != unit:
        return None
    low = float(found["low"]) * HOURS.get(first, 1.0)
    high = float(found["high"] or found["low"]) * HOURS.get(unit if found["high"] else first, 1.0)
    return Value(name, low, high, "hour" if unit in HOURS else unit)
