"""A rule: what it finds, why it matters, what to write instead, and the examples that prove it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lint.findings.finding import Severity
from lint.patternlang.pattern import Pattern
from lint.read.article import BlockKind
from lint.read.source import Format


@dataclass(frozen=True, slots=True)
class Example:
    """A line of a rule's own proof: `text` without brackets, and the [[marked]] spans in it."""

    text: str
    marked: tuple[tuple[int, int], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its YAML file states it, patterns compiled."""

    id: str
    category: str
    path: str
    severity: Severity
    message: str
    why: str
    advice: str
    references: tuple[str, ...]
    flag: tuple[Example, ...]
    passes: tuple[Example, ...]
    match: tuple[Pattern, ...] = ()
    engine: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Pattern, ...] = ()  # the patterns among its options; their texts are looked up, not read again
    unless: tuple[str, ...] = ()  # contexts that let a match go
    soften: tuple[str, ...] = ()  # contexts that lower the severity by one
    excepts: tuple[Pattern, ...] = ()  # innocent phrases: a match that overlaps one is let go
    unless_sentence: tuple[Pattern, ...] = ()
    unless_near: tuple[Pattern, ...] = ()
    needs_sentence: tuple[Pattern, ...] = ()
    needs_near: tuple[Pattern, ...] = ()
    needs_article: tuple[Pattern, ...] = ()
    near: int = 1  # how many sentences before and after count as near
    where: tuple[BlockKind, ...] = ()
    profiles: tuple[str, ...] = ()  # none: in every profile
    suggest: tuple[str, ...] = ()
    safe: bool = False
    read_as: Format = "markdown"  # how its examples are read
