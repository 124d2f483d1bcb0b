"""What passes by in a run, counted, and the closing lines that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint.cli.coverage import coverage_note
from lint.counting import counted

if TYPE_CHECKING:
    from lint.findings.result import Result

_HIDDEN = (("text", "by comments"), ("baseline", "by the baseline"), ("unchanged", "on unchanged lines"))


class Tally:
    """Counts what passes by: findings by severity, what was let go, and inputs that failed."""

    def __init__(self, fail_on: str, *, excluded: int = 0) -> None:
        self._fail_on = fail_on
        self._excluded = excluded
        self.hidden: Counter[str] = Counter()
        self.articles = self.failed = self.exempt = 0
        self.counts = dict.fromkeys(("error", "warning", "suggestion"), 0)

    def add(self, result: Result) -> None:
        """Count one result."""
        self.articles += 1
        self.failed += result.error is not None
        self.exempt += len(result.exempt)
        self.hidden.update(item.by.value for item in result.hidden)
        for finding in result.findings:
            self.counts[finding.severity.value] += 1

    def exit_code(self, *, exit_zero: bool) -> int:
        """2 if any input failed, 1 if a finding reaches the threshold, else 0."""
        if self.failed:
            return 2
        if exit_zero or self._fail_on == "never":
            return 0
        levels = ("error", "warning", "suggestion")
        return int(any(self.counts[level] for level in levels[: levels.index(self._fail_on) + 1]))

    def lines(self) -> Iterator[str]:
        """The closing line, and what was hidden."""
        parts = [counted(n, name) for name, n in self.counts.items() if n]
        let_go = f"; {self.exempt} let go (--show-exempt says why)" if self.exempt else ""
        yield f"{', '.join(parts) or 'nothing found'} in {counted(self.articles, 'article')}{let_go}"
        if self.hidden:
            yield "hidden: " + ", ".join(f"{self.hidden[by]} {words}" for by, words in _HIDDEN if self.hidden[by])
        if self._excluded:
            yield f"{counted(self._excluded, 'article')} excluded by configuration"
        if note := coverage_note(self.articles, self._excluded):
            yield note
        if self.failed:
            yield f"{counted(self.failed, 'input')} could not be read"
