"""Shares of a whole behind an amount: percent, "one in four", "142 of 8,901", "two-thirds"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lint.language.numbers import NUMBER, Amount, value


class Reading(NamedTuple):
    """What stands in the text up to offset `end`: kind, lowest and highest value, unit."""

    kind: str
    low: float
    high: float
    unit: str
    end: int


Reader = Callable[[str, Amount, str, int], Reading | None]
"""Text, amount, the lower-case word behind it and that word's end -> a reading."""

_RATIO = re.compile(
    rf"(?:[ -]in[ -](?:every )?| out of (?:every )?| of (?:every )?| per )(?P<whole>{NUMBER})\b", re.IGNORECASE
)
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
          "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
FRACTIONS = {name + end: part for name, part in _PARTS.items() for end in ("", "s") if name != "halves" or not end}
_BARE_YEAR = re.compile(r"(?:19|20)\d\d\b")
_POINTS = re.compile(r"[ -]points?\b", re.IGNORECASE)
_CENT = re.compile(r" cent\b", re.IGNORECASE)


def _percent(text: str, amount: Amount, _word: str, end: int) -> Reading:
    points = _POINTS.match(text, end)
    return Reading("percent", amount.low, amount.high, "points" if points else "%", points.end() if points else end)


def _percentage(text: str, amount: Amount, _word: str, end: int) -> Reading | None:
    points = _POINTS.match(text, end)
    return Reading("percent", amount.low, amount.high, "points", points.end()) if points else None


def _per(text: str, amount: Amount, word: str, end: int) -> Reading | None:
    if cent := _CENT.match(text, end):
        return _percent(text, amount, word, cent.end())
    return _ratio(text, amount, word, end)


def _ratio(text: str, amount: Amount, _word: str, _end: int) -> Reading | None:
    match = _RATIO.match(text, amount.end)
    if match is None or amount.low != amount.high or amount.vague or _BARE_YEAR.match(text, match.start("whole")):
        return None
    if amount.written.lower() == "one" and match[0].lower().startswith(" of "):
        return None  # "one of three groups" says nothing of a share
    whole = value(match["whole"])
    if not 0 < amount.low < whole:
        return None
    share = amount.low / whole
    return Reading("ratio", share, share, f"in {whole:g}", match.end())


def _part(text: str, amount: Amount, word: str, end: int) -> Reading | None:
    if text[end : end + 1] == "-" or amount.low != amount.high or not 0 < amount.low <= FRACTIONS[word]:
        return None
    if not word.endswith("s") and amount.low > 1:
        return None
    share = amount.low / FRACTIONS[word]
    return Reading("ratio", share, share, f"in {FRACTIONS[word]}", end)


SHARES: dict[str, Reader] = {
    **dict.fromkeys(FRACTIONS, _part),
    **dict.fromkeys(("in", "out", "of"), _ratio),
    **dict.fromkeys(("%", "percent", "pct"), _percent),
    "per": _per,
    "percentage": _percentage,
}
