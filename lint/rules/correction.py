"""A corrected drug name, dressed as the word it replaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENDING = re.compile("['\u2019]s\\Z|(?<=s)['\u2019]\\Z", re.IGNORECASE)
_SAFE_COST = 1.0


@dataclass(frozen=True, slots=True)
class Correction:
    """The right name for a misspelled word; `text` keeps the word's case and ending, `safe` is for unseen use."""

    name: str
    text: str
    cost: float
    brand: bool
    safe: bool


def bare_word(word: str) -> str:
    """A word without its possessive ending."""
    return word if word.isalpha() else _ENDING.sub("", word)


def case_allows(bare: str, name: str) -> bool:
    """Whether a word's capitals fit a name: "OxyCotin" may be meant for OxyContin, "microRNA" for no drug."""
    return bare[1:].islower() or bare.isupper() or not name[1:].islower()


def correct(word: str, name: str, *, cost: float, brand: bool, clear: bool) -> Correction:
    """The correction of a word to a name; `clear` is whether no other name comes near."""
    bare = bare_word(word)
    if bare.isupper():
        dressed = name.upper()
    elif bare[0].isupper() and not brand:
        dressed = name[0].upper() + name[1:]
    else:
        dressed = name
    return Correction(name, dressed + word[len(bare) :], cost, brand, clear and cost <= _SAFE_COST)
