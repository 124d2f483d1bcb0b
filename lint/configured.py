"""A linter that lints each article by the settings of its path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from lint.config.allowing import allowed
from lint.config.choosing import rules_for
from lint.config.configuration import Configuration
from lint.config.settings import Settings
from lint.findings.result import Result
from lint.pipeline import Linter
from lint.read.article import Article
from lint.rules.load import load_rules
from lint.rules.rule import Rule


class ConfiguredLinter:
    """Takes the place of a `Linter`; articles with the same rules share one, made when it is first needed."""

    def __init__(self, configuration: Configuration, *, claims: bool = False) -> None:
        """Lint by a configuration; `claims` asks for the ledger in each result."""
        self._configuration = configuration
        self._claims = claims
        self._rules: dict[tuple[Path, ...], Sequence[Rule]] = {}
        self._linters: dict[tuple[tuple[str, str], ...], Linter] = {}
        self._by_settings: dict[Settings, Linter] = {}

    def prepare(self, paths: Iterable[str]) -> None:
        """Make the linters of all these paths, so that faults of rule and configuration files end a run at its start.

        ConfigError, ConfigErrors, RuleErrors; raised later they would be taken for faults of an article.
        """
        for path in paths:
            self._linter(self._configuration.settings_for(path))

    def check(self, article: Article) -> Result:
        """The findings of one article, by the settings of its path."""
        settings = self._configuration.settings_for(article.source.path)
        return allowed(self._linter(settings).check(article), settings)

    def _linter(self, settings: Settings) -> Linter:
        key = replace(settings, excluded=None)
        if key not in self._by_settings:
            chosen = rules_for(self._all_rules(settings), settings)
            same = tuple((rule.path, rule.severity.value) for rule in chosen)
            if same not in self._linters:
                self._linters[same] = Linter(chosen, claims=self._claims)
            self._by_settings[key] = self._linters[same]
        return self._by_settings[key]

    def _all_rules(self, settings: Settings) -> Sequence[Rule]:
        folders = tuple(listed.path for listed in settings.rules)
        if folders not in self._rules:
            self._rules[folders] = load_rules([files("lint.patterns"), *folders])
        return self._rules[folders]
