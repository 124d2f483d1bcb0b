"""JSON and JSON Lines, version 1: a documented copy of findings, apart from the types inside."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lint import __version__
from lint.findings.finding import Exemption, Finding
from lint.findings.hidden import HiddenBy
from lint.findings.result import Result
from lint.read.source import Source
from lint.report.score_card import card_as_json

VERSION = 1


def lines(results: Iterable[Result]) -> Iterator[str]:
    """One finding a line."""
    for result in results:
        for finding in result.findings:
            yield json.dumps(finding_as_json(finding, _source(result)), ensure_ascii=False) + "\n"


def document(results: Iterable[Result], *, show_exempt: bool = False) -> Iterator[str]:
    """One object: version, tool and articles, written article by article."""
    tool = json.dumps({"name": "healthlint", "version": __version__})
    yield f'{{"version": {VERSION}, "tool": {tool}, "articles": ['
    for number, result in enumerate(results):
        yield ("," if number else "") + "\n" + json.dumps(_article(result, show_exempt), ensure_ascii=False)
    yield "\n]}\n"


def finding_as_json(finding: Finding, source: Source | None) -> dict[str, Any]:
    """The finding's fields with lines and columns; `source` is that of the article."""
    return {
        "path": finding.path,
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.value,
        "message": finding.message,
        "quote": finding.quote,
        "start": finding.start,
        "end": finding.end,
        **_place(source, finding.start, finding.end),
        "related": [
            {
                "path": other.path, "quote": other.quote, "start": other.start, "end": other.end,
                **_start(source, other.start), "message": other.message,
            }
            for other in finding.related
        ],
        "suggestions": [
            {"text": item.text, "start": item.start, "end": item.end, "safe": item.safe}
            for item in finding.suggestions
        ],
        "which": finding.which,
        "why": finding.why,
        "advice": finding.advice,
        "references": list(finding.references),
        "fingerprint": finding.fingerprint,
    }  # fmt: skip


def _article(result: Result, show_exempt: bool) -> dict[str, Any]:  # noqa: FBT001 - one caller, by name's sake
    source = _source(result)
    record: dict[str, Any] = {"path": result.path}
    if result.error is not None:
        record["error"] = str(result.error)
    record["findings"] = [finding_as_json(finding, source) for finding in result.findings]
    counts = Counter(finding.severity.value for finding in result.findings)
    record["summary"] = {
        **{name: counts[name] for name in ("error", "warning", "suggestion")},
        "exempt": len(result.exempt),
        "hidden": _hidden(result),
        "notes": list(result.article.notes) if result.article else [],
    }
    if result.card is not None and source is not None:
        record["score_card"] = card_as_json(result.card, source)
    if show_exempt:
        record["exempt"] = [_exempt(item, source) for item in result.exempt]
    return record


def _hidden(result: Result) -> dict[str, int]:
    counts = Counter(item.by for item in result.hidden)
    return {by.value: counts[by] for by in HiddenBy}


def _exempt(item: Exemption, source: Source | None) -> dict[str, Any]:
    return {
        "path": item.path, "rule": item.rule, "category": item.category, "quote": item.quote,
        "start": item.start, "end": item.end, **_place(source, item.start, item.end), "reason": item.reason,
    }  # fmt: skip


def _source(result: Result) -> Source | None:
    return result.article.source if result.article else None


def _start(source: Source | None, offset: int | None) -> dict[str, int | None]:
    if source is None or offset is None:
        return {"line": None, "column": None}
    place = source.position(offset)
    return {"line": place.line, "column": place.column}


def _place(source: Source | None, start: int | None, end: int | None) -> dict[str, int | None]:
    last = _start(source, end)
    return {**_start(source, start), "end_line": last["line"], "end_column": last["column"]}
