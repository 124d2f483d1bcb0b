"""How a quantity is read from its first word: a number, a currency sign, "several", "hours", "half", "aged"."""

from __future__ import annotations

import re
from collections.abc import Callable

from lint.language.ages import OLDER, age_from, read_age, read_decade_of_life, read_years
from lint.language.measures import read_described, read_price, read_tail
from lint.language.numbers import MAGNITUDE_WORDS, NUMBER_WORDS, VAGUE_WORDS, Amount, read_amount, read_vague, value
from lint.language.place import Found, Place, found_at
from lint.language.shares import FRACTIONS, Reading
from lint.language.skips import skip_from
from lint.language.stretches import LASTS, OVERNIGHT, bare_stretch, half_stretch, join, one_stretch
from lint.language.units import BARE, CURRENCIES, HOURS, LABELS, WEAK_LABELS

_CODES = frozenset("usd gbp eur inr cad aud nzd chf rs".split())
_SIGNS = frozenset(name for name in CURRENCIES if not name.isalpha() or name in _CODES)
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_PRICE = re.compile(rf"(?P<sign>{_SIGN}) ?(?=\d)", re.IGNORECASE)
_PREFIX = re.compile(r"(?:[~≥≤<>≈±+−-]+|mid[-–])(?=\d)|(?:[a-z]{3}|[a-z]{0,2}[$€£])(?=\d)")
_NUMERIC = re.compile(r"\.?\d|[½¼¾⅓⅔]")
_FOLD = re.compile(r"([a-z]{3,9})fold")
_HALF_OF = re.compile(r"half(?: of\b|(?= (?:the|all|our|their|his|her|these|those|its|my|your)\b))", re.IGNORECASE)
_OTHER_HALF = frozenset("first second other latter last better top bottom upper lower".split())
Lead = Callable[[Place], Found | None]


def lead_of(word: str) -> Lead | None:
    """How a quantity that starts with `word`, as patterns see it, is read; None when none does."""
    if word[0].isdigit() or word in NUMBER_WORDS or _NUMERIC.match(word):
        return _number
    if found := _BY_WORD.get(word):
        return found
    if _PREFIX.match(word):
        return _prefixed
    if (match := _FOLD.fullmatch(word)) and match[1] in NUMBER_WORDS:
        return _multiple
    return None


def _number(place: Place) -> Found | None:
    return _number_at(place, place.start)


def _prefixed(place: Place) -> Found | None:
    """A number that starts inside the word: "~30", "≥65", "mid-2018", "EUR50"."""
    word = place.words.low[place.at]
    match = _PREFIX.match(word)
    if match is None:
        return None
    if match[0] in CURRENCIES:
        return _price(place)
    return None if match[0].isalpha() else _number_at(place, place.start + match.end())


def _number_at(place: Place, start: int) -> Found | None:
    if (end := skip_from(place.text, start, place.before())) > start:
        return Found(place.at, end, None)
    amount = read_amount(place.text, start, between=place.before() == "between")
    if amount is None:
        return None
    begin = place.at - (place.before() == "a" and place.words.low[place.at] in MAGNITUDE_WORDS)
    reading = age_from(place, amount) or _year_or_tail(place, amount, start)
    if reading is None:
        return _plain(place, amount, begin)
    if reading.kind == "count" and place.before() in LABELS:
        return Found(place.at, amount.end, None)
    if reading.kind == "duration" and _is_idiom(place, reading):
        return Found(place.at, reading.end, None)
    if reading.kind == "age" and place.before() in OLDER:
        begin = place.at - 1
    reading = join(place.text, reading, measured_at, between=place.before() == "between")
    return found_at(place, reading, begin=begin)


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


def _plain(place: Place, amount: Amount, begin: int) -> Found | None:
    """A number of nothing; "one" is mostly a pronoun, and "type 2" a name."""
    if amount.written.lower() in {"one", "zero"} or place.before() in LABELS or place.before() in WEAK_LABELS:
        return Found(place.at, amount.end, None)
    return found_at(place, Reading("number", amount.low, amount.high, "", amount.end), begin=begin)


def _price(place: Place) -> Found | None:
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


def _vague(place: Place) -> Found | None:
    amount = read_vague(place.text, place.start)
    if amount is None:
        return None
    reading = read_tail(place.text, amount) or read_described(place.text, amount)
    has_a = place.before() == "a"
    if reading is None or (place.words.low[place.at] == "few" and not has_a and reading.kind != "duration"):
        return None
    return found_at(place, join(place.text, reading, measured_at), begin=place.at - has_a)


def _bare(place: Place) -> Found | None:
    reading = bare_stretch(place.text, place.start, before=place.before())
    return found_at(place, join(place.text, reading, measured_at) if reading else None)


def _one_unit(place: Place) -> Found | None:
    reading = one_stretch(place.text, place.start, place.before(), place.before(2))
    if reading is None:
        return None
    begin = place.at - (place.before() in {"a", "an"})
    return found_at(place, join(place.text, reading, measured_at), begin=begin)


def _half(place: Place) -> Found | None:
    if reading := half_stretch(place.text, place.start):
        return found_at(place, reading)
    if found := _vague(place):
        return found
    match = _HALF_OF.match(place.text, place.start)
    if match is None or place.before() in _OTHER_HALF:
        return None
    return found_at(place, Reading("ratio", 0.5, 0.5, "in 2", match.end()))


def _part(place: Place) -> Found | None:
    """A fraction in words, "a third of", or "a quarter of an hour"."""
    word = place.words.low[place.at]
    end = place.words.ends[place.at]
    if place.before() == "a" and (reading := half_stretch(place.text, place.start)):
        return found_at(place, reading, begin=place.at - 1)
    if place.before() != "a" or not place.text.startswith(" of ", end):
        return None
    share = 1 / FRACTIONS[word]
    return found_at(place, Reading("ratio", share, share, f"in {FRACTIONS[word]}", end + 3), begin=place.at - 1)


def _multiple(place: Place) -> Found:
    word = place.words.low[place.at]
    factor = {"twice": 2.0, "thrice": 3.0}.get(word) or value(word.removesuffix("fold"))
    end = place.words.ends[place.at]
    return Found(place.at, end, Reading("times", factor, factor, "times", end))


def _overnight(place: Place) -> Found:
    end = place.words.ends[place.at]
    return Found(place.at, end, Reading("duration", *OVERNIGHT, "night", end))


_BY_WORD: dict[str, Lead] = {
    **dict.fromkeys(HOURS, _one_unit),
    **dict.fromkeys(("weeklong", "daylong", "yearlong", "monthlong", "hourlong", "nightlong"), _one_unit),
    **dict.fromkeys(BARE, _bare),
    **dict.fromkeys((word for word in FRACTIONS if word not in {"half", "second"}), _part),
    **dict.fromkeys(VAGUE_WORDS, _vague),
    **dict.fromkeys(_SIGNS, _price),
    **dict.fromkeys(("aged", "age", "ages"), read_age),
    **dict.fromkeys(("twice", "thrice"), _multiple),
    "half": _half,
    "overnight": _overnight,
}
