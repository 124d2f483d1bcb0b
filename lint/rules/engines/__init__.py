"""Detectors that patterns cannot express; a rule names one by its module, with hyphens (`engine: drug-names`).

A module has `find(analysis, rule)`, which looks for itself, or `sift(analysis, rule, places)`, which is handed the
places of the rule's own patterns (word ranges, in order) and says which of them hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from lint.language.analysis import Analysis
from lint.rules.match import Absence, Match
from lint.rules.rule import Rule

Place = tuple[int, int]
Find = Callable[[Analysis, Rule], Iterator[Match | Absence]]
Sift = Callable[[Analysis, Rule, list[Place]], Iterator[Match]]


def has_engine(name: str) -> bool:
    """Whether there is an engine of this name."""
    return name.replace("-", "_").isidentifier() and find_spec(f"{__name__}.{name.replace('-', '_')}") is not None


def engine(name: str) -> tuple[Find | None, Sift | None]:
    """The `find` or the `sift` of an engine; the other is None."""
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    return getattr(module, "find", None), getattr(module, "sift", None)


def sifts(name: str) -> bool:
    """Whether an engine needs patterns to sift."""
    return engine(name)[1] is not None
