"""Numbers as writers put them, digits or words, alone or as a range, to their lowest and highest value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SMALL = _ONES | _TEENS | _TENS
_MAGNITUDES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
# Vague amounts as intervals that a reader would accept.
_VAGUE: dict[str, tuple[float, float]] = {
    "few": (2, 6), "several": (3, 10), "couple": (2, 3), "half a dozen": (6, 6), "dozen": (12, 12), "dozens": (24, 100),
    "hundreds": (200, 1_000), "thousands": (2_000, 10_000), "millions": (2e6, 1e7),
    "tens of thousands": (2e4, 1e5), "hundreds of thousands": (2e5, 1e6), "tens of millions": (2e7, 1e8),
    "hundreds of millions": (2e8, 1e9),
}  # fmt: skip
NUMBER_WORDS = frozenset(_SMALL) | frozenset(_MAGNITUDES)
MAGNITUDE_WORDS = frozenset(_MAGNITUDES)
VAGUE_WORDS = (frozenset(_VAGUE) | {"tens"}) - {"half a dozen"}

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3}){2,}(?!\d)|\d*[.·]\d+|\d+[½¼¾⅓⅔]?|[½¼¾⅓⅔])"
_MAGNITUDE = rf"(?:{'|'.join(_MAGNITUDES)})"
_ONE = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_ONES)[1:])}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
_SPELLED = rf"(?:{_ONE}\b(?:[ -]{_MAGNITUDE}\b)*|{_MAGNITUDE}\b)(?:(?<=dred) (?:and )?{_ONE}\b(?:[ -]{_MAGNITUDE}\b)*)?"
_AND_A_HALF = r"(?: and (?:a|one)[ -]half\b)?"
NUMBER = rf"(?:{_DIGITS}(?:[ -]{_MAGNITUDE}\b)?|{_SPELLED}){_AND_A_HALF}"
_RANGE = rf"(?P<first>{NUMBER})(?:(?: ?[-–—‑] ?| (?:to|or) )(?P<second>{NUMBER}))?"
_OR_MORE = re.compile(r" or (?:more|fewer|less)\b|\+(?=\W|$)", re.IGNORECASE)
_READ = re.compile(_RANGE, re.IGNORECASE)
_READ_BETWEEN = re.compile(rf"(?P<first>{NUMBER})(?: and (?P<second>{NUMBER}))?", re.IGNORECASE)
_PARTS = re.compile(rf"([\d ]*[½¼¾⅓⅔]|[\d.,· ]*\d)(?:[ -]({_MAGNITUDE}))?")
_PLAIN = str.maketrans({",": None, " ": None, "·": "."})
_READ_VAGUE = re.compile(
    r"(?:a )?(?P<word>few|several|couple|half a dozen|dozens?|"
    r"(?:(?:tens|hundreds) of )?(?:thousands|millions)|hundreds)\b(?: of\b)?",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """A number or a range of two, read from text that ends at offset `end`."""

    low: float
    high: float
    end: int
    written: str  # the first number, as it stands
    vague: bool = False  # "several": an amount of something only, never a number of its own


def read_amount(text: str, start: int, *, between: bool = False) -> Amount | None:
    """The number or range at `start`; `between` says that "and" joins two numbers there."""
    match = (_READ_BETWEEN if between else _READ).match(text, start)
    if match is None:
        return None
    first, second = match.groups()
    low = value(first)
    if second and (high := value(second)) >= low:
        return Amount(_scaled_alike(low, first, second), high, match.end(), first)
    end = match.end(1)
    if text[end : end + 1] in {"+", " "} and (more := _OR_MORE.match(text, end)):
        end = more.end()
    return Amount(low, low, end, first)


def read_vague(text: str, start: int) -> Amount | None:
    """A vague amount such as "a few" or "hundreds of" at `start`."""
    match = _READ_VAGUE.match(text, start)
    if match is None:
        return None
    low, high = _VAGUE[" ".join(match["word"].lower().split())]
    return Amount(low, high, match.end(), match[0], vague=True)


@lru_cache(maxsize=4096)
def value(written: str) -> float:
    """The value of one number in digits or words."""
    low = written.lower()
    half = 0.5 if low.endswith("half") else 0.0
    if low[0].isalpha():
        return _spelled(low) + half
    if low.isdecimal():
        return float(low)
    digits, magnitude = _PARTS.findall(low)[0]
    sign = _FRACTION_SIGNS.get(digits[-1], 0.0)
    plain = (digits[:-1] if sign else digits).translate(_PLAIN)
    return (float(plain or 0) + sign) * _MAGNITUDES.get(magnitude, 1) + half


def _spelled(low: str) -> float:
    total = current = 0.0
    for word in re.split(r"[ -]+", low.partition(" and a half")[0].partition(" and one half")[0]):
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _MAGNITUDES:
            total += max(current, 1) * _MAGNITUDES[word]
            current = 0.0
    return total + current


def _scaled_alike(low: float, first: str, second: str) -> float:
    """The lower value with the magnitude of the higher: "2 to 3 million" starts at two million."""
    words = re.split(r"[ -]", second.lower())
    if len(words) > 1 and words[-1] in _MAGNITUDES and not any(word in first.lower() for word in _MAGNITUDES):
        return low * _MAGNITUDES[words[-1]]
    return low
