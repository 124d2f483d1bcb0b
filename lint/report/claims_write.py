"""Claims as JSON, JSON Lines and CSV, article by article."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from lint import __version__
from lint.findings.result import Result
from lint.report.claims_record import FIELDS, claim_record

VERSION = 1
# A cell that starts so is a formula to a spreadsheet; the quotation mark makes it words.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    yield _row(FIELDS)
    for result in results:
        for record in _records(result):
            yield _row([_cell(record[name]) for name in FIELDS])


def _records(result: Result) -> list[dict[str, Any]]:
    return [claim_record(claim, result.article.source) for claim in result.claims] if result.article else []


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)  # a number is no formula, whatever its sign
        case dict():
            value = "; ".join(f"{name}: {', '.join(values)}" for name, values in value.items())
        case list():
            value = "; ".join(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
