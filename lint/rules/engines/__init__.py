"""Detectors that patterns cannot express; a rule names one by its module, with hyphens (`engine: drug-names`).

A module has `find(analysis, rule)`, which looks for itself, or `sift(analysis, rule, places)`, which is handed the
places of the rule's own patterns (word ranges, in order) and says which of them hold, or `prepare(rules)`, which is
handed all rules of the engine once and gives the function that looks for all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from lint.language.analysis import Analysis
from lint.rules.match import Absence, Match
from lint.rules.rule import Rule

Place = tuple[int, int]
Find = Callable[[Analysis, Rule], Iterator[Match | Absence]]
Sift = Callable[[Analysis, Rule, list[Place]], Iterator[Match]]
FindAll = Callable[[Analysis], Iterator[tuple[int, Match | Absence]]]
"""Finds for several rules: each match with the rule's place among those that were handed over."""
Prepare = Callable[[Sequence[Rule]], FindAll]


def has_engine(name: str) -> bool:
    """Whether there is an engine of this name."""
    return name.replace("-", "_").isidentifier() and find_spec(f"{__name__}.{name.replace('-', '_')}") is not None


def engine(name: str) -> tuple[Find | None, Sift | None]:
    """The `find` or the `sift` of an engine; what it has not is None."""
    module = _module(name)
    return getattr(module, "find", None), getattr(module, "sift", None)


def preparer(name: str) -> Prepare | None:
    """The `prepare` of an engine, if it has one."""
    return getattr(_module(name), "prepare", None)


def sifts(name: str) -> bool:
    """Whether an engine needs patterns to sift."""
    return engine(name)[1] is not None


def _module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name.replace('-', '_')}")
