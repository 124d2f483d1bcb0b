"""`healthlint rules`: the list of rules; `healthlint rules test`: a folder's examples, run."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import click


@click.group(invoke_without_command=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Report format."
)
@click.option(
    "--rules", "folders", multiple=True, metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of your own rules; may be repeated.",
)  # fmt: skip
@click.option("--facts", "listed", is_flag=True, help="List the dated facts that claims are held to, with their age.")
@click.pass_context
def rules(context: click.Context, *, form: str, folders: tuple[Path, ...], listed: bool) -> None:
    """List all rules by category, or test rules of your own."""
    if context.invoked_subcommand is not None:
        return
    if listed:
        _list_facts(form)
        return
    from lint.cli.selecting import loaded_rules  # noqa: PLC0415 - --help stays quick

    known = sorted(loaded_rules(folders), key=lambda rule: (rule.category, rule.id))
    if form == "json":
        fields = ("id", "category", "severity", "message", "why", "advice", "references")
        click.echo(json.dumps([{name: getattr(rule, name) for name in fields} for rule in known], indent=2))
        return
    for category, group in groupby(known, key=lambda rule: rule.category):
        click.echo(category)
        for rule in group:
            click.echo(f"  {rule.id:32} {rule.severity.value:11} {rule.why}")
    click.echo(f"{len(known)} rules; `healthlint explain RULE` says more", err=True)


def _list_facts(form: str) -> None:
    """Facts by product; those past their review date are marked: they are not used until somebody looks."""
    from datetime import UTC, datetime  # noqa: PLC0415 - --help stays quick

    from lint.claims.facts import shipped_facts  # noqa: PLC0415
    from lint.report.facts import fact_record, fact_row  # noqa: PLC0415

    today = datetime.now(UTC).date()
    known = sorted(shipped_facts(), key=lambda fact: (fact.product, fact.attribute, fact.jurisdiction, fact.conditions))
    if form == "json":
        click.echo(json.dumps([fact_record(fact, today) for fact in known], indent=2, ensure_ascii=False))
    else:
        for product, group in groupby(known, key=lambda fact: fact.product):
            click.echo(product)
            for fact in group:
                click.echo(f"  {fact_row(fact, today)}")
    stale = sum(fact.is_stale(today) for fact in known)
    click.echo(f"{len(known)} facts, {stale} past their review date and not used", err=True)


@rules.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def test(folder: Path) -> int:
    """Run the examples of the rules in FOLDER and lint the rules themselves."""
    from lint.cli.selecting import loaded_rules  # noqa: PLC0415
    from lint.language.load import shipped_cues  # noqa: PLC0415
    from lint.pipeline import Linter  # noqa: PLC0415
    from lint.rules.load import load_rules  # noqa: PLC0415
    from lint.rules.proof import faults  # noqa: PLC0415

    loaded_rules([folder])  # a clash with a shipped rule is a fault too
    mine = load_rules([folder])
    found = list(faults(mine, Linter([]).analyser, contexts=shipped_cues().names))
    for fault in found:
        click.echo(str(fault))
    examples = sum(len(rule.flag) + len(rule.passes) for rule in mine)
    click.echo(f"{len(mine)} rules, {examples} examples, {len(found)} faults", err=True)
    return int(bool(found))


@rules.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for editors that complete them."""
    from lint.rules.schema import RuleFile  # noqa: PLC0415

    click.echo(json.dumps(RuleFile.model_json_schema(by_alias=True), indent=2))
