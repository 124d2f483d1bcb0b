"""A finding and its parts; spans are half-open code-point offsets into the decoded source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad: wrong or dangerous; an editor would change it; worth a thought."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """0 for suggestion, 1 for warning, 2 for error."""
        return ("suggestion", "warning", "error").index(self.value)


CATEGORIES = (
    "overclaim", "causation", "contradiction", "fact", "drug-name",
    "evidence", "balance", "language", "persuasion", "text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to the finding: the other end of a contradiction, a fact's source line."""

    path: str
    quote: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Replacement wording for [start, end); `safe` only where it can be applied unseen."""

    text: str
    start: int
    end: int
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor should look at; `start` and `end` are None for the article as a whole."""

    path: str
    rule: str
    category: str
    severity: Severity
    message: str
    quote: str | None
    start: int | None
    end: int | None
    why: str = ""
    advice: str = ""
    references: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    which: str | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """What matched a rule and was let go, with the reason (a context, or an `unless` pattern)."""

    path: str
    rule: str
    category: str
    quote: str
    start: int
    end: int
    reason: str
