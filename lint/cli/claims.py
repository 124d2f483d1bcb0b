"""`healthlint claims`: what articles say about interventions, as a table or as data."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lint.cli.following import colored, followed
from lint.counting import counted

if TYPE_CHECKING:
    from lint.findings.result import Result

FORMATS = ("text", "json", "jsonl", "csv")
_WIDTH = 120  # of a table that goes to a file or a pipe


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Report format.")
@click.option("--output", type=click.Path(path_type=Path), help="A file for the report.")
@click.option(
    "--attribute", "attributes", multiple=True, metavar="NAMES", help="Only these attributes, comma-separated."
)
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of standard input (-).")
@click.option("--color/--no-color", default=None, help="Colour in the text report [on a terminal].")
def claims(  # noqa: PLR0913 - one parameter for each option
    paths: tuple[str, ...],
    *,
    form: str,
    output: Path | None,
    attributes: tuple[str, ...],
    stdin_filename: str | None,
    color: bool | None,
) -> int:
    """List what files, folders (recursively) and - (standard input) claim about interventions.

    Each claim is an intervention, an attribute, a value, how surely it is said, in which circumstances, and where.
    Exit code 0: done; 2: something could not be done.
    """
    from lint.discover import discover  # noqa: PLC0415 - --help stays quick
    from lint.pipeline import Linter, check_inputs  # noqa: PLC0415
    from lint.report.out import write_text  # noqa: PLC0415

    wanted = _attributes(attributes)
    inputs = list(discover(paths))
    tally = _Tally()
    read = check_inputs(inputs, linter=Linter([], claims=True), stdin_name=stdin_filename)
    quiet = form == "text" and output is None
    results = followed(_chosen(read, wanted), tally.add, total=len(inputs), label="reading", quiet=quiet)
    for line in write_text(_chunks(results, form, output, color=colored(output, color=color)), output):
        click.echo(line, err=True)
    for line in tally.lines():
        click.echo(line, err=True)
    return 2 if tally.failed else 0


class _Tally:
    """Counts what passes by."""

    def __init__(self) -> None:
        self.articles = self.failed = self.claims = 0

    def add(self, result: Result) -> None:
        """Count one result."""
        self.articles += 1
        self.failed += result.error is not None
        self.claims += len(result.claims)

    def lines(self) -> Iterator[str]:
        """The closing lines."""
        yield f"{counted(self.claims, 'claim')} in {counted(self.articles, 'article')}"
        if self.failed:
            yield f"{counted(self.failed, 'input')} could not be read"


def _attributes(given: Iterable[str]) -> frozenset[str]:
    """The attributes named; OptionError for one that is not known."""
    names = frozenset(name.strip() for item in given for name in item.split(",") if name.strip())
    if not names:
        return names
    from lint.claims.load import shipped_attributes  # noqa: PLC0415
    from lint.errors import OptionError  # noqa: PLC0415
    from lint.nearest import nearest  # noqa: PLC0415

    known = {attribute.id for attribute in shipped_attributes()}
    for name in sorted(names - known):
        raise OptionError(f"no attribute '{name}'{nearest(name, known)}")
    return names


def _chosen(results: Iterable[Result], wanted: frozenset[str]) -> Iterator[Result]:
    for result in results:
        kept = tuple(claim for claim in result.claims if not wanted or claim.attribute in wanted)
        yield replace(result, claims=kept)


def _chunks(results: Iterable[Result], form: str, output: Path | None, *, color: bool) -> Iterator[str]:
    from lint.report import claims_text, claims_write  # noqa: PLC0415

    match form:
        case "json":
            return claims_write.document(results)
        case "jsonl":
            return claims_write.json_lines(results)
        case "csv":
            return claims_write.comma_separated(results)
        case _:
            is_terminal = output is None and sys.stdout.isatty()
            width = shutil.get_terminal_size((_WIDTH, 24)).columns if is_terminal else _WIDTH
            return claims_text.tables(results, width=width, color=color)
