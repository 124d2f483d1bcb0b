"""Misspelled drug names: a word that is no word and no name, a slip or two away from a drug."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
import re

from rapidfuzz.distance import OSA
import yaml

from lint.language.lexicon import load_lexicon
from lint.rules.slips import NameIndex, is_other_form, slip_cost

_ENDING = re.compile(r"['’]s\Z|(?<=s)['’]\Z", re.IGNORECASE)
_SHORTEST = 5
_SHORTEST_UPPER = 6  # below it, a word in capitals is more often an acronym
_SHORT_BRAND = 7  # below it, the capital at the start of a sentence is too little to go by
# The dearest slips allowed for a name of a length; longer names take the last.
_LIMITS = {5: 0.5, 6: 0.8, 7: 1.0, 8: 1.2, 9: 1.2, 10: 1.4}
_LIMIT = 1.6
_CLEAR = 0.3  # how much dearer the next name must be for the first to be a safe correction
_PLAIN = 0.5  # a slip so small that using it again and again does not make it a name
_SETTLED = 3  # uses of one spelling that make a name of it
# Two substances of one class share an ending (-azepam, -tinib): far apart before it, they are two substances.
_CLASS_ENDING, _SAME_CLASS = 4, 1.2
