"""Findings against annotations: what was found, what was right, what was false, which traps were hit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lint.corpus.annotation import Corpus, Item, Span, Trap
from lint.findings.finding import CATEGORIES, Finding, Severity


@dataclass(slots=True)
class Tally:
    """Counts for one category: items by their own category, findings by theirs."""

    gold: int = 0
    found: int = 0
    right: int = 0
    near: int = 0
    false: int = 0
    trapped: int = 0

    @property
    def findings(self) -> int:
        """All findings of the category."""
        return self.right + self.near + self.false

    @property
    def recall(self) -> float | None:
        """Share of the core items found; None where there are none."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Share of the findings that are right or near; None where there are none."""
        return (self.right + self.near) / self.findings if self.findings else None

    def add(self, other: Tally) -> None:
        """Add another category's counts to these."""
        for name in ("gold", "found", "right", "near", "false", "trapped"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True)
class Score:
    """The counts of a whole corpus; `loud` are errors and warnings in articles without gold items."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in CATEGORIES})
    traps: int = 0
    clean: int = 0
    loud: int = 0
    misses: list[str] = field(default_factory=list)
    falses: list[str] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        """The counts over all categories."""
        whole = Tally()
        for tally in self.tallies.values():
            whole.add(tally)
        return whole


def score(corpus: Corpus, findings: Iterable[Finding]) -> Score:
    """Score findings (paths are matched by file name) against the corpus."""
    result = Score(traps=len(corpus.traps))
    by_file: dict[str, list[Finding]] = {name: [] for name in corpus.texts}
    for finding in findings:
        by_file[Path(finding.path).name].append(finding)
    for name, mine in by_file.items():
        _score_article(corpus, name, mine, result)
    return result


def _score_article(corpus: Corpus, name: str, findings: Sequence[Finding], result: Score) -> None:
    marked = [item for item in corpus.gold if item.file == name]
    asked = [item for item in marked if item.core]
    allowed = [*marked, *(item for item in corpus.neutral if item.file == name)]
    traps = [trap for trap in corpus.traps if trap.file == name]
    _count_items(asked, findings, result)
    _count_findings(findings, allowed, traps, result)
    if not marked:
        result.clean += 1
        result.loud += sum(finding.severity is not Severity.SUGGESTION for finding in findings)


def _count_items(items: Iterable[Item], findings: Sequence[Finding], result: Score) -> None:
    for item in items:
        tally = result.tallies[item.family]
        tally.gold += 1
        if any(finds(finding, item) for finding in findings):
            tally.found += 1
        else:
            words = item.span.quote if item.span else item.which
            result.misses.append(f"{item.file}: {item.category}: {words}")


def _count_findings(findings: Iterable[Finding], allowed: Sequence[Item], traps: Sequence[Trap], result: Score) -> None:
    for finding in findings:
        tally = result.tallies[finding.category]
        if any(finds(finding, item) for item in allowed):
            tally.right += 1
        elif any(touches(finding, item) for item in allowed):
            tally.near += 1
        else:
            tally.false += 1
            tally.trapped += any(trips(finding, trap) for trap in traps)
            words = finding.quote or finding.which
            result.falses.append(f"{Path(finding.path).name}: {finding.rule}: {words}")


def finds(finding: Finding, item: Item) -> bool:
    """Whether the finding is of an item's category and at its place: both ends for a contradiction."""
    if finding.category not in item.families:
        return False
    if item.span is None:
        return finding.which == item.which
    return touches(finding, item)


def touches(finding: Finding, item: Item) -> bool:
    """Whether the finding shares words with an item, whatever its category.

    One contradiction touches another only at both ends: with one end it is about something else.
    """
    if item.span is None or not _meets(finding, item.span):
        return False
    same = item.category == finding.category == "contradiction"
    return not same or (item.pair is not None and _meets(finding, item.pair))


def _meets(finding: Finding, span: Span) -> bool:
    return any(span.overlap(*place) > 0 for place in places(finding))


def trips(finding: Finding, trap: Trap) -> bool:
    """Whether the finding covers at least half of the trap, or lies at least half in it."""
    return any(
        trap.span.overlap(start, end) * 2 >= max(1, min(end - start, trap.span.end - trap.span.start))
        for start, end in places(finding)
    )


def places(finding: Finding) -> list[tuple[int, int]]:
    """List the finding's own span and those of its related places in the same article."""
    ends = [] if finding.start is None or finding.end is None else [(finding.start, finding.end)]
    return ends + [(other.start, other.end) for other in finding.related if other.path == finding.path]
