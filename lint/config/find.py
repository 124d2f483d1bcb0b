"""Which configuration files count for a folder: the nearest one upwards, and what it extends."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lint.config.document import PYPROJECT, Document, is_there, read_document, shown
from lint.config.layer import ConfigFile, Where
from lint.config.load import load_config
from lint.errors import ConfigError

NAMES = ("healthlint.toml", ".healthlint.toml", PYPROJECT)


@dataclass(frozen=True, slots=True)
class Chain:
    """The files that count for a folder, the nearest last; `notes` say what was passed over."""

    files: tuple[ConfigFile, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def folder(self) -> Path | None:
        """The folder of the nearest file."""
        return self.files[-1].document.folder if self.files else None


@dataclass(slots=True)
class Finder:
    """Finds chains and reads each folder and each file once."""

    _folders: dict[Path, Chain] = field(default_factory=dict)
    _files: dict[Path, Chain] = field(default_factory=dict)

    def nearest_to(self, folder: Path) -> Chain:
        """The chain of the nearest folder, from an absolute one upwards, that has a configuration; or an empty one."""
        passed = []
        chain = Chain()
        for place in (folder, *folder.parents):
            if place in self._folders:
                chain = self._folders[place]
                break
            passed.append(place)
            found = self.in_folder(place)
            if found is not None:
                chain = found
                break
        self._folders.update(dict.fromkeys(passed, chain))
        return chain

    def of_file(self, path: Path) -> Chain:
        """The chain of a file named by the user."""
        path = path.absolute()
        if not is_there(path):
            raise ConfigError("no such configuration file", path=shown(path))
        return self._chain(path, read_document(path), ())

    def in_folder(self, folder: Path) -> Chain | None:
        """The chain of a folder's own configuration file, or None where it has none."""
        documents = [
            document
            for name in NAMES
            if is_there(folder / name) and (document := read_document(folder / name, required=False)) is not None
        ]
        if not documents:
            return None
        chain = self._chain(documents[0].path, documents[0], ())
        notes = tuple(f"{extra.shown} is passed over: {documents[0].shown} counts" for extra in documents[1:])
        return Chain(chain.files, (*chain.notes, *notes))

    def _chain(self, path: Path, document: Document | None, above: tuple[Path, ...]) -> Chain:
        """A file after all that it extends; `above` are the files that extend it."""
        key = path.resolve()
        if key not in self._files:
            config = load_config(document or _read(path))
            files: list[ConfigFile] = []
            for listed in config.extends:
                if listed.path.resolve() in (*above, key):
                    raise _circle(listed.where, listed.path)
                files += self._chain(listed.path, None, (*above, key)).files
            self._files[key] = Chain((*files, config))
        return self._files[key]


def _read(path: Path) -> Document:
    document = read_document(path)
    if document is None:  # only where a file is not required
        raise ConfigError("no configuration", path=shown(path))
    return document


def _circle(where: Where, path: Path) -> ConfigError:
    reason = f"'extend' goes round in a circle: {shown(path)} extends this file"
    if where.document is None:
        return ConfigError(reason)
    return where.document.fault(reason, where.key)
