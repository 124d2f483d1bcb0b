"""The job summary: a run as a page of Markdown, which GitHub shows with the workflow."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from lint.counting import counted
from lint.errors import unwritten
from lint.findings.finding import Severity
from lint.report.github import Run
from lint.report.located import Located
from lint.report.wording import as_markdown, instead

LIMIT = 1_000_000  # bytes; GitHub refuses a step's summary of more than 1 MiB
_ROOM = 200  # bytes kept for the line that says what is left out


def append_summary(run: Run, path: Path) -> None:
    """Add the summary to the file that $GITHUB_STEP_SUMMARY names; WriteError where that fails."""
    try:
        with path.open("a", encoding="utf-8", errors="replace", newline="\n") as out:
            out.write(summary(run))
    except OSError as error:
        raise unwritten(error, path) from error


def summary(run: Run) -> str:
    """Counts, inputs that were not linted, and a table of findings, worst first, as far as `LIMIT` allows."""
    page = _head(run)
    size = len(page.encode("utf-8", "replace"))
    left = len(run.unread) + len(run.found)
    for part in _rows(run):
        size += len(part.encode("utf-8", "replace"))
        if size > LIMIT - _ROOM:
            return f"{page}\n{left} more are not shown: a summary holds 1 MB.\n"
        page += part
        left -= part.startswith(("- ", "| "))
    return page + "\n"


def _head(run: Run) -> str:
    counts = Counter(item.finding.severity for item in run.found)
    parts = [counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    return f"## healthlint\n\n{', '.join(parts) or 'Nothing found'} in {counted(run.linted, 'article')}.\n"


def _rows(run: Run) -> Iterator[str]:
    if run.unread:
        yield f"\n{counted(len(run.unread), 'input')} could not be linted:\n\n"
    for stopped in run.unread:
        yield f"- {as_markdown(stopped.path)}: {as_markdown(stopped.reason)}\n"
    if run.found:
        yield "\n| | place | rule | finding |\n|---|---|---|---|\n"
    for item in run.found:
        finding = item.finding
        words = " ".join(part for part in (finding.message, instead(finding)) if part)
        yield f"| {finding.severity.value} | {_place(item)} | {as_markdown(finding.rule)} | {as_markdown(words)} |\n"


def _place(item: Located) -> str:
    """The file and line, linked to the commit where the environment names it."""
    line = item.place.line if item.place else None
    shown = as_markdown(f"{item.path}:{line}" if line else item.path)
    server, repository, commit = (
        os.environ.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "SHA")
    )  # fmt: skip
    if not (server and repository and commit) or Path(item.path).is_absolute():
        return shown
    # Without `plain` GitHub renders Markdown, which has no lines.
    anchor = f"?plain=1#L{line}" if line else ""
    return f"[{shown}]({server}/{repository}/blob/{commit}/{quote(os.fsencode(item.path))}{anchor})"
