"""The word that may start a quantity, and what is found there."""

from __future__ import annotations

from typing import NamedTuple

from lint.language.shares import Reading
from lint.language.words import Words


class Place(NamedTuple):
    """Word `at` of a text, which may start a quantity; words before `free` belong to another one."""

    words: Words
    text: str
    at: int
    free: int

    @property
    def start(self) -> int:
        """The offset of the word."""
        return self.words.starts[self.at]

    def before(self, back: int = 1) -> str:
        """The word `back` words before, "" where there is none or it is taken."""
        return self.words.low[self.at - back] if self.at - back >= self.free else ""


class Found(NamedTuple):
    """A reading that begins at word `begin` and ends at offset `end`; None: what stands there is no quantity."""

    begin: int
    end: int
    reading: Reading | None


def found_at(place: Place, reading: Reading | None, *, begin: int | None = None) -> Found | None:
    """The reading, from the place's word or from word `begin`; None for no reading."""
    return Found(place.at if begin is None else begin, reading.end, reading) if reading else None
