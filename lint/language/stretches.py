"""Stretches of time without a number ("hours", "a week", "half an hour"), and quantities joined by "to"."""

from __future__ import annotations

import re
from collections.abc import Callable

from lint.language.shares import Reading
from lint.language.units import BARE, HOURS, NOT_BARE, TIME_UNITS

OVERNIGHT = (8.0, 12.0)  # hours
_BARE = re.compile(rf"(?:{'|'.join(BARE)})\b", re.IGNORECASE)
_UNIT = "|".join(HOURS)
_ONE = re.compile(rf"(?P<unit>{_UNIT})(?P<long>[ -]?long)?\b(?P<more> or (?:two|so)\b| and a half\b)?", re.IGNORECASE)
_HALF = re.compile(rf"(?P<part>half|quarter)[ -](?:of )?(?:an? )?(?P<unit>{_UNIT})s?\b", re.IGNORECASE)
# "a day" is mostly a rate; behind these words it is a stretch of time.
LASTS = frozenset(
    "in within for after over about around than almost nearly under only just take takes took taking last lasts lasted "
    "lasting least roughly approximately up to inside until spend spent every or".split()
)
_OFTEN = frozenset({"once", "twice", "times"})
_CONNECT = re.compile(r" ?[-–—] ?| (?:to|or)(?: even| up to)? ")
_CONNECT_BETWEEN = re.compile(r" and ")
_JOINED = frozenset({"duration", "money", "percent", "dose"})


def bare_stretch(text: str, start: int, *, before: str = "") -> Reading | None:
    """The interval that a plural alone stands for: "hours", "weeks"."""
    match = _BARE.match(text, start)
    if match is None or before in NOT_BARE:
        return None
    word = match[0].lower()
    low, high = BARE[word]
    unit = TIME_UNITS[word]
    return Reading("duration", low * HOURS[unit], high * HOURS[unit], unit, match.end())


def one_stretch(text: str, start: int, before: str, before_that: str) -> Reading | None:
    """One unit of time: "an hour", "for a week or two", "year-long"; not the rate "a week"."""
    match = _ONE.match(text, start)
    if match is None:
        return None
    unit = match["unit"].lower()
    if not match["long"] and not _is_stretch(unit, before, before_that, more=bool(match["more"])):
        return None
    more = (match["more"] or "").lower()
    low = 1.5 if "half" in more else 1.0
    high = 2.0 if "two" in more else low
    return Reading("duration", low * HOURS[unit], high * HOURS[unit], unit, match.end())


def _is_stretch(unit: str, before: str, before_that: str, *, more: bool) -> bool:
    if before not in {"a", "an"} or unit == "second":
        return False
    return more or before_that in LASTS or (unit in {"hour", "decade"} and before_that not in _OFTEN)


def half_stretch(text: str, start: int) -> Reading | None:
    """A part of a unit of time: "half an hour", "half-hour", "a quarter of an hour"."""
    match = _HALF.match(text, start)
    if match is None:
        return None
    unit = match["unit"].lower()
    hours = HOURS[unit] / (2 if match["part"].lower() == "half" else 4)
    return Reading("duration", hours, hours, unit, match.end())


def join(text: str, first: Reading, read: Callable[[str, int], Reading | None], *, between: bool = False) -> Reading:
    """`first` and what follows "to", "or" or a dash, when that is more of the same kind."""
    if first.kind not in _JOINED:
        return first
    match = (_CONNECT_BETWEEN if between else _CONNECT).match(text, first.end)
    second = read(text, match.end()) if match else None
    if second is None or second.kind != first.kind or second.high < first.low:
        return first
    return Reading(first.kind, min(first.low, second.low), second.high, first.unit, second.end)
