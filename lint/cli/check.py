"""`healthlint check`: options, one call, a report, an exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lint.cli.coverage import coverage_note
from lint.cli.fixing import Fixing, fix_options
from lint.cli.following import colored, counted, followed
from lint.cli.hiding import Hiding, hiding_options

if TYPE_CHECKING:
    from lint.findings.result import Result

FORMATS = (
    "text", "concise", "json", "jsonl", "csv", "html", "sarif", "github", "gitlab", "junit", "rdjson", "rdjsonl",
)  # fmt: skip
PROFILES = ("journalism", "advertising-us", "advertising-eu-uk")  # as in lint/rules/profiles.py, which is slow to load
_HIDDEN = (("text", "by comments"), ("baseline", "by the baseline"), ("unchanged", "on unchanged lines"))
THRESHOLDS = ("error", "warning", "suggestion", "never")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Report format.")
@click.option(
    "--output", type=click.Path(path_type=Path), help="A file for the report; for html a folder [healthlint-report]."
)
@click.option("--select", multiple=True, metavar="NAMES", help="Only these categories or rules, comma-separated.")
@click.option(
    "--profile", type=click.Choice(PROFILES),
    help="What it is held to: the advertising profiles add rules [journalism].",
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
@hiding_options
@fix_options
@click.option(
    "--config", "file", metavar="FILE", type=click.Path(path_type=Path),
    help="This configuration file instead of the nearest one.",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="No configuration file at all.")
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of standard input (-).")
@click.option("--color/--no-color", default=None, help="Colour in the text report [on a terminal].")
def check(  # noqa: PLR0913 - one parameter for each option
    paths: tuple[str, ...],
    *,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    folders: tuple[Path, ...],
    fail_on: str,
    exit_zero: bool,
    show_exempt: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    prune_baseline: bool,
    diff: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff_fixes: bool,
    file: Path | None,
    isolated: bool,
    stdin_filename: str | None,
    color: bool | None,
) -> int:
    """Lint files, folders (recursively) and - (standard input).

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: something could not be done.
    """
    from lint.cli.selecting import known_names, loaded_rules  # noqa: PLC0415 - --help stays quick
    from lint.config.configuration import Configuration, from_options  # noqa: PLC0415
    from lint.configured import ConfiguredLinter  # noqa: PLC0415
    from lint.discover import discover  # noqa: PLC0415
    from lint.errors import ReadError  # noqa: PLC0415
    from lint.pipeline import check_inputs  # noqa: PLC0415
    from lint.report.write import Layout, write  # noqa: PLC0415

    every = loaded_rules(folders)
    known_names([*select, *ignore], every)
    hiding = Hiding(baseline=baseline, write_baseline=write_baseline, prune_baseline=prune_baseline, diff=diff)
    fixing = Fixing(fix, unsafe_fixes, diff_fixes)
    given = from_options(select=select, ignore=ignore, profile=profile)
    configuration = Configuration(config=file, isolated=isolated, given=given, folders=folders)

    def named(item: str) -> str:
        return stdin_filename or item if item == "-" else item

    found = list(discover(paths))
    inputs = [
        item
        for item in found
        if isinstance(item, ReadError) or configuration.settings_for(named(item)).excluded is None
    ]
    readable = [item for item in inputs if not isinstance(item, ReadError)]
    preloaded = {tuple(folder.absolute() for folder in folders): every}
    linter = ConfiguredLinter(configuration, rules=preloaded, claims=form == "html", card=form in {"html", "json"})
    linter.prepare(map(named, readable))
    hiding.prepare(readable, skipped={rule.id for rule in every} - linter.running)
    tally = Tally(fail_on, excluded=len(found) - len(inputs))
    if fixing.asked:
        checked = fixing.through(inputs, linter, stdin_name=stdin_filename)
    else:
        checked = check_inputs(inputs, linter=linter, stdin_name=stdin_filename)
    quiet = form == "text" and output is None
    shown = followed(hiding.through(checked), tally.add, total=len(inputs), label="linting", quiet=quiet)
    if fixing.diff:
        for _ in shown:
            pass
    else:
        layout = Layout(form, output, show_exempt=show_exempt, color=colored(output, color=color))
        for line in write(shown, layout):
            click.echo(line, err=True)
    for line in (*linter.notes, *tally.lines(), *hiding.lines(), *fixing.lines()):
        click.echo(line, err=True)
    return fixing.exit_code(tally.exit_code(exit_zero=exit_zero), exit_zero=exit_zero)


class Tally:
    """Counts what passes by: findings by severity, what was let go, and inputs that failed."""

    def __init__(self, fail_on: str, *, excluded: int = 0) -> None:
        self._fail_on = fail_on
        self._excluded = excluded
        self.hidden: Counter[str] = Counter()
        self.articles = self.failed = self.exempt = 0
        self.counts = dict.fromkeys(("error", "warning", "suggestion"), 0)

    def add(self, result: Result) -> None:
        """Count one result."""
        self.articles += 1
        self.failed += result.error is not None
        self.exempt += len(result.exempt)
        self.hidden.update(item.by.value for item in result.hidden)
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
        let_go = f"; {self.exempt} let go (--show-exempt says why)" if self.exempt else ""
        yield f"{', '.join(parts) or 'nothing found'} in {counted(self.articles, 'article')}{let_go}"
        if self.hidden:
            yield "hidden: " + ", ".join(f"{self.hidden[by]} {words}" for by, words in _HIDDEN if self.hidden[by])
        if self._excluded:
            yield f"{counted(self._excluded, 'article')} excluded by configuration"
        if note := coverage_note(self.articles, self._excluded):
            yield note
        if self.failed:
            yield f"{counted(self.failed, 'input')} could not be read"
