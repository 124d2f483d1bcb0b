"""What the corpus is held to: measured values, the pinned ones, and how they differ."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lint.corpus.score import Score, Tally
from lint.errors import HealthlintError
from lint.findings.finding import CATEGORIES

# Values are kept to three decimals, rounded to the safe side; half a step is no regression.
STEP = 0.001
EPSILON = STEP / 2
CEILINGS = ("trap_rate", "loud_per_clean_article")
MEASURES = ("recall", "precision", "trap_rate")

HEAD = """\
# Written by `python -m lint.corpus --update`, never by hand. recall and precision are floors,
# trap_rate and loud_per_clean_article are ceilings; corpus/README.md says what each one counts.
"""

Values = dict[str, float]


@dataclass(frozen=True, slots=True)
class Floors:
    """Pinned values by name (`overclaim.recall`), and the corpus they were measured on."""

    sha256: str
    values: Values


@dataclass(frozen=True, slots=True)
class Change:
    """A pinned value that the measurement does not reach; None where it was not measured any more."""

    name: str
    pinned: float
    measured: float | None

    def __str__(self) -> str:
        """One line: the name, what it is, what it was."""
        now = "no value" if self.measured is None else f"{self.measured:.3f}"
        word = "above its ceiling" if is_ceiling(self.name) else "below its floor"
        return f"{self.name}: {now} is {word} of {self.pinned:.3f}"


def is_ceiling(name: str) -> bool:
    """Whether smaller is better."""
    return name.endswith(CEILINGS)


def measured_values(score: Score) -> Values:
    """Name the values of a score, rounded to the safe side."""
    values: Values = {}
    for category in CATEGORIES:
        values |= _tally_values(category, score.tallies[category], score.traps)
    values |= _tally_values("overall", score.total, score.traps)
    if score.clean:
        values["overall.loud_per_clean_article"] = _round_up(score.loud / score.clean)
    return values


def _tally_values(name: str, tally: Tally, traps: int) -> Values:
    values: Values = {}
    if tally.recall is not None:
        values[f"{name}.recall"] = _round_down(tally.recall)
    if tally.precision is not None:
        values[f"{name}.precision"] = _round_down(tally.precision)
    if traps:
        values[f"{name}.trap_rate"] = _round_up(tally.trapped / traps)
    return values


def _round_down(value: float) -> float:
    return math.floor(round(value / STEP, 6)) / 1000


def _round_up(value: float) -> float:
    return math.ceil(round(value / STEP, 6)) / 1000


def regressions(pinned: Values, measured: Values) -> list[Change]:
    """Every pinned value that the measurement does not reach.

    A precision that is no longer measured is none: nothing was said, so nothing said was false.
    """
    return [
        Change(name, floor, measured.get(name))
        for name, floor in pinned.items()
        if (is_worse(name, measured[name], floor) if name in measured else not name.endswith(".precision"))
    ]


def is_worse(name: str, measured: float, pinned: float) -> bool:
    """Whether a measured value misses a pinned one by more than rounding."""
    gap = measured - pinned if is_ceiling(name) else pinned - measured
    return gap > EPSILON


def read(path: Path) -> Floors:
    """Read a floors file; HealthlintError where it is missing or not of the written form."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
        values = {
            f"{group}.{name}": float(value)
            for group, named in content["floors"].items()
            for name, value in named.items()
        }
        return Floors(str(content["sha256"]), values)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as fault:
        raise HealthlintError(f"no floors to hold to ({fault})", path=str(path)) from fault


def write(path: Path, floors: Floors) -> None:
    """Write a floors file: categories in their usual order, then `overall`."""
    groups: dict[str, Any] = {}
    for name, value in floors.values.items():
        group, _, measure = name.rpartition(".")
        groups.setdefault(group, {})[measure] = value
    body = yaml.safe_dump({"sha256": floors.sha256, "floors": groups}, sort_keys=False)
    path.write_text(HEAD + body, "utf-8")
