"""The concise report: one finding a line, as compilers write them and editors jump to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.findings.result import Result
from lint.report.located import UNREAD, Located, Place, Unread, located, unread
from lint.report.wording import one_line, printable


def lines(results: Iterable[Result]) -> Iterator[str]:
    """`PATH:LINE:COLUMN: SEVERITY RULE: MESSAGE`, paths as they were named; no numbers without a place."""
    for result in results:
        if stopped := unread(result, result.path):
            yield unread_line(stopped) + "\n"
        for item in located(result, result.path):
            yield finding_line(item) + "\n"


def finding_line(item: Located) -> str:
    """A finding without its line end."""
    finding = item.finding
    head = f"{_where(item.path, item.place)}: {finding.severity.value} {finding.rule}"
    return f"{head}: {one_line(finding.message)}"


def unread_line(item: Unread) -> str:
    """An input that was not linted, as an error of the rule `unread-input`."""
    place = None if item.line is None else Place(item.line, item.column or 1, item.line, item.column or 1)
    return f"{_where(item.path, place)}: error {UNREAD}: {one_line(item.reason)}"


def _where(path: str, place: Place | None) -> str:
    return printable(path) if place is None else f"{printable(path)}:{place.line}:{place.column}"
