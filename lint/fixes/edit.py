"""What a fix comes to: an edit of the source, or the reason why a suggestion was not applied."""

from __future__ import annotations

from dataclasses import dataclass

from lint.findings.finding import Finding


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` instead of the source's [start, end); [at, at + end - start) are the same words in the article's text."""

    start: int
    end: int
    text: str
    at: int
    finding: Finding
    safe: bool

    def touches(self, other: Edit) -> bool:
        """Whether the two overlap or meet: what one writes could change what the other means."""
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True)
class Refused:
    """A finding whose suggestion was left alone, and why."""

    finding: Finding
    reason: str
