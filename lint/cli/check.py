"""`healthlint check`: options, one call, a report, an exit code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lint.cli.caching import speed_options
from lint.cli.fixing import Fixing, fix_options
from lint.cli.hiding import Hiding, hiding_options

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
@speed_options
@click.option(
    "--config", "file", metavar="FILE", type=click.Path(path_type=Path),
    help="This configuration file instead of the nearest one.",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="No configuration file at all.")
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of standard input (-).")
@click.option("--color/--no-color", default=None, help="Colour in the text report [on a terminal].")
def check(**options: Any) -> int:
    """Lint files, folders (recursively) and - (standard input).

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: something could not be done.
    """
    from lint.cli.asked import Asked  # noqa: PLC0415 - --help stays quick
    from lint.cli.checking import carry_out  # noqa: PLC0415

    asked = Asked(**options)
    hiding = Hiding(
        baseline=asked.baseline, write_baseline=asked.write_baseline, prune_baseline=asked.prune_baseline,
        diff=asked.diff,
    )  # fmt: skip
    return carry_out(asked, hiding, Fixing(asked.fix, asked.unsafe_fixes, asked.diff_fixes))
