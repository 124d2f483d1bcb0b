"""A result as bytes and back: what was found, not the article, which is read anew from the very bytes it came from."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from lint.errors import ReadError
from lint.findings.finding import Exemption, Finding, Related, Severity, Suggestion
from lint.findings.hidden import Hidden, HiddenBy
from lint.findings.result import Result
from lint.read.article import Article


def pack(result: Result) -> bytes:
    """Findings, exemptions and what is hidden, or the error; the ledger and the score card are not among them."""
    error = result.error
    said = {
        "findings": [_row(finding) for finding in result.findings],
        "exempt": [_row(item) for item in result.exempt],
        "hidden": [[_row(item.finding), item.by.value, item.reason] for item in result.hidden],
        "error": error and [error.reason, error.path, error.line, error.column],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(data: bytes, path: str, article: Callable[[], Article]) -> Result:
    """The result of a path; `article` reads it where there was no error."""
    said = json.loads(data.decode("utf-8", "surrogatepass"))
    if said["error"]:
        reason, place, line, column = said["error"]
        return Result(path, None, error=ReadError(reason, path=place, line=line, column=column))
    return Result(
        path,
        article(),
        tuple(_finding(row) for row in said["findings"]),
        tuple(Exemption(*row) for row in said["exempt"]),
        hidden=tuple(Hidden(_finding(row), HiddenBy(by), reason) for row, by, reason in said["hidden"]),
    )


def _row(item: Any) -> list[Any]:
    """A dataclass as the list of its values; lists of dataclasses as lists of such lists."""
    return [_plain(getattr(item, field.name)) for field in fields(item)]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _row(value) if isinstance(value, Related | Suggestion) else value


def _finding(row: Sequence[Any]) -> Finding:
    values = dict(zip((field.name for field in fields(Finding)), row, strict=True))
    values["severity"] = Severity(values["severity"])
    values["references"] = tuple(values["references"])
    values["related"] = tuple(Related(*item) for item in values["related"])
    values["suggestions"] = tuple(Suggestion(*item) for item in values["suggestions"])
    return Finding(**values)
