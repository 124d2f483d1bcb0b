"""What was found and is not shown, kept and counted: nothing disappears without a trace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lint.findings.finding import Finding


class HiddenBy(StrEnum):
    """Who hid it: the writer in the text, the baseline, or the wish to see changed lines only."""

    TEXT = "text"
    BASELINE = "baseline"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A finding that is not shown; `reason` is the writer's own, "" where none was given."""

    finding: Finding
    by: HiddenBy
    reason: str = ""
