"""What an amount is an amount of: money, a dose, time, times, counted nouns."""

from __future__ import annotations

import re

from lint.language.numbers import Amount
from lint.language.shares import SHARES, Reader, Reading
from lint.language.units import (
    COUNTED,
    CURRENCIES,
    DOSES,
    HOURS,
    MEASURES,
    MONEY_SCALES,
    MONEY_WORDS,
    PLURALS,
    TIME_UNITS,
)

_NEXT = re.compile(r"(?: ?[-‑]?)(%|[^\W\d_]+)")
_HALF_MORE = re.compile(r" and (?:a|one)[ -]half\b", re.IGNORECASE)
_OLD = re.compile(r"(?:[ -](?:olds?)| of age)\b", re.IGNORECASE)
_PER = re.compile(
    r"(?: (?:a|an|per|each|every|for every) | ?/ ?)"
    r"(kg|kilogram|kilo|day|d|week|month|year|yr|hour|h|minute|min|session|treatment|infusion|dose|person|patient|visit|"
    r"bottle|box|pack|month|night|ml|l|dl|cup|serving|litre|liter|pound|square metre|m2)\b| (daily|weekly|monthly)\b",
    re.IGNORECASE,
)
_SHORT_RATE = {"kilogram": "kg", "kilo": "kg", "d": "day", "yr": "year", "h": "hour", "min": "minute", "daily": "day",
               "weekly": "week", "monthly": "month"}  # fmt: skip
_SCALE = re.compile(r" ?([A-Za-z]+)\b")
_DESCRIBED = re.compile(r"[ -]([A-Za-z][\w’'-]*)(?:[ -]([A-Za-z][\w’'-]*))?(?:[ -]([A-Za-z][\w’'-]*))?")
_NOT_DESCRIBING = frozenset(
    "of the a an and or in on at to for by with from per than as is are was were be been who that which if when while "
    "more less fewer other out into out over under about after before have has had do does did not their our his her "
    "its these those this each every all both were percent times years months weeks days hours minutes only also but "
    "can could may might will would should did ago old later further received took got reported used underwent "
    "experienced died completed given vs versus".split()
)


def read_tail(text: str, amount: Amount) -> Reading | None:
    """What an amount is an amount of, or None when nothing known follows it."""
    match = _NEXT.match(text, amount.end)
    if match is None:
        return None
    word = match[1].lower()
    if reader := _READERS.get(word):
        return reader(text, amount, word, match.end())
    return None


def read_rate(text: str, end: int) -> tuple[str, int]:
    """The rest of a rate, "/day" for " a day", and its end; nothing and the same end where there is none."""
    match = _PER.match(text, end)
    if match is None:
        return "", end
    unit = (match[1] or match[2]).lower()
    return "/" + _SHORT_RATE.get(unit, unit), match.end()


def _times(text: str, amount: Amount, word: str, end: int) -> Reading | None:
    if word == "x" and text[end : end + 1] == "-":
        return None  # "2 x-rays"
    return Reading("times", amount.low, amount.high, "times", end)


def _money(_text: str, amount: Amount, word: str, end: int) -> Reading:
    factor = MONEY_WORDS[word]
    currency = CURRENCIES.get(word) or CURRENCIES[word.removesuffix("s")]
    rate, end = read_rate(_text, end)
    return Reading("money", amount.low * factor, amount.high * factor, currency + rate, end)


def read_price(text: str, amount: Amount, currency: str) -> Reading:
    """The price that a currency sign before `amount` makes of it, with "million", "k" and "a month"."""
    match = _SCALE.match(text, amount.end)
    word = match[1].lower() if match else ""
    scale = MONEY_SCALES.get(word, 1.0)
    end = match.end() if match and word in MONEY_SCALES else amount.end
    rate, end = read_rate(text, end)
    return Reading("money", amount.low * scale, amount.high * scale, CURRENCIES[currency] + rate, end)


def _dose(text: str, amount: Amount, word: str, end: int) -> Reading | None:
    if text[end - 1] == "G":
        return None  # a mobile network
    unit, factor = DOSES[word]
    rate, end = read_rate(text, end)
    more, end = read_rate(text, end)
    kind = "number" if rate in {"/dl", "/l", "/ml", "/litre", "/liter"} else "dose"  # a blood value is no dose
    return Reading(kind, amount.low * factor, amount.high * factor, unit + rate + more, end)


def _measure(_text: str, amount: Amount, word: str, end: int) -> Reading:
    return Reading("number", amount.low, amount.high, word, end)


def _duration(text: str, amount: Amount, word: str, end: int) -> Reading:
    unit = TIME_UNITS[word]
    hours = HOURS[unit]
    half = 0.0
    if more := _HALF_MORE.match(text, end):
        half, end = 0.5, more.end()
    if old := _OLD.match(text, end):
        years = hours / HOURS["year"]
        return Reading("age", (amount.low + half) * years, (amount.high + half) * years, "years", old.end())
    return Reading("duration", (amount.low + half) * hours, (amount.high + half) * hours, unit, end)


def _count(text: str, amount: Amount, word: str, end: int) -> Reading | None:
    if word in PLURALS or amount.high == 1 or text[amount.end] == "-":
        return Reading("count", amount.low, amount.high, word, end)
    return read_described(text, amount)  # "40 adult volunteers"


def read_described(text: str, amount: Amount) -> Reading | None:
    """A count with one or two words before its noun, such as "40 healthy adults"."""
    match = _DESCRIBED.match(text, amount.end)
    if match is None:
        return None
    for group in (1, 2, 3):
        word = (match[group] or "of").lower()
        if word in _NOT_DESCRIBING:
            break
        if word in PLURALS or (amount.high == 1 and word in COUNTED):
            return Reading("count", amount.low, amount.high, word, match.end(group))
    return None


_READERS: dict[str, Reader] = {
    **SHARES,
    **dict.fromkeys(COUNTED, _count),
    **dict.fromkeys(MEASURES, _measure),
    **dict.fromkeys(MONEY_WORDS, _money),
    **dict.fromkeys(DOSES, _dose),
    **dict.fromkeys(TIME_UNITS, _duration),
    **dict.fromkeys(("times", "x", "fold"), _times),
}
