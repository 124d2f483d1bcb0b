"""A configuration file as read: its values, and the place of each when somebody asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.errors import ConfigError

if TYPE_CHECKING:
    from lint.config.places import KeyPath, Places

PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "healthlint")
_POSITION = re.compile(
    r"^(?P<reason>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL
)


@dataclass(frozen=True, eq=False)
class Document:
    """The table of settings in one file; key paths are counted from that table."""

    path: Path
    text: str = field(repr=False)
    value: Any
    top: KeyPath = ()  # where the table stands in the file

    @property
    def folder(self) -> Path:
        """The folder that its paths are counted from."""
        return self.path.parent

    @property
    def shown(self) -> str:
        """Its path as people know it: from the working folder where it lies there."""
        return shown(self.path)

    def fault(self, reason: str, key: KeyPath, *, at_key: bool = False) -> ConfigError:
        """An error at a value (or its key), or at the nearest part of the path that stands in the file."""
        line, column = self.position(key, at_key=at_key)
        return ConfigError(reason, path=self.shown, line=line, column=column)

    def position(self, key: KeyPath, *, at_key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of a value or its key."""
        where = (*self.top, *key)
        offsets = self._places.keys if at_key else self._places.values
        while where and where not in offsets:
            where = where[:-1]
        return _position(self.text, offsets.get(where, 0))

    @cached_property
    def _places(self) -> Places:
        from lint.config.places import places_of  # noqa: PLC0415 - only where a place is told

        return places_of(self.text)


def read_document(path: Path, *, required: bool = True) -> Document | None:
    """The settings in a file; None for a pyproject.toml without [tool.healthlint] unless it is `required`.

    ConfigError for a file that cannot be read, is not UTF-8 or no TOML.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ConfigError("not UTF-8", path=shown(path), line=1, column=1) from None
    except (OSError, ValueError) as fault:
        reason = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise ConfigError(f"cannot be read: {reason}", path=shown(path)) from None
    top = _TABLE if path.name == PYPROJECT else ()
    if top and not required and "healthlint" not in text:
        return None  # somebody else's file: its faults are not ours to report
    value: Any = _parsed(text, path)
    for name in top:
        value = value.get(str(name)) if isinstance(value, dict) else None
    if top and value is None:
        if required:
            raise ConfigError("has no [tool.healthlint]", path=shown(path))
        return None
    document = Document(path, text, value, top)
    if not isinstance(value, dict):
        raise document.fault("[tool.healthlint] is a table of settings", ())
    return document


def shown(path: Path) -> str:
    """A path from the working folder where it lies below it, else whole."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def is_there(path: Path, *, folder: bool = False) -> bool:
    """Whether a file (or folder) is there to be read; False too where a folder above is closed or a name too long."""
    try:
        return path.is_dir() if folder else path.is_file()
    except OSError:
        return False


def _parsed(text: str, path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _POSITION.match(str(error))
        reason = match["reason"] if match else str(error)
        if match and match["line"]:
            line, column = int(match["line"]), int(match["column"])
        else:
            line, column = _position(text, len(text))
        raise ConfigError(f"no TOML: {' '.join(reason.split())}", path=shown(path), line=line, column=column) from None
    except RecursionError:
        raise ConfigError("no TOML: too deeply nested", path=shown(path)) from None


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
