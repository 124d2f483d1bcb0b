"""The index page over all articles of a run, worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lint.findings.finding import CATEGORIES, Severity
from lint.findings.result import Result
from lint.report.cards import by_severity
from lint.report.html import article_title
from lint.report.templates import render


@dataclass(frozen=True, slots=True)
class Row:
    """What the index says of one input; `reason` is set where it could not be read."""

    path: str
    title: str
    href: str | None
    severities: Mapping[Severity, int]
    categories: Mapping[str, int]
    reason: str | None = None


def row(result: Result, href: str | None) -> Row:
    """The row of one result, which holds nothing of its article but the title."""
    title = article_title(result.article) if result.article else None
    return Row(
        path=result.path,
        title=title or result.path,
        href=href,
        severities=by_severity(result.findings),
        categories=Counter(finding.category for finding in result.findings),
        reason=result.error.reason if result.error else None,
    )


def render_index(
    results: Sequence[Result],
    hrefs: Mapping[str, str | None],
    *,
    generated: str | None = None,
) -> str:
    """The index over results; `hrefs` gives the address of each path's report, None where there is none."""
    return render_rows([row(result, hrefs.get(result.path)) for result in results], generated=generated)


def render_rows(rows: Iterable[Row], *, generated: str | None = None) -> str:
    """The index over rows that were made one by one, so that a long run need not keep its articles."""
    listed = sorted(rows, key=_worst_first)
    articles = [entry for entry in listed if entry.reason is None]
    return render(
        "index",
        look="index",
        rows=articles,
        failed=[entry for entry in listed if entry.reason is not None],
        clean=sum(not any(entry.severities.values()) for entry in articles),
        severities={s: sum(entry.severities[s] for entry in articles) for s in reversed(_SEVERITIES)},
        categories=_totals(articles),
        generated=generated,
    )


_SEVERITIES = sorted(Severity, key=lambda severity: severity.rank)


def _worst_first(entry: Row) -> tuple[int, int, int, str]:
    error, warning, suggestion = (entry.severities[s] for s in reversed(_SEVERITIES))
    return -error, -warning, -suggestion, entry.path


def _totals(articles: Sequence[Row]) -> dict[str, int]:
    """Counts by category in the usual order, without the categories that have none."""
    total: Counter[str] = Counter()
    for entry in articles:
        total.update(entry.categories)
    known = [category for category in CATEGORIES if total[category]]
    return {category: total[category] for category in (*known, *sorted(set(total) - set(known)))}
