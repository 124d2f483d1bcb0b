"""Claims as JSON, JSON Lines and CSV, article by article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from lint import __version__
from lint.findings.result import Result
from lint.report.claims_record import FIELDS, claim_record
from lint.report.csv_rows import cell, row

VERSION = 1


def document(results: Iterable[Result]) -> Iterator[str]:
    """One object: version, tool and articles with their claims; an article that could not be read has its error."""
    tool = json.dumps({"name": "healthlint", "version": __version__})
    yield f'{{"version": {VERSION}, "tool": {tool}, "articles": ['
    for number, result in enumerate(results):
        record: dict[str, Any] = {"path": result.path}
        if result.error is not None:
            record["error"] = str(result.error)
        record["claims"] = _records(result)
        yield ("," if number else "") + "\n" + json.dumps(record, ensure_ascii=False)
    yield "\n]}\n"


def json_lines(results: Iterable[Result]) -> Iterator[str]:
    """One claim a line."""
    for result in results:
        for record in _records(result):
            yield json.dumps(record, ensure_ascii=False) + "\n"


def comma_separated(results: Iterable[Result]) -> Iterator[str]:
    """One claim a row, under a row of names; lists are joined by "; "."""
    yield row(FIELDS)
    for result in results:
        for record in _records(result):
            yield row([cell(record[name]) for name in FIELDS])


def _records(result: Result) -> list[dict[str, Any]]:
    return [claim_record(claim, result.article.source) for claim in result.claims] if result.article else []
