"""What an engine hands back: a place in the article's text, and what to say about it."""

from __future__ import annotations

from dataclasses import dataclass

from lint.patternlang.finder import Pattern


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
