"""The Reviewdog Diagnostic Format: rdjson in one object, rdjsonl with a diagnostic a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lint.findings.finding import Finding, Severity
from lint.findings.result import Result
from lint.read.source import Source
from lint.report.located import UNREAD, from_root, source_of, unread
from lint.report.wording import as_json, in_full

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.SUGGESTION: "INFO"}
_SOURCE = {"name": "healthlint"}
_MARK = 3  # bytes of a UTF-8 byte-order mark, which reviewdog counts and `Source.text` leaves out


def document(results: Iterable[Result]) -> Iterator[str]:
    """One object, written diagnostic by diagnostic."""
    yield f'{{"source": {as_json(_SOURCE)}, "diagnostics": ['
    for number, record in enumerate(_diagnostics(results)):
        yield ("," if number else "") + "\n" + as_json(record)
    yield "\n]}\n"


def lines(results: Iterable[Result]) -> Iterator[str]:
    """One diagnostic a line, each with its source."""
    for record in _diagnostics(results):
        yield as_json({**record, "source": _SOURCE}) + "\n"


def _diagnostics(results: Iterable[Result]) -> Iterator[dict[str, Any]]:
    for result in results:
        path = from_root(result.path)
        if stopped := unread(result, path):
            location: dict[str, Any] = {"path": path}
            if stopped.line:
                location["range"] = {"start": {"line": stopped.line, "column": stopped.column or 1}}
            code = {"value": UNREAD}
            yield {"message": stopped.reason, "location": location, "severity": "ERROR", "code": code}
        if source := source_of(result):
            yield from (_finding(finding, source, path) for finding in result.findings)


def _finding(finding: Finding, source: Source, path: str) -> dict[str, Any]:
    # Related places stand in the message: a reviewdog older than their field refuses a report that has it.
    location: dict[str, Any] = {"path": path}
    if finding.start is not None and finding.end is not None:
        location["range"] = _range(source, finding.start, finding.end)
    code = {"value": finding.rule}
    if link := next((text for text in finding.references if text.startswith(("https://", "http://"))), None):
        code["url"] = link
    record: dict[str, Any] = {
        "message": in_full(finding),
        "location": location,
        "severity": _SEVERITY[finding.severity],
        "code": code,
    }
    if finding.suggestions:
        record["suggestions"] = [
            {"range": _range(source, item.start, item.end), "text": item.text} for item in finding.suggestions
        ]
    return record


def _range(source: Source, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(source, start), "end": _position(source, end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    """Line from 1, and column from 1 in bytes of UTF-8, as the format counts."""
    line = source.position(offset).line
    before = source.text[source.line_starts[line - 1] : offset]
    mark = _MARK if source.bom and line == 1 else 0
    return {"line": line, "column": mark + len(before.encode("utf-8", "surrogatepass")) + 1}
