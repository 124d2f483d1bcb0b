"""The facts of a site, beside those that come with healthlint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

from lint.claims.facts import Fact, load_facts, shipped_facts
from lint.claims.load import shipped_attributes
from lint.claims.names import shipped_names
from lint.config.settings import Settings


@dataclass(frozen=True, slots=True)
class _Single:
    """One file where the loader of facts lists a folder."""

    path: Path

    def iterdir(self) -> Iterator[Path]:
        yield self.path


def facts_for(settings: Settings) -> tuple[Fact, ...]:
    """The shipped facts and the site's own, which take the place of shipped ones about the very same thing."""
    own = user_facts(settings)
    said = {_about(fact) for fact in own}
    return (*own, *(fact for fact in shipped_facts() if _about(fact) not in said))


def user_facts(settings: Settings) -> tuple[Fact, ...]:
    """The facts of the files and folders that settings name; RuleErrors holds every fault of one of them."""
    found: list[Fact] = []
    for listed in settings.facts:
        folder = listed.path if listed.path.is_dir() else cast("Traversable", _Single(listed.path))
        found += load_facts(folder, shipped_attributes(), shipped_names())
    return tuple(found)


def _about(fact: Fact) -> tuple[str, str, str, frozenset[str], frozenset[str]]:
    return fact.product, fact.attribute, fact.jurisdiction, frozenset(fact.conditions), frozenset(fact.items)
