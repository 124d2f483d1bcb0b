"""A linter that lints each article by the settings of its path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from lint.rules.profiles import in_profile
from lint.rules.rule import Rule
from lint.suppress.rules import directive_rules


class ConfiguredLinter:
    """Takes the place of a `Linter`; articles with the same rules share one, made when it is first needed."""

    def __init__(
        self,
        configuration: Configuration,
        *,
        rules: Mapping[tuple[Path, ...], Sequence[Rule]] | None = None,
        claims: bool = False,
        card: bool = False,
    ) -> None:
        """Lint by a configuration; `claims` and `card` ask for the ledger and the score card in each result.

        `rules` are those already loaded, by the user folders they were loaded with beside the shipped ones.
        """
        self._configuration = configuration
        self._claims = claims
        self._card = card
        self._rules: dict[tuple[Path, ...], Sequence[Rule]] = dict(rules or {})
        self._linters: dict[tuple[tuple[str, str], ...], Linter] = {}
        self._by_settings: dict[Settings, Linter] = {}

    def prepare(self, paths: Iterable[str]) -> None:
        """Make the linters of all these paths, so that faults of rule and configuration files end a run at its start.

        ConfigError, ConfigErrors, RuleErrors; raised later they would be taken for faults of an article.
        """
        for path in paths:
            self._linter(self._configuration.settings_for(path))

    @property
    def running(self) -> frozenset[str]:
        """The ids of the rules that run for any of the articles prepared for."""
        return frozenset(rule.id for linter in self._linters.values() for rule in linter.rules.rules)

    @property
    def notes(self) -> tuple[str, ...]:
        """What configuration had to say that its user should know, once each."""
        return tuple(dict.fromkeys(note for settings in self._by_settings for note in settings.notes))

    def check(self, article: Article) -> Result:
        """The findings of one article, by the settings of its path."""
        settings = self._configuration.settings_for(article.source.path)
        return allowed(self._linter(settings).check(article), settings)

    def _linter(self, settings: Settings) -> Linter:
        key = replace(settings, excluded=None)
        if key not in self._by_settings:
            every = self._all_rules(settings)
            chosen = rules_for(in_profile(every, settings.profile), settings)
            same = tuple((rule.path, rule.severity.value) for rule in chosen)
            if same not in self._linters:
                self._linters[same] = Linter(chosen, known=every, claims=self._claims, card=self._card)
            self._by_settings[key] = self._linters[same]
        return self._by_settings[key]

    def _all_rules(self, settings: Settings) -> Sequence[Rule]:
        folders = tuple(listed.path for listed in settings.rules)
        if folders not in self._rules:
            self._rules[folders] = [*load_rules([files("lint.patterns"), *folders]), *directive_rules()]
        return self._rules[folders]
