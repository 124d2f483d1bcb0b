"""What an audit came to as a whole: counts by status, category, site and time, in one pass over the tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lint.audit.ranking import WEIGHTS, weight
from lint.audit.sites import site_name
from lint.audit.tables import stream
from lint.findings.finding import CATEGORIES

SEVERITIES = tuple(WEIGHTS)
_COUNTS = {"error": "errors", "warning": "warnings", "suggestion": "suggestions"}
_DATE = re.compile(r"\d{4}(?:-\d{2})?")
_LISTED = 200  # duplicates and errors that the page names; the tables have them all
_YEARS = 3  # audits that span fewer are shown by month


@dataclass(slots=True)
class Share:
    """Findings by severity in some articles, with the articles' number and words."""

    severities: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    words: int = 0

    @property
    def weight(self) -> float:
        """Severity-weighted findings per 1,000 words; 0 where there are no words."""
        return weight(self.severities, self.words) or 0.0

    def add(self, article: dict[str, Any]) -> None:
        """Count a linted article."""
        self.articles += 1
        self.words += article["words"] or 0
        for severity, column in _COUNTS.items():
            self.severities[severity] += article[column] or 0


@dataclass(slots=True)
class Summary:
    """Counts over all articles, and the first of those that are not in the ranking."""

    statuses: Counter[str] = field(default_factory=Counter)
    whole: Share = field(default_factory=Share)
    sites: dict[str, Share] = field(default_factory=dict)
    months: dict[str, Share] = field(default_factory=dict)  # "2024-05", or "2024" where no month is told
    categories: dict[str, Counter[str]] = field(default_factory=dict)  # in their usual order
    skipped: Counter[str] = field(default_factory=Counter)  # by reason
    duplicates: list[dict[str, Any]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    failed: int = 0

    def times(self) -> list[tuple[str, Share]]:
        """Shares by year, in order; by month where there are few years and each article tells its month."""
        years = {month[:4] for month in self.months}
        if len(years) < _YEARS and all(len(month) > len("2024") for month in self.months):
            return sorted(self.months.items())
        found = {year: Share() for year in sorted(years)}
        for month, share in self.months.items():
            year = found[month[:4]]
            year.articles += share.articles
            year.words += share.words
            year.severities.update(share.severities)
        return list(found.items())


def summary_of(folder: Path) -> Summary:
    """The summary of an audit whose tables are in `folder`."""
    found = Summary()
    for article in _rows(folder / "articles.parquet", _COLUMNS):
        found.statuses[article["status"]] += 1
        if article["status"] == "linted":
            _count(found, article)
        elif article["status"] == "duplicate" and len(found.duplicates) < _LISTED:
            found.duplicates.append(article)
        elif article["status"] == "skipped":
            found.skipped[article["reason"] or "no reason is known"] += 1
    for error in _rows(folder / "errors.parquet", None):
        found.failed += 1
        if len(found.errors) < _LISTED:
            found.errors.append(error)
    found.categories = _categories(folder / "findings.parquet")
    return found


_COLUMNS = (
    "id", "source", "url", "site", "date", "status", "reason", "words", "duplicate_of", "errors", "warnings",
    "suggestions",
)  # fmt: skip


def _count(found: Summary, article: dict[str, Any]) -> None:
    shares = [found.whole, found.sites.setdefault(site_name(article["site"], article["source"]), Share())]
    if told := _DATE.match(article["date"] or ""):
        shares.append(found.months.setdefault(told[0], Share()))
    for share in shares:
        share.add(article)


def _categories(findings: Path) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for batch in stream([findings], ("category", "severity")):
        for category, severity in zip(batch["category"].to_pylist(), batch["severity"].to_pylist(), strict=True):
            counts.setdefault(category, Counter())[severity] += 1
    return {category: counts[category] for category in CATEGORIES if category in counts}


def _rows(path: Path, columns: tuple[str, ...] | None) -> Iterator[dict[str, Any]]:
    for batch in stream([path], columns):
        yield from batch.to_pylist()
