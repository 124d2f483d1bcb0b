"""One table of a configuration file: its lists taken by kind, every fault kept with its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.config.document import Document
from lint.config.keys import KEYS, PATHS, Kind, allowed_keys
from lint.config.layer import Listed, Name, Patterns, Where
from lint.errors import ConfigError
from lint.nearest import nearest

if TYPE_CHECKING:
    from lint.config.places import KeyPath

_EVERYWHERE = {key.name: key for key in (*KEYS, PATHS)}


class Table:
    """Reads one table of a document; faults are added to `faults`, and what is wrong is left out."""

    def __init__(
        self, document: Document, value: Mapping[str, Any], at: KeyPath, *, faults: list[ConfigError],
        patterns: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.document = document
        self.value = value
        self.faults = faults
        self._at = at
        self._patterns = patterns

    def within(self, value: Mapping[str, Any], *key: str | int, patterns: tuple[str, ...] = ()) -> Table:
        """A table inside this one."""
        return Table(self.document, value, (*self._at, *key), faults=self.faults, patterns=patterns or self._patterns)

    def check_keys(self, *, for_paths: bool) -> None:
        """Add a fault for every key that has no place in a file, or in one of its overrides."""
        known = allowed_keys(for_paths=for_paths)
        for name in self.value:
            if name in _EVERYWHERE and name not in known:
                self.fault_at_key(f"'{name}' belongs {'at the top, not in' if for_paths else 'in'} [[overrides]]", name)
            elif name not in known:
                self._unknown(name, known)

    def only(self, *known: str) -> None:
        """Add a fault for every other key, with the nearest right name."""
        for name in self.value:
            if name not in known:
                self._unknown(name, known)

    def names(self, key: str) -> tuple[Name, ...]:
        """Categories and rule ids."""
        return tuple(Name(text, self.where(key, *at)) for at, text in self.texts(key))

    def patterns(self, key: str) -> Patterns | None:
        """Path patterns; None where the key is missing."""
        if key not in self.value:
            return None
        texts = tuple(text for at, text in self.texts(key) if self._is_pattern(text, key, *at))
        return Patterns(texts, self.where(key))

    def paths(self, key: str, exists: Callable[[Path], bool], noun: str) -> tuple[Listed, ...]:
        """Files or folders, one or a list, counted from the document's folder; a fault for each that is not there."""
        found = []
        for at, text in self.texts(key, or_one=True):
            path = Path(os.path.abspath(self.document.folder / os.path.expanduser(text)))  # noqa: PTH100, PTH111 - as written
            if exists(path):
                found.append(Listed(path, self.where(key, *at)))
            else:
                self.fault(f"no {noun} {text!r}", key, *at)
        return tuple(found)

    def tables(self, key: str) -> list[dict[str, Any]]:
        """A list of tables."""
        value = self.value.get(key, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        self.wrong(key)
        return []

    def texts(self, key: str, *, or_one: bool = False, kind: Kind | None = None) -> list[tuple[KeyPath, str]]:
        """The texts of a list, each with its way from the key; with `or_one` a single text will do."""
        value = self.value.get(key, [])
        if or_one and isinstance(value, str) and value.strip():
            return [((), value)]
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return [((number,), text) for number, text in enumerate(value)]
        self.fault(f"'{key}' is {kind or _EVERYWHERE[key].kind}", key)
        return []

    def where(self, *key: str | int) -> Where:
        """The place of a value of this table."""
        return Where(self.document, (*self._at, *key), self._patterns)

    def wrong(self, key: str) -> None:
        """Add a fault: the value is not of the key's kind."""
        self.fault(f"'{key}' is {_EVERYWHERE[key].kind}", key)

    def fault(self, reason: str, *key: str | int) -> None:
        """Add a fault at a value."""
        self.faults.append(self.document.fault(reason, (*self._at, *key)))

    def fault_at_key(self, reason: str, *key: str | int) -> None:
        """Add a fault at a key."""
        self.faults.append(self.document.fault(reason, (*self._at, *key), at_key=True))

    def _unknown(self, name: str, known: Iterable[str]) -> None:
        hint = nearest(name, known) or f"; known: {', '.join(known)}"
        self.fault_at_key(f"unknown key '{name}'{hint}", name)

    def _is_pattern(self, text: str, key: str, *at: str | int) -> bool:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where there are patterns

        try:
            GitIgnoreSpec.from_lines([text])
        except ValueError:
            self.fault(f"'{text}' is no path pattern", key, *at)
            return False
        return True
