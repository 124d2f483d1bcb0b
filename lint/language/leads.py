"""How a quantity is read from its first word: a number, a currency sign, "several", "hours", "half", "aged"."""

from __future__ import annotations

import re
from collections.abc import Callable

from lint.language.ages import read_age
from lint.language.measures import read_described, read_tail
from lint.language.numbers import NUMBER_WORDS, VAGUE_WORDS, read_vague, value
from lint.language.numerals import PREFIX, SIGNS, measured_at, read_number, read_prefixed, read_priced
from lint.language.place import Found, Place, found_at
from lint.language.shares import FRACTIONS, Reading
from lint.language.stretches import OVERNIGHT, bare_stretch, half_stretch, join, one_stretch
from lint.language.units import BARE, HOURS

_NUMERIC = re.compile(r"\.?\d|[½¼¾⅓⅔]")
_FOLD = re.compile(r"([a-z]{3,9})fold")
_HALF_OF = re.compile(r"half(?: of\b|(?= (?:the|all|our|their|his|her|these|those|its|my|your)\b))", re.IGNORECASE)
_OTHER_HALF = frozenset("first second other latter last better top bottom upper lower".split())
Lead = Callable[[Place], Found | None]


def lead_of(word: str) -> Lead | None:
    """How a quantity that starts with `word`, as patterns see it, is read; None when none does."""
    if word[0].isdigit() or word in NUMBER_WORDS or _NUMERIC.match(word):
        return read_number
    if found := _BY_WORD.get(word):
        return found
    if PREFIX.match(word):
        return read_prefixed
    if (match := _FOLD.fullmatch(word)) and match[1] in NUMBER_WORDS:
        return _multiple
    return None


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
    has_a = place.before() in {"a", "an"}
    if not has_a and "long" not in place.text[place.start : place.words.ends[place.at] + 5]:
        return None  # "this year" and its like are many
    reading = one_stretch(place.text, place.start, place.before(), place.before(2))
    begin = place.at - has_a
    return found_at(place, join(place.text, reading, measured_at) if reading else None, begin=begin)


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
    **dict.fromkeys(SIGNS, read_priced),
    **dict.fromkeys(("aged", "age", "ages"), read_age),
    **dict.fromkeys(("twice", "thrice"), _multiple),
    "half": _half,
    "overnight": _overnight,
}
