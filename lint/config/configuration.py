"""The configuration of a run: the settings of each article's path, every file read once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from lint.config.find import Chain, Finder
from lint.config.layer import ConfigFile, Layer, Listed, Name, Patterns, Where
from lint.config.load import holds_rules
from lint.config.paths import fits
from lint.config.settings import Excluded, Settings
from lint.errors import ConfigError, ConfigErrors, HealthlintError, OptionError
from lint.findings.finding import CATEGORIES
from lint.nearest import nearest


class Configuration:
    """Settings by path; `given` is what the command line says, which has the last word."""

    def __init__(
        self, *, config: Path | None = None, isolated: bool = False, given: Layer | None = None,
        folders: Sequence[Path] = (),
    ) -> None:  # fmt: skip
        """Take `config` instead of the nearest file, or no file at all; `folders` are user rules of the command line.

        OptionError for both at once, ConfigError for a file that is not there.
        """
        if config is not None and isolated:
            raise OptionError("--config names a configuration file, --isolated says to use none: choose one")
        self._finder = Finder()
        self._fixed = Chain() if isolated else None if config is None else self._finder.of_file(config)
        self._given = given
        self._folders = tuple(Listed(folder.absolute()) for folder in folders)
        for folder in folders:
            if not holds_rules(folder):
                wanted = ", ".join(CATEGORIES)
                raise OptionError(
                    f"no rules here: a rules folder holds CATEGORY/RULE.yaml ({wanted})", path=str(folder)
                )
        self._here = Path.cwd()
        self._settings: dict[tuple[int, tuple[int, ...], Excluded | None], tuple[Chain, Settings]] = {}

    def settings_for(self, path: str) -> Settings:
        """The settings for an article's path, which need not exist ("-" stands in the working folder).

        ConfigErrors or ConfigError for faults of the files that count.
        """
        article = Path(os.path.abspath(path))  # noqa: PTH100 - without following links: a site's own tree counts
        chain = self._fixed if self._fixed is not None else self._finder.nearest_to(article.parent)
        layers = [pair for file in chain.files for pair in self._layers(file, chain, article)]
        excluded = self._excluded(chain, article)
        key = (id(chain), tuple(id(layer) for layer in layers), excluded)
        if key not in self._settings:  # the chain is kept beside, so that no other object can have its id
            self._settings[key] = chain, self._made(chain, layers, excluded)
        return self._settings[key][1]

    def _layers(self, file: ConfigFile, chain: Chain, article: Path) -> Iterator[Layer]:
        yield file.layer
        for override in file.overrides:
            if self._fit(override.patterns, file, chain, article):
                yield override.layer

    def _excluded(self, chain: Chain, article: Path) -> Excluded | None:
        for file in chain.files:
            if file.exclude is not None and self._fit(file.exclude, file, chain, article):
                return Excluded("excluded", file.exclude.where)
        narrowest = next((file for file in reversed(chain.files) if file.include is not None), None)
        if narrowest is None or narrowest.include is None or self._fit(narrowest.include, narrowest, chain, article):
            return None
        return Excluded("not included", narrowest.include.where)

    def _fit(self, patterns: Patterns, file: ConfigFile, chain: Chain, article: Path) -> bool:
        bases = (file.document.folder, chain.folder or self._here, self._here)
        return fits(patterns, article, bases)

    def _made(self, chain: Chain, layers: list[Layer], excluded: Excluded | None) -> Settings:
        settings = Settings(
            layers=(*layers, self._given) if self._given is not None else tuple(layers),
            rules=_once((*(listed for file in chain.files for listed in file.rules), *self._folders)),
            facts=_once(listed for file in chain.files for listed in file.facts),
            excluded=excluded,
            files=tuple(file.document.shown for file in chain.files),
            notes=chain.notes,
        )
        _check_names(settings)
        return settings


def settings_for(path: str, *, config: Path | None = None, isolated: bool = False) -> Settings:
    """The settings for one path; for many, a `Configuration` reads each file once."""
    return Configuration(config=config, isolated=isolated).settings_for(path)


def from_options(*, select: Iterable[str], ignore: Iterable[str]) -> Layer:
    """What `--select` and `--ignore` say, comma-separated or repeated."""
    wanted, unwanted = tuple(_split(select)), tuple(_split(ignore))
    return Layer(select=wanted or None, ignore=unwanted)


def rule_ids(folders: Iterable[Listed]) -> dict[str, str]:
    """Ids and categories of all rules, by the names of their files alone: reading 300 rules takes a second."""
    places: list[Traversable] = [files("lint.patterns"), *(listed.path for listed in folders)]
    return {
        file.name.rsplit(".", 1)[0]: category
        for place in places
        for category in CATEGORIES
        if (place / category).is_dir()
        for file in (place / category).iterdir()
        if file.name.endswith((".yaml", ".yml"))
    }


def _split(given: Iterable[str]) -> Iterator[Name]:
    return (Name(part.strip()) for item in given for part in item.split(",") if part.strip())


def _once(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple({item.path.resolve(): item for item in listed}.values())


def _check_names(settings: Settings) -> None:
    """ConfigErrors for names that are neither a category nor a rule; OptionError if the command line gave them."""
    known = {*CATEGORIES, *rule_ids(settings.rules)}
    faults = [_unknown(text, where, known) for text, where in _named(settings) if text not in known]
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
