"""What one table of a configuration file says, with the place of every value."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lint.config.document import Document
from lint.findings.finding import Severity

if TYPE_CHECKING:
    from lint.config.places import KeyPath


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a value: a key path of a document, or, without one, the command line."""

    document: Document | None = None
    key: KeyPath = ()
    patterns: tuple[str, ...] = ()  # of the override it stands in

    def __str__(self) -> str:
        if self.document is None:
            return "command line"
        line, column = self.document.position(self.key)
        within = f" (for {', '.join(self.patterns)})" if self.patterns else ""
        return f"{self.document.shown}:{line}:{column}{within}"


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Name:
    """A category or rule id as a setting gives it."""

    text: str
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Graded:
    """Another severity for a category or a rule."""

    name: str
    severity: Severity
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A term in which nothing is flagged; with `rules` (categories or ids) only they do not flag it."""

    text: str
    rules: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """A folder of rules, or a file or folder of facts."""

    path: Path
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Patterns:
    """Path patterns of one list, in the order of the file."""

    texts: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Layer:
    """The settings of a file, of one of its overrides, or of the command line; None and () where it is silent."""

    profile: str | None = None
    select: tuple[Name, ...] | None = None
    extend_select: tuple[Name, ...] = ()
    ignore: tuple[Name, ...] = ()
    severities: tuple[Graded, ...] = ()
    allow: tuple[Term, ...] = ()
    selected_at: Where = field(default=NOWHERE, compare=False)
    profile_at: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the paths that fit `patterns`."""

    patterns: Patterns
    layer: Layer


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """One configuration file, checked; names of rules are not, since user folders may add some."""

    document: Document
    layer: Layer
    extends: tuple[Listed, ...] = ()
    rules: tuple[Listed, ...] = ()
    facts: tuple[Listed, ...] = ()
    include: Patterns | None = None
    exclude: Patterns | None = None
    overrides: tuple[Override, ...] = ()
