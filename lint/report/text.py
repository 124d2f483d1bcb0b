"""The text report: grouped by file, the line with the span underlined, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from lint.findings.finding import Exemption, Finding
from lint.findings.result import Result
from lint.read.source import Source
from lint.report.fitting import columns
from lint.report.wording import instead

_COLOR = {"error": "red", "warning": "yellow", "suggestion": "cyan"}
_WIDTH = 96  # of the excerpt: scraped articles have a paragraph on each line
_BEFORE = 36


def chunks(results: Iterable[Result], *, color: bool = False, show_exempt: bool = False) -> Iterator[str]:
    """The report, article by article; articles without findings take no room."""
    for result in results:
        if result.article is None or not (result.findings or (show_exempt and result.exempt)):
            continue
        source = result.article.source
        yield _style(result.path, color, bold=True) + "\n"
        for finding in result.findings:
            yield from _finding(finding, source, color)
        for item in result.exempt if show_exempt else ():
            yield _exempt(item, source, color)
        yield "\n"


def _finding(finding: Finding, source: Source, color: bool) -> Iterator[str]:  # noqa: FBT001
    name = _style(finding.severity.value, color, fg=_COLOR[finding.severity.value], bold=True)
    yield f"  {_where(source, finding.start)}  {name}  {_style(finding.rule, color, dim=True)}\n"
    yield f"      {finding.message}\n"
    if finding.start is not None and finding.end is not None:
        for line in _excerpt(source, finding.start, finding.end, color, _COLOR[finding.severity.value]):
            yield f"        {line}\n"
    for other in finding.related:
        yield f"      {_where(source, other.start)}  {other.message}\n"
    if words := instead(finding):
        yield f"      {words}\n"


def _exempt(item: Exemption, source: Source, color: bool) -> str:  # noqa: FBT001
    name = _style("let go", color, fg="green")
    quote = " ".join(item.quote.split())
    return f'  {_where(source, item.start)}  {name}  {item.rule}  "{quote}": {item.reason}\n'


def _where(source: Source, offset: int | None) -> str:
    if offset is None:
        return "article"
    place = source.position(offset)
    return f"{place.line}:{place.column}"


def _excerpt(source: Source, start: int, end: int, color: bool, name: str) -> Iterator[str]:  # noqa: FBT001
    """The first line of the span, cut to a readable width around it, and its underline."""
    line = source.position(start).line - 1
    first = source.line_starts[line]
    last = source.line_starts[line + 1] if line + 1 < len(source.line_starts) else len(source.text)
    text = source.text[first:last].rstrip("\r\n")
    here, stop = start - first, min(end - first, len(text))
    left = 0 if len(text) <= _WIDTH else max(0, min(here - _BEFORE, len(text) - _WIDTH))
    right = min(len(text), left + _WIDTH)
    head = "…" if left else ""
    shown = "".join(c if c.isprintable() else " " for c in text[left:right])
    yield head + shown + ("…" if right < len(text) else "")
    marked = shown[here - left : max(here - left + 1, min(stop, right) - left)]
    pad = columns(head) + columns(shown[: here - left])
    yield " " * pad + _style("^" * max(1, columns(marked)), color, fg=name)


def _style(text: str, color: bool, **how: object) -> str:  # noqa: FBT001
    return click.style(text, **how) if color else text  # type: ignore[arg-type] # click types its styles one by one
