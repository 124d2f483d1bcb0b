"""Comma-separated values: a row for each finding, and the cells that all tables of this kind share."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from lint.findings.finding import Finding
from lint.findings.result import Result
from lint.report.located import place_of, source_of

FIELDS = (
    "path", "line", "column", "end_line", "end_column", "severity", "category", "rule", "which", "message", "quote",
    "suggestions", "advice", "why", "references", "related", "start", "end", "fingerprint", "error",
)  # fmt: skip
# A cell that starts so is a formula to a spreadsheet; the quotation mark makes it words.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def finding_rows(results: Iterable[Result]) -> Iterator[str]:
    """One finding a row, under a row of names; an input that was not linted is a row with its path and `error`."""
    yield row(FIELDS)
    for result in results:
        if result.error is not None:
            reason, line, column = result.error.reason, result.error.line, result.error.column
            yield _record({"path": result.path, "line": line, "column": column, "error": reason})
        for finding in result.findings:
            yield _record(_values(finding, result))


def cell(value: Any) -> str:
    """A value as a cell: lists are joined by "; ", nothing is an empty cell, words are never a formula."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)  # a number is no formula, whatever its sign
        case dict():
            value = "; ".join(f"{name}: {', '.join(values)}" for name, values in value.items())
        case list() | tuple():
            value = "; ".join(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def row(cells: Iterable[str]) -> str:
    """A row with its line end, cells quoted where they must be."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)  # quotes a cell with a lone "\r" only where that ends lines
    return out.getvalue().removesuffix("\r\n") + "\n"


def _record(values: dict[str, Any]) -> str:
    return row([cell(values.get(name)) for name in FIELDS])


def _values(finding: Finding, result: Result) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(finding, name) for name in FIELDS if hasattr(finding, name)}
    if place := place_of(source_of(result), finding.start, finding.end):
        found |= {name: getattr(place, name) for name in ("line", "column", "end_line", "end_column")}
    found["severity"] = finding.severity.value
    found["suggestions"] = [item.text for item in finding.suggestions]
    found["related"] = [other.message for other in finding.related]
    return found
