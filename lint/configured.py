"""A linter that lints each article by the settings of its path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from lint.config.allowing import allowed
from lint.config.choosing import rules_for
from lint.config.configuration import Configuration
from lint.config.facts import facts_for
from lint.config.layer import Layer
from lint.config.settings import Settings
from lint.rules.load import load_rules
from lint.rules.profiles import in_profile
from lint.rules.rule import Rule
from lint.suppress.rules import directive_rules

if TYPE_CHECKING:
    from lint.claims.facts import Fact
    from lint.findings.result import Result
    from lint.pipeline import Linter
    from lint.read.article import Article


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a linter is made from what the command line says, in this process or, pickled, in another one.

    `claims` and `card` ask for the ledger and the score card in each result.
    """

    given: Layer = Layer()  # noqa: RUF009 - frozen
    config: Path | None = None
    isolated: bool = False
    folders: tuple[Path, ...] = ()
    claims: bool = False
    card: bool = False

    def configuration(self) -> Configuration:
        """The configuration; OptionError and ConfigError as there."""
        return Configuration(config=self.config, isolated=self.isolated, given=self.given, folders=self.folders)

    def __call__(self) -> ConfiguredLinter:
        """The linter."""
        return ConfiguredLinter(self.configuration(), claims=self.claims, card=self.card)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What lints the articles of some settings: the rules that run, all there are, and the site's own facts if any."""

    rules: tuple[Rule, ...]
    known: Sequence[Rule]
    facts: tuple[Fact, ...] | None

    @property
    def same(self) -> tuple[object, ...]:
        """Equal for choices that can share a linter."""
        return tuple((rule.path, rule.severity.value) for rule in self.rules), self.facts


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
        self._choices: dict[Settings, _Choice] = {}
        self._linters: dict[tuple[object, ...], Linter] = {}

    def prepare(self, paths: Iterable[str]) -> None:
        """Choose the rules and facts of all these paths, so that faults of their files end a run at its start.

        ConfigError, ConfigErrors, RuleErrors; raised later they would be taken for faults of an article.
        """
        for path in paths:
            self._choice(self._configuration.settings_for(path))

    @property
    def running(self) -> frozenset[str]:
        """The ids of the rules that run for any of the articles prepared for."""
        return frozenset(rule.id for choice in self._choices.values() for rule in choice.rules)

    @property
    def notes(self) -> tuple[str, ...]:
        """What configuration had to say that its user should know, once each."""
        return tuple(dict.fromkeys(note for settings in self._choices for note in settings.notes))

    @property
    def files(self) -> tuple[Path, ...]:
        """The files and folders of configuration, rules and facts that count for any of the articles prepared for."""
        listed = {Path(item.path): None for settings in self._choices for item in (*settings.rules, *settings.facts)}
        named = {Path(file): None for settings in self._choices for file in settings.files}
        return (*listed, *named)

    def settings_for(self, path: str) -> Settings:
        """The settings of a path; faults as in `prepare`."""
        return self._configuration.settings_for(path)

    def check(self, article: Article) -> Result:
        """The findings of one article, by the settings of its path."""
        settings = self._configuration.settings_for(article.source.path)
        return allowed(self._linter(self._choice(settings)).check(article), settings)

    def _choice(self, settings: Settings) -> _Choice:
        key = replace(settings, excluded=None)
        if key not in self._choices:
            every = self._all_rules(settings)
            chosen = tuple(rules_for(in_profile(every, settings.profile), settings))
            self._choices[key] = _Choice(chosen, every, facts_for(settings) if settings.facts else None)
        return self._choices[key]

    def _linter(self, choice: _Choice) -> Linter:
        from lint.pipeline import Linter  # noqa: PLC0415 - loads spaCy: not for a run that finds all in its cache

        if choice.same not in self._linters:
            self._linters[choice.same] = Linter(
                choice.rules, known=choice.known, facts=choice.facts, claims=self._claims, card=self._card
            )
        return self._linters[choice.same]

    def _all_rules(self, settings: Settings) -> Sequence[Rule]:
        folders = tuple(listed.path for listed in settings.rules)
        if folders not in self._rules:
            self._rules[folders] = [*load_rules([files("lint.patterns"), *folders]), *directive_rules()]
        return self._rules[folders]
