"""`healthlint explain`: a rule in full, from its own file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.rules.rule import Rule


@click.command()
@click.argument("rule")
@click.option(
    "--rules", "folders", multiple=True, metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of your own rules; may be repeated.",
)  # fmt: skip
def explain(rule: str, *, folders: tuple[Path, ...]) -> None:
    """Say what a rule finds, why, what to write instead, and show its examples."""
    from lint.cli.selecting import loaded_rules  # noqa: PLC0415 - --help stays quick
    from lint.errors import OptionError  # noqa: PLC0415
    from lint.nearest import nearest  # noqa: PLC0415

    known = {item.id: item for item in loaded_rules(folders)}
    if rule not in known:
        raise OptionError(f"no rule '{rule}'{nearest(rule, known)}; `healthlint rules` lists them")
    click.echo("\n".join(_lines(known[rule])))


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}  ({rule.category}, {rule.severity})"
    yield ""
    yield rule.message.replace("{quote}", "…").replace("{note}", "…")
    yield ""
    yield f"Why: {rule.why}"
    yield f"Instead: {rule.advice}"
    if rule.unless:
        yield f"Let go when: {', '.join(rule.unless)}"
    if rule.soften:
        yield f"Milder when: {', '.join(rule.soften)}"
    yield ""
    yield "Flagged:"
    yield from (f"  - {_one_line(example.text)}" for example in rule.flag)
    yield ""
    yield "Passed:"
    yield from (f"  - {_one_line(example.text)}" for example in rule.passes)
    yield ""
    yield "References:"
    yield from (f"  - {reference}" for reference in rule.references)


def _one_line(text: str) -> str:
    return " ⏎ ".join(line.strip() for line in text.splitlines() if line.strip())
