"""Detectors that patterns cannot express; each module has `find(analysis, rule) -> Iterator[Match]`.

A rule names its engine by the module's name with hyphens (`engine: drug-names`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from lint.language.analysis import Analysis
from lint.rules.match import Match
from lint.rules.rule import Rule

Engine = Callable[[Analysis, Rule], Iterator[Match]]


def has_engine(name: str) -> bool:
    """Whether there is an engine of this name."""
    return name.replace("-", "_").isidentifier() and find_spec(f"{__name__}.{name.replace('-', '_')}") is not None


def engine(name: str) -> Engine:
    """The `find` function of an engine."""
    found: Engine = import_module(f"{__name__}.{name.replace('-', '_')}").find
    return found
