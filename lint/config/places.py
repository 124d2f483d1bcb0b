"""Where the keys and values of a TOML text stand: `tomllib` reads the values and gives no places.

The text has been read by `tomllib` before, so that it is valid: no fault is looked for here.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)  # up to two quotation marks more may stand before the closing three
_DATE_AND_TIME = r"\d{4}-\d\d-\d\d \d\d:[^,\]}\s#]*"
_PLAIN = re.compile(_DATE_AND_TIME + r"|[^,\]}\s#]+")


@dataclass(slots=True)
class Places:
    """Offsets into the text: of the key at a key path, and of its value (the same for items of a list)."""

    keys: dict[KeyPath, int] = field(default_factory=dict)
    values: dict[KeyPath, int] = field(default_factory=dict)


def places_of(text: str) -> Places:
    """The places of all keys, values and items of a valid TOML text whose lines end in a line feed."""
    scan = _Scan(text)
    scan.run()
    return scan.places


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.places = Places()
        self._counts: dict[KeyPath, int] = {}  # how many tables of an array were met

    def run(self) -> None:
        table: KeyPath = ()
        self._skip()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._entry(table)
            self._skip()

    def _skip(self) -> None:
        self._at = _matched(_BLANK, self._text, self._at).end()

    def _header(self) -> KeyPath:
        start, many = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        path: KeyPath = ()
        parts = self._key()
        for number, (name, offset) in enumerate(parts):
            path = (*path, name)
            self.places.keys.setdefault(path, offset)
            self.places.values.setdefault(path, start)
            if many and number == len(parts) - 1:
                self._counts[path] = self._counts.get(path, 0) + 1
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
                self.places.keys.setdefault(path, start)
                self.places.values.setdefault(path, start)
        self._at += 2 if many else 1
        return path

    def _entry(self, table: KeyPath) -> None:
        path = table
        for name, offset in self._key():
            path = (*path, name)
            self.places.keys.setdefault(path, offset)
            self.places.values.setdefault(path, offset)
        self._at += 1  # the equals sign
        self._skip()
        self._value(path)

    def _key(self) -> list[tuple[str, int]]:
        """The parts of a dotted key with their offsets; the scan stands at what follows it."""
        parts = []
        while True:
            self._skip()
            pattern = _STRING if self._text[self._at] in "\"'" else _BARE_KEY
            match = _matched(pattern, self._text, self._at)
            name = tomllib.loads(f"k = {match[0]}")["k"] if pattern is _STRING else match[0]
            parts.append((name, self._at))
            self._at = match.end()
            self._skip()
            if self._text[self._at] != ".":
                return parts
            self._at += 1

    def _value(self, path: KeyPath) -> None:
        self.places.values[path] = self._at
        match self._text[self._at]:
            case "[":
                self._items(path)
            case "{":
                self._inline_table(path)
            case '"' | "'":
                self._at = _matched(_STRING, self._text, self._at).end()
            case _:
                self._at = _matched(_PLAIN, self._text, self._at).end()

    def _items(self, path: KeyPath) -> None:
        number = 0
        self._at += 1
        self._skip()
        while self._text[self._at] != "]":
            self.places.keys[*path, number] = self._at
            self._value((*path, number))
            number += 1
            self._comma()
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        self._skip()
        while self._text[self._at] != "}":
            self._entry(path)
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()


def _matched(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    match = pattern.match(text, at)
    if match is None:  # cannot be in a text that tomllib has read
        raise ValueError(f"no TOML at offset {at}")
    return match
