"""Quantities that start with a number or a currency sign."""

from __future__ import annotations

import re

from lint.language.ages import OLDER, age_from, read_decade_of_life, read_years
from lint.language.measures import read_described, read_price, read_tail
from lint.language.numbers import MAGNITUDE_WORDS, Amount, read_amount, read_vague
from lint.language.place import Found, Place, found_at
from lint.language.shares import Reading
from lint.language.skips import skip_from
from lint.language.stretches import LASTS, bare_stretch, join
from lint.language.units import CURRENCIES, HOURS, LABELS, WEAK_LABELS

_CODES = frozenset("usd gbp eur inr cad aud nzd chf rs".split())
SIGNS = frozenset(name for name in CURRENCIES if not name.isalpha() or name in _CODES)
_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_PRICE = re.compile(rf"(?P<sign>{_SIGN}) ?(?=\d)", re.IGNORECASE)
PREFIX = re.compile(r"(?:[~≥≤<>≈±+−-]+|mid[-–])(?=\d)|(?:[a-z]{3}|[a-z]{0,2}[$€£])(?=\d)")


def read_number(place: Place) -> Found | None:
    """The quantity that starts with the number at a place."""
    return _number_at(place, place.start)


def read_prefixed(place: Place) -> Found | None:
    """A number that starts inside the word: "~30", "≥65", "mid-2018", "EUR50"."""
    word = place.words.low[place.at]
    match = PREFIX.match(word)
    if match is None:
        return None
    if match[0] in CURRENCIES:
        return read_priced(place)
    return None if match[0].isalpha() else _number_at(place, place.start + match.end())


def _number_at(place: Place, start: int) -> Found | None:
    before = place.before()
    if (end := skip_from(place.text, start, before)) > start:
        return Found(place.at, end, None)
    between = before == "between"
    amount = read_amount(place.text, start, between=between)
    if amount is None:
        return None
    begin = place.at - (before == "a" and place.words.low[place.at] in MAGNITUDE_WORDS)
    reading = age_from(place, amount) or _year_or_tail(place, amount, start)
    if reading is None:
        return _plain(amount, before, begin)
    if (reading.kind == "count" and before in LABELS) or (reading.kind == "duration" and _is_idiom(place, reading)):
        return Found(begin, amount.end, None)
    if reading.kind == "age" and before in OLDER:
        begin = place.at - 1
    return found_at(place, join(place.text, reading, measured_at, between=between), begin=begin)


def _is_idiom(place: Place, reading: Reading) -> bool:
    """Whether "one day" means some day to come."""
    return (
        place.words.low[place.at] == "one"
        and reading.low == reading.high == HOURS["day"]
        and place.before() not in LASTS
    )


def _year_or_tail(place: Place, amount: Amount, start: int) -> Reading | None:
    tail = read_tail(place.text, amount)
    if years := read_years(place, start, tail) or read_decade_of_life(place, amount):
        return years
    return tail or (read_described(place.text, amount) if amount.written.lower() != "one" else None)


def _plain(amount: Amount, before: str, begin: int) -> Found:
    """A number of nothing; "one" is mostly a pronoun, and "type 2" a name."""
    named = before in LABELS or before in WEAK_LABELS or amount.written.lower() in {"one", "zero"}
    return Found(begin, amount.end, None if named else Reading("number", amount.low, amount.high, "", amount.end))


def read_priced(place: Place) -> Found | None:
    """The price, or range of prices, that starts with the currency sign at a place."""
    reading = measured_at(place.text, place.start)
    between = place.before() == "between"
    return found_at(place, join(place.text, reading, measured_at, between=between) if reading else None)


def measured_at(text: str, start: int) -> Reading | None:
    """A price, an amount with its unit or a bare "days" at an offset: what may stand behind "to"."""
    if price := _PRICE.match(text, start):
        amount = read_amount(text, price.end())
        return read_price(text, amount, price["sign"].lower()) if amount else None
    amount = read_amount(text, start) or read_vague(text, start)
    return read_tail(text, amount) if amount else bare_stretch(text, start)
