"""The facts of a site, beside those that come with healthlint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

from lint.claims.facts import Fact, load_facts
from lint.claims.load import shipped_attributes
from lint.claims.names import shipped_names
from lint.config.settings import Settings


@dataclass(frozen=True, slots=True)
class _Single:
    """One file where the loader of facts lists a folder."""

    path: Path

    def iterdir(self) -> Iterator[Path]:
        yield self.path


def user_facts(settings: Settings) -> tuple[Fact, ...]:
    """The facts of the files and folders that settings name; RuleErrors holds every fault of one of them."""
    found: list[Fact] = []
    for listed in settings.facts:
        folder = listed.path if listed.path.is_dir() else cast("Traversable", _Single(listed.path))
        found += load_facts(folder, shipped_attributes(), shipped_names())
    return tuple(found)
