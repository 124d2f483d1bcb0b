"""GitLab's Code Quality report: the subset of the Code Climate format that merge requests show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from lint.findings.finding import Severity
from lint.findings.result import Result
from lint.report.located import UNREAD, Located, Unread, articles
from lint.report.wording import as_json, in_full

# GitLab knows info, minor, major, critical and blocker.
_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.SUGGESTION: "minor"}


def document(results: Iterable[Result]) -> Iterator[str]:
    """One list, written finding by finding; an input that was not linted is a blocker."""
    separator = "["
    for stopped, found in articles(results):
        records = [_unread(stopped)] if stopped else [_finding(item) for item in found]
        for record in records:
            yield f"{separator}\n{as_json(record)}"
            separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _finding(item: Located) -> dict[str, Any]:
    finding, place = item.finding, item.place
    lines = {"begin": place.line, "end": place.end_line} if place else {"begin": 1}
    return {
        "description": in_full(finding),
        "check_name": finding.rule,
        "fingerprint": _unique(item.path, finding.fingerprint),
        "severity": _SEVERITY[finding.severity],
        "location": {"path": item.path, "lines": lines},
    }


def _unread(item: Unread) -> dict[str, Any]:
    return {
        "description": item.reason,
        "check_name": UNREAD,
        "fingerprint": _unique(item.path, UNREAD),
        "severity": "blocker",
        "location": {"path": item.path, "lines": {"begin": item.line or 1}},
    }


def _unique(path: str, fingerprint: str) -> str:
    """GitLab keeps one entry for a fingerprint in a report, so the same words in two files need two."""
    return sha256(f"{path}\n{fingerprint}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
