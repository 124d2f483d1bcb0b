"""Quantities with units: durations, money, percentages, doses, counts, years, ratios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.language.leads import Lead, lead_of
from lint.language.place import Place
from lint.language.words import Words

_MOST_WORDS = 100_000  # words whose lead is remembered; a hostile file must not fill the memory


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at words [begin, end): `low` to `high` in `unit` (hours for durations, years for ages).

    `unit` is "%", "USD/month", "mg/kg" (masses in mg, volumes in ml), "in 4" for a ratio, and for a duration
    the unit that was written. A bare plural is an interval: "weeks" are two to eight of them.
    """

    kind: str  # duration, percent, money, dose, count, year, age, ratio, times, number
    low: float
    high: float
    unit: str
    begin: int
    end: int


class _Leads(dict[str, Lead | None]):
    """Word -> how a quantity that starts there is read; None for nearly all words."""

    def __missing__(self, word: str) -> Lead | None:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = lead_of(word)
        return found


_LEADS = _Leads()


def find_quantities(words: Words, text: str) -> list[Quantity]:
    """Every quantity of the text, in order; none overlaps another."""
    return list(_scan(words, text))


def _scan(words: Words, text: str) -> Iterator[Quantity]:
    free = 0  # the first word that no quantity holds yet
    for at, lead in enumerate(map(_LEADS.__getitem__, words.low)):
        if lead is None or at < free:
            continue
        found = lead(Place(words, text, at, free))
        if found is None:
            continue
        end = _word_end(words, at, found.end)
        if found.reading is None:
            free = max(free, end)
        elif words.ends[end - 1] == found.end:
            free = end
            reading = found.reading
            yield Quantity(reading.kind, reading.low, reading.high, reading.unit, found.begin, end)


def _word_end(words: Words, at: int, offset: int) -> int:
    """One past the last word that starts before `offset`."""
    end = at + 1
    while end < len(words) and words.starts[end] < offset:
        end += 1
    return end
