"""`healthlint config`: what applies to a path, and where each value comes from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from lint.config.settings import Settings
    from lint.config.telling import Said

_KEYS = 14  # width of the column of keys
_LONGEST = 60  # a wider value has a line of its own


@click.command()
@click.argument("path", default=".")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Report format."
)
@click.option(
    "--config", "file", metavar="FILE", type=click.Path(path_type=Path),
    help="This configuration file instead of the nearest one.",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="No configuration file at all.")
@click.option("--select", multiple=True, metavar="NAMES", help="Only these categories or rules, comma-separated.")
@click.option("--ignore", multiple=True, metavar="NAMES", help="All but these categories or rules.")
@click.option(
    "--rules", "folders", multiple=True, metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of your own rules; may be repeated.",
)  # fmt: skip
def config(  # noqa: PLR0913 - one parameter for each option
    path: str,
    *,
    form: str,
    file: Path | None,
    isolated: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folders: tuple[Path, ...],
) -> None:
    """Show what applies to PATH (a file, which need not exist yet, or a folder), and where each value comes from."""
    from lint.config.configuration import Configuration, from_options  # noqa: PLC0415 - --help stays quick

    given = from_options(select=select, ignore=ignore)
    configuration = Configuration(config=file, isolated=isolated, given=given, folders=folders)
    settings = configuration.settings_for(str(Path(path) / "*") if Path(path).is_dir() else path)
    for note in settings.notes:
        click.echo(f"healthlint: {note}", err=True)
    if form == "json":
        click.echo(json.dumps(_record(path, settings), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(path, settings)))


def _record(path: str, settings: Settings) -> dict[str, object]:
    from lint.config.telling import count, graded, ruled_out, values  # noqa: PLC0415

    excluded = settings.excluded
    return {
        "path": path,
        "files": list(settings.files),
        "excluded": {"reason": excluded.reason, "where": str(excluded.where)} if excluded else None,
        "values": [asdict(said) for said in values(settings)],
        "rules": count(settings),
        "off": _plain(ruled_out(settings), "rule"),
        "severities": _plain(graded(settings), "rule"),
    }


def _plain(said: Iterable[Said], name: str) -> list[dict[str, str]]:
    return [{name: item.value, "where": item.where} for item in said]


def _lines(path: str, settings: Settings) -> Iterator[str]:
    from lint.config.telling import count, in_short, ruled_out, values  # noqa: PLC0415

    yield f"{path}: {' < '.join(settings.files) if settings.files else 'no configuration file'}"
    if settings.excluded:
        yield f"not linted: {settings.excluded}"
    yield ""
    yield from _table(values(settings))
    out = sum(1 for _ in ruled_out(settings))
    yield ""
    yield f"{count(settings) - out} of {count(settings)} rules run"
    yield from _table(in_short(settings))


def _table(rows: Iterable[Said]) -> Iterator[str]:
    known = list(rows)
    width = max((len(said.value) for said in known if len(said.value) <= _LONGEST), default=0)
    last = ""
    for said in known:
        key = "" if said.key == last else said.key
        last = said.key
        if len(said.value) > _LONGEST:
            yield f"{key:{_KEYS}}{said.value}"
            yield f"{'':{_KEYS}}{'':{width}}  {said.where}"
        else:
            yield f"{key:{_KEYS}}{said.value:{width}}  {said.where}"
