"""What a run of fixes came to, in the lines that close it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint.fixes.fix import Fixed


class FixTally:
    """Counts what passes by: findings fixed, suggestions refused and why, findings that need an unsafe one."""

    def __init__(self) -> None:
        """Nothing so far."""
        self.fixed = self.articles = self.withheld = 0
        self.refused: Counter[str] = Counter()
        self.failed: list[str] = []

    def add(self, fixed: Fixed) -> None:
        """Count one file."""
        self.fixed += len(fixed.applied)
        self.articles += fixed.after != fixed.before
        self.withheld += fixed.withheld
        self.refused.update(item.reason for item in fixed.refused)
        if fixed.error is not None and fixed.result.error is None:  # else the report has it
            self.failed.append(str(fixed.error))

    def lines(self, *, written: bool) -> Iterator[str]:
        """The errors of files that could be linted and not fixed, then one line of counts."""
        yield from self.failed
        done = "fixed" if written else "would fix"
        parts = [f"{done} {_counted(self.fixed, 'finding')} in {_counted(self.articles, 'article')}"]
        if self.refused:
            reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(self.refused.items()))
            parts.append(f"{self.refused.total()} left alone ({reasons})")
        if self.withheld:
            parts.append(f"{self.withheld} with an unsafe suggestion (--unsafe-fixes)")
        yield "; ".join(parts)


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
