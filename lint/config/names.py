"""The names of rules in settings: each is a category or the id of a rule, shipped or of a user folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lint.config.layer import Listed, Where
from lint.config.settings import Settings
from lint.errors import ConfigError, ConfigErrors, HealthlintError, OptionError
from lint.findings.finding import CATEGORIES
from lint.nearest import nearest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def rule_ids(folders: Iterable[Listed]) -> dict[str, str]:
    """Ids and categories of all rules, by the names of their files alone: reading 300 rules takes a second."""
    from importlib.resources import files  # noqa: PLC0415 - only where a rule is named

    places: list[Traversable] = [files("lint.patterns"), *(listed.path for listed in folders)]
    return {
        file.name.rsplit(".", 1)[0]: category
        for place in places
        for category in CATEGORIES
        if (place / category).is_dir()
        for file in (place / category).iterdir()
        if file.name.endswith((".yaml", ".yml"))
    }


def check_names(settings: Settings) -> None:
    """ConfigErrors for names that are neither a category nor a rule; OptionError if the command line gave them."""
    named = [(text, where) for text, where in _named(settings) if text not in CATEGORIES]
    known = {*CATEGORIES, *rule_ids(settings.rules)} if named else set()
    faults = [_unknown(text, where, known) for text, where in named if text not in known]
    options = [fault for fault in faults if not isinstance(fault, ConfigError)]
    if options:
        raise options[0]
    if faults:
        raise ConfigErrors([fault for fault in faults if isinstance(fault, ConfigError)])


def _named(settings: Settings) -> Iterator[tuple[str, Where]]:
    for layer in settings.layers:
        for name in (*(layer.select or ()), *layer.extend_select, *layer.ignore):
            yield name.text, name.where
        for graded in layer.severities:
            yield graded.name, graded.where
        for term in layer.allow:
            for text in term.rules:
                yield text, term.where


def _unknown(text: str, where: Where, known: set[str]) -> HealthlintError:
    reason = f"no rule or category '{text}'{nearest(text, known)}"
    if where.document is None:
        return OptionError(reason)
    return where.document.fault(reason, where.key)
