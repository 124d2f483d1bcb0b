"""`healthlint audit`: a crawl to tables and a ranked page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lint.cli.check import PROFILES
from lint.counting import counted
from lint.errors import OptionError

if TYPE_CHECKING:
    from lint.audit.options import Options
    from lint.audit.run import Plan
    from lint.audit.tables import Totals

_ENGINES = ("local", "dask")  # as in lint/audit/engines/choose.py, which is slow to load


_Command = TypeVar("_Command", bound=Callable[..., Any])


def _how_many(_: click.Context, __: click.Parameter, value: str) -> int | None:
    """A number, or None for all."""
    if value == "all":
        return None
    if not value.isdecimal():
        raise click.BadParameter(f"{value!r} is neither a number nor 'all'.")
    return int(value)


def _column(name: str, what: str) -> Callable[[_Command], _Command]:
    return click.option(f"--{name}-column", f"{name}_column", metavar="NAME", help=f"The column with {what}.")


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--output", "folder", required=True, metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="The folder for tables and pages.",
)  # fmt: skip
@_column("text", "the text of articles, of a JSON Lines or Parquet file [text, content ...]")
@_column("html", "the HTML of articles, instead of text [html ...]")
@_column("title", "the title above a text [title, headline]")
@_column("id", "what an article is called [id]")
@_column("url", "its address [url]")
@_column("date", "its date [date]")
@click.option(
    "--html", metavar="N|all", callback=_how_many, default="100", show_default=True,
    help="A report each for the worst N articles, or all.",
)  # fmt: skip
@click.option("--select", multiple=True, metavar="NAMES", help="Only these categories or rules, comma-separated.")
@click.option("--ignore", multiple=True, metavar="NAMES", help="All but these categories or rules.")
@click.option("--profile", type=click.Choice(PROFILES), help="What articles are held to [journalism].")
@click.option(
    "--rules", "rule_folders", multiple=True, metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of your own rules; may be repeated.",
)  # fmt: skip
@click.option(
    "--language", "languages", multiple=True, default=("en",), show_default=True, metavar="CODE",
    help="Lint articles in this language; others are listed and not linted.",
)  # fmt: skip
@click.option("--every-topic", is_flag=True, help="Also lint what is not about health.")
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Limit for an article."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N articles.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Only N articles, drawn at random.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed draws another sample.")
@click.option("--resume", is_flag=True, help="Go on with an audit that was broken off.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes that lint [one for each core].")
@click.option(
    "--engine", type=click.Choice(_ENGINES), default="local", show_default=True, help="What shares the work out."
)
@click.option("--scheduler", metavar="ADDRESS", help="The Dask cluster to use [one on this machine].")
@click.option("--config", metavar="FILE", type=click.Path(path_type=Path), help="This configuration file.")
@click.option("--isolated", is_flag=True, help="No configuration file at all.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if some articles could not be read.")
def audit(**given: Any) -> int:
    """Audit folders, globs, WARC, JSON Lines and Parquet files, compressed or not.

    Every article becomes a row of articles.parquet or errors.parquet; findings.parquet and claims.parquet hold what
    was found, index.html ranks the articles. Exit code 0: every article was dealt with; 2: some could not be read
    (errors.parquet says why), or the audit could not be done.
    """
    plan = _plan(given)
    html: int | None = given["html"]
    try:
        totals = _carried_out(plan, given, html)
    except KeyboardInterrupt:
        click.echo("healthlint: what was done is kept: --resume goes on", err=True)
        raise
    for line in _lines(totals, plan.folder):
        click.echo(line, err=True)
    return 2 if totals.failed and not given["exit_zero"] else 0


def _carried_out(plan: Plan, given: dict[str, Any], html: int | None) -> Totals:
    from lint.audit.engines.choose import engine  # noqa: PLC0415 - --help needs no extra
    from lint.audit.finish import ALL, finish  # noqa: PLC0415
    from lint.audit.run import audit as run  # noqa: PLC0415
    from lint.audit.run import clear  # noqa: PLC0415
    from lint.parallel.engine import cores  # noqa: PLC0415

    processes = given["jobs"] or cores()
    with engine(given["engine"], processes=processes, scheduler=given["scheduler"]) as chosen, _bar() as progress:
        outcome = run(plan, chosen, progress=progress)
    say = partial(click.echo, err=True)
    totals = finish(outcome, plan.folder, plan.options, html=ALL if html is None else html, step=say)
    clear(plan)
    return totals


def _plan(given: dict[str, Any]) -> Plan:
    """What is asked for; OptionError and ConfigErrors for what cannot be."""
    try:
        from lint.audit.inputs.columns import Columns  # noqa: PLC0415 - as above
        from lint.audit.inputs.entries import entries  # noqa: PLC0415
        from lint.audit.run import Plan  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise OptionError(f"audit needs more ({missing.name}): pip install 'healthlint[audit]'") from missing
    names = {name: given[f"{name}_column"] for name in ("text", "html", "title", "id", "url", "date")}
    inputs, columns = given["inputs"], Columns(**names)
    for path in map(Path, inputs):
        if path.is_dir() and given["folder"].resolve().is_relative_to(path.resolve()):
            raise OptionError(f"--output {given['folder']} lies in it: its tables would be inputs", path=str(path))
    return Plan(
        folder=given["folder"], entries=partial(entries, inputs, columns), inputs=inputs, reading=names,
        options=_options(given), limit=given["limit"], sample=given["sample"], seed=given["seed"],
        resume=given["resume"],
    )  # fmt: skip


def _options(given: dict[str, Any]) -> Options:
    from lint.audit.options import Options  # noqa: PLC0415 - as above
    from lint.audit.settings import shipped_with  # noqa: PLC0415
    from lint.cli.selecting import known_names, loaded_rules  # noqa: PLC0415
    from lint.config.configuration import Configuration  # noqa: PLC0415

    known_names([*given["select"], *given["ignore"]], loaded_rules(given["rule_folders"]))
    configuration = Configuration(
        config=given["config"], isolated=given["isolated"], folders=given["rule_folders"]
    ).settings_for("-")  # a crawl lies anywhere: the working folder's configuration counts
    options = Options(
        profile=given["profile"], select=given["select"], ignore=given["ignore"], languages=given["languages"],
        every_topic=given["every_topic"], seconds=given["seconds"],
    )  # fmt: skip
    return shipped_with(options, configuration)


@contextmanager
def _bar() -> Iterator[Any]:
    from lint.cli.audit_bar import Bar  # noqa: PLC0415 - as above

    bar = Bar()
    try:
        yield bar
    finally:
        bar.close()


def _lines(totals: Totals, folder: Path) -> Iterator[str]:
    parts = [f"{totals.linted} linted"]
    parts += [f"{number} {name}" for number, name in (
        (totals.duplicates, "near-duplicates"), (totals.skipped, "skipped"), (totals.failed, "failed (errors.parquet)"),
    ) if number]  # fmt: skip
    every = totals.linted + totals.duplicates + totals.skipped + totals.failed
    yield f"{counted(every, 'article')}: {', '.join(parts)}"
    yield f"{counted(totals.findings, 'finding')}, {counted(totals.claims, 'claim')}"
    yield f"wrote {folder / 'index.html'}"
