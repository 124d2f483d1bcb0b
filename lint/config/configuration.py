"""The configuration of a run: the settings of each article's path, every file read once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint.config.find import Chain, Finder
from lint.config.layer import ConfigFile, Layer, Listed, Name, Override, Patterns
from lint.config.load import holds_rules
from lint.config.names import check_names
from lint.config.paths import fitting
from lint.config.settings import Excluded, Settings
from lint.errors import OptionError
from lint.findings.finding import CATEGORIES


@dataclass(frozen=True, slots=True)
class _Folder:
    """The files that count in a folder, and for each of their scopes whether a name in the folder is in it."""

    chain: Chain
    tests: tuple[Callable[[str], bool], ...]


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
        self._own_rules = tuple(Listed(folder.absolute()) for folder in folders)
        for folder in folders:
            if not holds_rules(folder):
                wanted = ", ".join(CATEGORIES)
                raise OptionError(
                    f"no rules here: a rules folder holds CATEGORY/RULE.yaml ({wanted})", path=str(folder)
                )
        self._here = Path.cwd()
        self._folders: dict[str, _Folder] = {}
        self._settings: dict[tuple[int, tuple[bool, ...]], tuple[Chain, Settings]] = {}

    def settings_for(self, path: str) -> Settings:
        """The settings for an article's path, which need not exist ("-" stands in the working folder).

        ConfigErrors or ConfigError for faults of the files that count.
        """
        # Links are not followed: the site's own tree counts. Texts, not paths: this runs for each of 100,000 files.
        place, name = os.path.split(os.path.abspath(path))  # noqa: PTH100
        folder = self._folders.get(place)
        if folder is None:
            folder = self._folders[place] = self._looked_up(Path(place))
        fits = tuple(test(name) for test in folder.tests)
        key = (id(folder.chain), fits)
        if key not in self._settings:  # the chain is kept beside, so that no other object can have its id
            self._settings[key] = folder.chain, self._made(folder.chain, fits)
        return self._settings[key][1]

    def _looked_up(self, place: Path) -> _Folder:
        chain = self._fixed if self._fixed is not None else self._finder.nearest_to(place)
        tests = []
        for file, scope in _scopes(chain):
            bases = (file.document.folder, chain.folder or self._here, self._here)
            tests.append(fitting(scope.patterns if isinstance(scope, Override) else scope, place, bases))
        return _Folder(chain, tuple(tests))

    def _made(self, chain: Chain, fits: tuple[bool, ...]) -> Settings:
        layers: dict[int, list[Layer]] = {id(file): [file.layer] for file in chain.files}
        excluded: Excluded | None = None
        for (file, scope), fit in zip(_scopes(chain), fits, strict=True):
            if isinstance(scope, Override):
                layers[id(file)] += [scope.layer] if fit else []
            elif fit is (scope is file.exclude):
                excluded = Excluded("excluded" if fit else "not included", scope.where)
        given = () if self._given is None else (self._given,)
        settings = Settings(
            layers=(*(layer for file in chain.files for layer in layers[id(file)]), *given),
            rules=_once((*(listed for file in chain.files for listed in file.rules), *self._own_rules)),
            facts=_once(listed for file in chain.files for listed in file.facts),
            excluded=excluded,
            files=tuple(file.document.shown for file in chain.files),
            notes=chain.notes,
        )
        check_names(settings)
        return settings


def _scopes(chain: Chain) -> Iterator[tuple[ConfigFile, Patterns | Override]]:
    """Everything in a chain that holds for some paths only, in order; of several `include`s the nearest file's."""
    including = [file for file in chain.files if file.include is not None]
    for file in chain.files:
        if file.exclude is not None:
            yield file, file.exclude
        if file.include is not None and file is including[-1]:
            yield file, file.include
        yield from ((file, override) for override in file.overrides)


def settings_for(path: str, *, config: Path | None = None, isolated: bool = False) -> Settings:
    """The settings for one path; for many, a `Configuration` reads each file once."""
    return Configuration(config=config, isolated=isolated).settings_for(path)


def from_options(*, select: Iterable[str], ignore: Iterable[str], profile: str | None = None) -> Layer:
    """What `--select` and `--ignore` say, comma-separated or repeated, and `--profile`."""
    wanted, unwanted = tuple(_split(select)), tuple(_split(ignore))
    return Layer(select=wanted or None, ignore=unwanted, profile=profile)


def _split(given: Iterable[str]) -> Iterator[Name]:
    return (Name(part.strip()) for item in given for part in item.split(",") if part.strip())


def _once(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple({item.path.resolve(): item for item in listed}.values())
