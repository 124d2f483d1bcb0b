"""Which rules there are: shipped ones and those of user folders, and whether a name is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from lint.errors import OptionError
from lint.findings.finding import CATEGORIES
from lint.nearest import nearest
from lint.rules.load import load_rules
from lint.rules.rule import Rule
from lint.suppress.rules import directive_rules


def loaded_rules(folders: Sequence[Path] = ()) -> list[Rule]:
    """Shipped rules and those of user folders, by id; RuleErrors for faults, OptionError for an empty folder."""
    for folder in folders:
        if not any((folder / category).is_dir() for category in CATEGORIES):
            wanted = ", ".join(CATEGORIES)
            raise OptionError(f"no rules here: a rules folder holds CATEGORY/RULE.yaml ({wanted})", path=str(folder))
    return [*load_rules([files("lint.patterns"), *folders]), *directive_rules()]


def known_names(given: Iterable[str], rules: Sequence[Rule]) -> None:
    """OptionError for the first name, comma-separated or repeated, that is neither a rule nor a category."""
    names = {name.strip() for item in given for name in item.split(",") if name.strip()}
    known = {*CATEGORIES, *(rule.id for rule in rules)}
    for name in sorted(names - known):
        raise OptionError(f"no rule or category '{name}'{nearest(name, known)}")
