"""GitHub workflow commands: annotations on the lines of a pull request, within GitHub's caps, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lint.findings.finding import Severity
from lint.findings.result import Result
from lint.report.concise import finding_line, unread_line
from lint.report.located import Located, Unread, articles
from lint.report.wording import in_full

# GitHub shows so many annotations of each kind in a step, and drops the rest without a word.
LIMIT = 10
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


@dataclass(slots=True)
class Run:
    """What a run came to, held in full because the worst of it comes first."""

    linted: int = 0
    unread: list[Unread] = field(default_factory=list)
    found: list[Located] = field(default_factory=list)


def collected(results: Iterable[Result]) -> Run:
    """The run: inputs that were not linted, and findings by severity, else in their order."""
    run = Run()
    for stopped, found in articles(results):
        run.linted += stopped is None
        run.unread += [stopped] if stopped else []
        run.found += found
    run.found.sort(key=lambda item: -item.finding.severity.rank)
    return run


def commands(run: Run) -> Iterator[str]:
    """Annotations, then what GitHub's caps leave out as lines of a group in the log."""
    left = dict.fromkeys(_COMMAND.values(), LIMIT)
    over: list[str] = []
    for stopped in run.unread:
        shown = _take(left, "error")
        if shown:
            yield _command("error", {"file": stopped.path, **_start(stopped)}, "healthlint", stopped.reason)
        else:
            over.append(unread_line(stopped))
    for item in run.found:
        name = _COMMAND[item.finding.severity]
        if _take(left, name):
            yield _command(name, {"file": item.path, **_span(item)}, item.finding.rule, in_full(item.finding))
        else:
            over.append(finding_line(item))
    if over:
        yield f"::group::healthlint: {len(over)} more\n"
        # A line of the log may hold a command of the older form; words of an article must not.
        yield from (line.replace("##[", "## [") + "\n" for line in over)
        yield "::endgroup::\n"


def _take(left: dict[str, int], name: str) -> bool:
    left[name] -= 1
    return left[name] >= 0


def _start(item: Unread) -> dict[str, int]:
    return {} if item.line is None else {"line": item.line, "col": item.column or 1}


def _span(item: Located) -> dict[str, int]:
    place = item.place
    if place is None:
        return {}
    if place.line != place.end_line:  # columns count only within one line
        return {"line": place.line, "endLine": place.end_line}
    return {"line": place.line, "endLine": place.line, "col": place.column, "endColumn": place.end_column}


def _command(name: str, properties: dict[str, str | int], title: str, message: str) -> str:
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in {**properties, "title": title}.items())
    return f"::{name} {shown}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
