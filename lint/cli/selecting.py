"""Which rules run: shipped and user folders, narrowed by category or rule id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from lint.errors import OptionError
from lint.findings.finding import CATEGORIES
from lint.nearest import nearest
from lint.rules.load import load_rules
from lint.rules.rule import Rule


def loaded_rules(folders: Sequence[Path] = ()) -> list[Rule]:
    """Shipped rules and those of user folders, by id; RuleErrors for faults, OptionError for an empty folder."""
    for folder in folders:
        if not any((folder / category).is_dir() for category in CATEGORIES):
            wanted = ", ".join(CATEGORIES)
            raise OptionError(f"no rules here: a rules folder holds CATEGORY/RULE.yaml ({wanted})", path=str(folder))
    return load_rules([files("lint.patterns"), *folders])


def chosen(rules: Sequence[Rule], *, select: Iterable[str], ignore: Iterable[str]) -> list[Rule]:
    """The rules named by `select` (all if empty) less those named by `ignore`."""
    wanted, unwanted = _names(select, rules), _names(ignore, rules)
    return [
        rule
        for rule in rules
        if (not wanted or {rule.id, rule.category} & wanted) and not {rule.id, rule.category} & unwanted
    ]


def _names(given: Iterable[str], rules: Sequence[Rule]) -> set[str]:
    names = {name.strip() for item in given for name in item.split(",") if name.strip()}
    known = {*CATEGORIES, *(rule.id for rule in rules)}
    for name in sorted(names - known):
        raise OptionError(f"no rule or category '{name}'{nearest(name, known)}")
    return names


__all__ = ["chosen", "loaded_rules", "nearest"]
