"""Quantities with units: durations, money, percentages, doses, counts, years, ratios."""

from __future__ import annotations

from dataclasses import dataclass

from lint.language.words import Words


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at words [begin, end): `low` to `high` in `unit` (hours for durations)."""

    kind: str  # duration, percent, money, dose, count, year, ratio, times, number
    low: float
    high: float
    unit: str
    begin: int
    end: int


def find_quantities(words: Words, text: str) -> list[Quantity]:
    """Every quantity of the text, in order; none overlaps another."""
    return []
