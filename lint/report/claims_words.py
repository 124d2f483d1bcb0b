"""Claims in words: values in units a reader would choose, circumstances, why one is not compared."""

from __future__ import annotations

from collections.abc import Callable
from math import isinf

from lint.claims.claim import Certainty, Claim, Value
from lint.language.units import HOURS

_TIMES = tuple((unit, HOURS[unit]) for unit in ("year", "month", "week", "day", "hour", "minute", "second"))
_NEAR = 0.003  # of a number: 365 days are a year
_MOST = 120  # of one unit for both ends: "2 hours to 2 weeks", not "2 to 336 hours"
_CALENDAR = range(1500, 2200)  # a number of years here is a date


def value_words(value: Value) -> str:
    """The name of a value, its range, or both: "blocks", "2 to 14 days", "immediate (up to 10 minutes)"."""
    measured = _range_words(value)
    return f"{value.name} ({measured})" if value.name and measured else value.name or measured


def name_or_range(value: Value) -> str:
    """The name of a value; its range in words where it has none."""
    return value.name or _range_words(value)


def said(claim: Claim) -> str:
    """The value with what of the subject it is about: "nmda receptor: blocks"."""
    return f"{claim.item}: {value_words(claim.value)}" if claim.item else value_words(claim.value)


def circumstances_words(claim: Claim) -> dict[str, str]:
    """Circumstance -> its values in words, for those that the text names."""
    return {name: ", ".join(sorted(values)) for name, values in sorted(claim.circumstances.items()) if values}


def why_not_compared(claim: Claim) -> str:
    """The guard that keeps a claim out of comparison, where its certainty does not say as much."""
    return "" if claim.certainty is Certainty.ASKED or not claim.set_aside else f"not compared: {claim.set_aside}"


def _range_words(value: Value) -> str:
    if value.low is None or value.high is None:
        return ""
    if value.unit == "hour":
        return _times(value.low, value.high)
    if value.unit == "year" and int(value.low) in _CALENDAR:
        return _ends(value.low, value.high, "", lambda number: f"{number:.0f}")
    unit = "years" if value.unit == "year" and value.high != 1 else value.unit
    return _ends(value.low, value.high, unit if unit in {"", "%"} else f" {unit}", _number)


def _times(low: float, high: float) -> str:
    if isinf(high):
        return f"{_time(low)} or more"
    if low == high:
        return _time(low)
    if low == 0:
        return f"up to {_time(high)}"
    for unit, hours in _TIMES:
        if _whole(low / hours) and _whole(high / hours) and high / hours <= _MOST:
            return f"{low / hours:.0f} to {high / hours:.0f} {unit}s"
    return f"{_time(low)} to {_time(high)}"


def _time(hours: float) -> str:
    """A duration in the largest unit that takes a whole number of it, else in the largest below it."""
    whole = next((item for item in _TIMES if _whole(hours / item[1])), None)
    unit, one = whole or next((item for item in _TIMES if hours >= item[1]), _TIMES[-1])
    number = hours / one
    return f"{_number(round(number, 0 if whole else 1))} {unit}{'' if round(number, 1) == 1 else 's'}"


def _whole(number: float) -> bool:
    return round(number) >= 1 and abs(number - round(number)) <= _NEAR * number


def _ends(low: float, high: float, unit: str, words: Callable[[float], str]) -> str:
    if isinf(high):
        return f"{words(low)}{unit} or more"
    return f"{words(low)}{unit}" if low == high else f"{words(low)} to {words(high)}{unit}"


def _number(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.4g}"
