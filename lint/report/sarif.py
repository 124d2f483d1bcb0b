"""SARIF 2.1.0: the format of code scanning and of editors' problem lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lint import __version__
from lint.findings.finding import Finding, Severity, Suggestion
from lint.findings.result import Result
from lint.read.source import Source
from lint.report.located import UNREAD, source_of
from lint.report.sarif_places import ROOT, artifact, location, region
from lint.report.wording import as_json, as_markdown

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}
# Not `primaryLocationLineHash`: GitHub's upload works that one out itself and warns about any other value.
_FINGERPRINT = "healthlint/v1"
_ROOTS = {ROOT: {"description": {"text": "The root of the repository, or the folder healthlint ran in."}}}
_LINK = re.compile(r"\](?=\()")


def document(results: Iterable[Result]) -> Iterator[str]:
    """One log with one run, written result by result; rules and notifications follow, known only at the end."""
    yield f'{{"$schema": {as_json(_SCHEMA)}, "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints",\n'
    yield f'"originalUriBaseIds": {as_json(_ROOTS)},\n"results": ['
    rules: dict[str, dict[str, Any]] = {}
    numbers: dict[str, int] = {}
    notifications: list[dict[str, Any]] = []
    successful = True
    separator = ""
    for result in results:
        successful = successful and result.error is None
        notifications += _notifications(result)
        for finding in result.findings:
            if finding.rule not in rules:
                numbers[finding.rule] = len(rules)
                rules[finding.rule] = _rule(finding)
            yield f"{separator}\n{as_json(_result(finding, numbers[finding.rule], source_of(result)))}"
            separator = ","
    driver = {"name": "healthlint", "version": __version__, "rules": list(rules.values())}
    invocation = {"executionSuccessful": successful, "toolExecutionNotifications": notifications}
    yield f'\n],\n"tool": {{"driver": {as_json(driver)}}},\n"invocations": [{as_json(invocation)}]}}]}}\n'


def _rule(finding: Finding) -> dict[str, Any]:
    """The rule as its finding tells it: what a viewer shows beside the result."""
    parts = [part for part in (finding.why, finding.advice) if part] or [finding.message]
    links = [text if text.startswith(("https://", "http://")) else as_markdown(text) for text in finding.references]
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.rule.replace("-", " ").capitalize()},
        "fullDescription": {"text": parts[0]},
        "help": {
            "text": "\n".join((*parts, *finding.references)),
            "markdown": "\n\n".join((*map(as_markdown, parts), *(f"- {link}" for link in links))),
        },
        "properties": {"tags": [finding.category]},
    }


def _result(finding: Finding, number: int, source: Source | None) -> dict[str, Any]:
    record: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVEL[finding.severity],
        "message": _message(finding.message),
        "locations": [location(finding.path, source, finding.start, finding.end, quote=finding.quote)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
    }
    if finding.related:
        record["relatedLocations"] = [
            {
                "id": at,
                **location(other.path, source if other.path == finding.path else None, other.start, other.end),
                "message": _message(other.message),
            }
            for at, other in enumerate(finding.related, 1)
        ]
    if finding.suggestions and source is not None:
        record["fixes"] = [_fix(finding.path, item, source) for item in dict.fromkeys(finding.suggestions)]
    return record


def _fix(path: str, item: Suggestion, source: Source) -> dict[str, Any]:
    replacement = {"deletedRegion": region(source, item.start, item.end), "insertedContent": {"text": item.text}}
    return {
        "description": {"text": f'Write "{item.text}".'},
        "artifactChanges": [{"artifactLocation": artifact(path), "replacements": [replacement]}],
        "properties": {"safe": item.safe},
    }


def _notifications(result: Result) -> Iterator[dict[str, Any]]:
    """What stopped the input, and what was noted while it was read."""
    if error := result.error:
        where = location(result.path, None, None, None)
        if error.line is not None:
            where["physicalLocation"]["region"] = {"startLine": error.line, "startColumn": error.column or 1}
        yield _notification(UNREAD, "error", f"not linted: {error.reason}", where)
    for note in result.article.notes if result.article else ():
        yield _notification("reading-note", "note", note, location(result.path, None, None, None))


def _notification(name: str, level: str, text: str, where: dict[str, Any]) -> dict[str, Any]:
    return {"descriptor": {"id": name}, "level": level, "message": _message(text), "locations": [where]}


def _message(text: str) -> dict[str, str]:
    """A message; words of the article that look like a link do not become one.

    Braces stay as they are: the standard would double them, and no viewer undoes that without `arguments`.
    """
    return {"text": _LINK.sub(r"\\]", text)}
