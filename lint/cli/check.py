"""`healthlint check`: options, one call, a report, an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lint.cli.following import colored, counted, followed

if TYPE_CHECKING:
    from lint.findings.result import Result

FORMATS = (
    "text", "concise", "json", "jsonl", "csv", "html", "sarif", "github", "gitlab", "junit", "rdjson", "rdjsonl",
)  # fmt: skip
PROFILES = ("journalism", "advertising-us", "advertising-eu-uk")  # as in lint/rules/profiles.py, which is slow to load
THRESHOLDS = ("error", "warning", "suggestion", "never")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Report format.")
@click.option(
    "--output", type=click.Path(path_type=Path), help="A file for the report; for html a folder [healthlint-report]."
)
@click.option("--select", multiple=True, metavar="NAMES", help="Only these categories or rules, comma-separated.")
@click.option(
    "--profile", type=click.Choice(PROFILES), default=PROFILES[0], show_default=True,
    help="What it is held to: the advertising profiles add rules that bind advertising.",
)  # fmt: skip
@click.option("--ignore", multiple=True, metavar="NAMES", help="All but these categories or rules.")
@click.option(
    "--rules", "folders", multiple=True, metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of your own rules; may be repeated.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(THRESHOLDS), default="warning", show_default=True,
    help="The least severity that makes the exit code 1.",
)  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--show-exempt", is_flag=True, help="Show what matched and was let go, and why.")
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of standard input (-).")
@click.option("--color/--no-color", default=None, help="Colour in the text report [on a terminal].")
def check(  # noqa: PLR0913 - one parameter for each option
    paths: tuple[str, ...],
    *,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str,
    folders: tuple[Path, ...],
    fail_on: str,
    exit_zero: bool,
    show_exempt: bool,
    stdin_filename: str | None,
    color: bool | None,
) -> int:
    """Lint files, folders (recursively) and - (standard input).

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: something could not be done.
    """
    from lint.cli.selecting import chosen, loaded_rules  # noqa: PLC0415 - --help stays quick
    from lint.discover import discover  # noqa: PLC0415
    from lint.pipeline import Linter, check_inputs  # noqa: PLC0415
    from lint.report.write import Layout, write  # noqa: PLC0415
    from lint.rules.profiles import in_profile  # noqa: PLC0415

    rules = chosen(in_profile(loaded_rules(folders), profile), select=select, ignore=ignore)
    inputs = list(discover(paths))
    tally = Tally(fail_on)
    linter = Linter(rules, claims=form == "html", card=form in {"html", "json"})
    results = check_inputs(inputs, linter=linter, stdin_name=stdin_filename)
    quiet = form == "text" and output is None
    shown = followed(results, tally.add, total=len(inputs), label="linting", quiet=quiet)
    for line in write(shown, Layout(form, output, show_exempt=show_exempt, color=colored(output, color=color))):
        click.echo(line, err=True)
    for line in tally.lines():
        click.echo(line, err=True)
    return tally.exit_code(exit_zero=exit_zero)


class Tally:
    """Counts what passes by: findings by severity, what was let go, and inputs that failed."""

    def __init__(self, fail_on: str) -> None:
        self._fail_on = fail_on
        self.articles = self.failed = self.exempt = 0
        self.counts = dict.fromkeys(("error", "warning", "suggestion"), 0)

    def add(self, result: Result) -> None:
        """Count one result."""
        self.articles += 1
        self.failed += result.error is not None
        self.exempt += len(result.exempt)
        for finding in result.findings:
            self.counts[finding.severity.value] += 1

    def exit_code(self, *, exit_zero: bool) -> int:
        """2 if any input failed, 1 if a finding reaches the threshold, else 0."""
        if self.failed:
            return 2
        if exit_zero or self._fail_on == "never":
            return 0
        levels = ("error", "warning", "suggestion")
        return int(any(self.counts[level] for level in levels[: levels.index(self._fail_on) + 1]))

    def lines(self) -> Iterator[str]:
        """The closing line, and what was hidden."""
        parts = [counted(n, name) for name, n in self.counts.items() if n]
        hidden = f"; {self.exempt} let go (--show-exempt says why)" if self.exempt else ""
        yield f"{', '.join(parts) or 'nothing found'} in {counted(self.articles, 'article')}{hidden}"
        if self.failed:
            yield f"{counted(self.failed, 'input')} could not be read"
