"""What an engine hands back: a place in the article's text and what to say of it, or what the article leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from lint.findings.finding import Severity
from lint.patternlang.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Match:
    """Offsets [start, end) in the article's text; `related` are other places, `suggest` replacements."""

    start: int
    end: int
    suggest: tuple[str, ...] = ()
    safe: bool = False
    related: tuple[tuple[int, int, str], ...] = ()
    message: str | None = None  # instead of the rule's own
    pattern: Pattern | None = None  # the pattern that matched, for phrase rules
    references: tuple[str, ...] = ()  # before the rule's own
    note: str = ""  # fills {note} in the rule's message

    def names(self, word: str) -> bool:
        """Whether a word inside the match is part of what was looked for; an engine answers for all."""
        return self.pattern is None or self.pattern.says(word)


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that the article as a whole leaves out: there is no place to show."""

    which: str
    severity: Severity
    rank: int = 5  # which absences are told first where there are many; 1 before 9
    note: str = ""  # fills {note} in the rule's message
