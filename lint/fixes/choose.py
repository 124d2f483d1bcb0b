"""Which suggestions are applied in one pass: the first of each finding, where two meet the better one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from lint.findings.finding import Finding
from lint.fixes.edit import Edit, Refused
from lint.fixes.markup import Markup
from lint.fixes.placing import Places
from lint.read.article import Article


def proposals(
    article: Article, markup: Markup, findings: Iterable[Finding], *, unsafe: bool
) -> tuple[list[Edit], list[Refused]]:
    """An edit for each finding that has one (safe ones only, or also `unsafe` ones), and what was refused."""
    places = Places(article, markup)
    edits: list[Edit] = []
    refused: list[Refused] = []
    for finding in findings:
        if not finding.suggestions or not (unsafe or finding.suggestions[0].safe):
            continue
        found = places.edit(finding, finding.suggestions[0])
        if isinstance(found, Edit):
            edits.append(found)
        elif found is not None:
            refused.append(found)
    return edits, refused


def apart(edits: Sequence[Edit]) -> list[Edit]:
    """Those that keep clear of each other, in order; safe ones go before unsafe ones, then the worse finding."""
    chosen: list[Edit] = []
    for edit in sorted(edits, key=_precedence):
        place = bisect_left(chosen, edit.start, key=lambda item: item.start)
        if not any(edit.touches(other) for other in chosen[max(0, place - 1) : place + 1]):
            chosen.insert(place, edit)
    return chosen


def _precedence(edit: Edit) -> tuple[bool, int, int, int, str, str]:
    return not edit.safe, -edit.finding.severity.rank, edit.start, edit.end, edit.finding.rule, edit.text
