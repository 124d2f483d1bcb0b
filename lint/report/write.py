"""Results to a report: one writer for each format, streaming, to standard output or a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lint.findings.result import Result
from lint.report import concise, csv_rows, github, gitlab, job_summary, jsons, junit, reviewdog, sarif, text
from lint.report.out import write_text

_DEFAULT_FOLDER = Path("healthlint-report")
# Formats that have no options.
_PLAIN: Mapping[str, Callable[[Iterable[Result]], Iterator[str]]] = {
    "jsonl": jsons.lines,
    "concise": concise.lines,
    "csv": csv_rows.finding_rows,
    "sarif": sarif.document,
    "gitlab": gitlab.document,
    "junit": junit.document,
    "rdjson": reviewdog.document,
    "rdjsonl": reviewdog.lines,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is written; `output` is a file, or a folder for html, None for standard output."""

    form: str
    output: Path | None = None
    show_exempt: bool = False
    color: bool = False


def write(
    results: Iterable[Result], layout: Layout, *, heard: Callable[[Iterable[str]], Iterable[str]] = iter
) -> Iterator[str]:
    """Write all results; yields lines for the person at the terminal. WriteError names what failed.

    `heard` is given the report's chunks on their way, where the format is one text.
    """
    if layout.form == "html":
        from lint.report.folder import write_reports  # noqa: PLC0415 - only html needs Jinja

        yield f"wrote {write_reports(results, layout.output or _DEFAULT_FOLDER)}"
        return
    if layout.form == "github":
        yield from _write_annotations(results, layout.output)
        return
    yield from write_text(heard(chunks(results, layout)), layout.output)


def chunks(results: Iterable[Result], layout: Layout) -> Iterator[str]:
    """The report piece by piece, in every format but those that write more than one file."""
    match layout.form:
        case "text":
            return text.chunks(results, color=layout.color, show_exempt=layout.show_exempt)
        case "json":
            return jsons.document(results, show_exempt=layout.show_exempt)
        case plain:
            return _PLAIN[plain](results)


def _write_annotations(results: Iterable[Result], output: Path | None) -> Iterator[str]:
    """GitHub's two ways of showing a run: annotations, and a summary where the workflow has a file for it."""
    run = github.collected(results)
    yield from write_text(github.commands(run), output)
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        job_summary.append_summary(run, Path(page))
        yield f"added to the job summary {page}"
