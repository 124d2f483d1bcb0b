"""Ages and years: "aged 12 to 17", "65 and older", "people over 65", "in her 50s", "2015-16", "the 1990s"."""

from __future__ import annotations

import re

from lint.language.numbers import Amount, read_amount
from lint.language.place import Found, Place, found_at
from lint.language.shares import Reading
from lint.language.units import CHILDREN, PEOPLE_BEFORE_AGE, PLURALS

OLDEST = 120.0  # years, where an age has no upper end
_YEARS = re.compile(r"(?P<first>19\d\d|20[0-3]\d)(?:(?P<decade>'?s)|(?:[-–/]| to )(?P<last>(?:19|20)\d\d|\d\d))?\b")
_YEAR_BEFORE = frozenset(
    "in since by during until till from of after before through early late mid year and to between © for spring summer "
    "autumn fall winter".split()
)
_AGE_OF = re.compile(r"ag(?:ed|es?)(?: of| from| between| group| range)*:? (?=\w)", re.IGNORECASE)
_OR_OLDER = re.compile(
    r"(?:[ -]years?)?(?: of age)? (?:and|or) (?P<side>older|over|above|up|upwards|younger|under|below)\b", re.IGNORECASE
)
_YEARS_OLD = re.compile(r"(?:[ -]years?)?(?:[ -]old| of age)?\b", re.IGNORECASE)
_MONTHS_OLD = re.compile(r"[ -](?:day|week|month)")
_WHOSE = frozenset("her his their your my our early mid late".split())
OLDER = frozenset({"over", "above", "under", "below"})
_PLURAL_AGE = re.compile(r"'?s\b")
_NOTHING_COUNTED = re.compile(
    r"[.,;:)\"”]|$| (?:who|with|and|or|should|are|were|had|in|at|to|can|may|must|is|have|when|for|will)\b"
)


def read_years(place: Place, start: int, tail: Reading | None) -> Reading | None:
    """The year or years at `start`, unless `tail` says that the number counts something."""
    match = _YEARS.match(place.text, start)
    return _years(match) if match and (tail is None or _is_year(tail, place.before())) else None


def read_decade_of_life(place: Place, amount: Amount) -> Reading | None:
    """An age such as "in her 50s"."""
    if place.before() not in _WHOSE or amount.high >= OLDEST or not place.text.startswith("s", amount.end):
        return None
    return Reading("age", amount.low, amount.high + 9, "years", amount.end + 1)


def _is_year(tail: Reading, before: str) -> bool:
    """Whether "2018" is a year all the same: "in 2018 patients ...", "a 2018 study"."""
    return tail.kind in {"count", "times"} and (before in _YEAR_BEFORE or tail.unit not in PLURALS)


def _years(match: re.Match[str]) -> Reading:
    first = float(match["first"])
    last = first + 9 if match["decade"] else float((match["last"] or match["first"])[-4:])
    if last < first:
        last = first - first % 100 + last  # "2015-16"
    if last < first:
        return Reading("year", first, first, "year", match.end("first"))
    return Reading("year", first, last, "year", match.end())


def age_from(place: Place, amount: Amount) -> Reading | None:
    """An open age at `amount`: "65 and older", "people over 65"."""
    if amount.high >= OLDEST or amount.low < 1:
        return None
    if match := _OR_OLDER.match(place.text, amount.end):
        return _open_age(amount, match.end(), younger=match["side"].lower() in {"younger", "under", "below"})
    if place.before() not in OLDER:
        return None
    younger = place.before() in {"under", "below"}
    if plural := _PLURAL_AGE.match(place.text, amount.end):  # "the over-65s"
        return _open_age(amount, plural.end(), younger=younger)
    people = CHILDREN if amount.low < 10 else PEOPLE_BEFORE_AGE  # noqa: PLR2004
    if place.before(2) not in people or not _NOTHING_COUNTED.match(place.text, amount.end):
        return None
    return _open_age(amount, amount.end, younger=younger)


def _open_age(amount: Amount, end: int, *, younger: bool) -> Reading:
    low, high = (0.0, amount.high) if younger else (amount.low, OLDEST)
    return Reading("age", low, high, "years", end)


def read_age(place: Place) -> Found | None:
    """The age behind "aged", "age" or "ages"."""
    match = _AGE_OF.match(place.text, place.start)
    if match is None:
        return None
    amount = read_amount(place.text, match.end())
    if amount and amount.low == amount.high and match[0].lower() not in {"age ", "age of "}:
        amount = read_amount(place.text, match.end(), between=True)  # "ages 20 and 50"
    if amount is None or amount.high >= OLDEST or _MONTHS_OLD.match(place.text, amount.end):
        return None
    if older := _OR_OLDER.match(place.text, amount.end):
        younger = older["side"].lower() in {"younger", "under", "below"}
        return found_at(place, _open_age(amount, older.end(), younger=younger))
    old = _YEARS_OLD.match(place.text, amount.end)
    return found_at(place, Reading("age", amount.low, amount.high, "years", old.end() if old else amount.end))
