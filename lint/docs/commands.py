"""The command line as a page, from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lint.docs.marking import code, plain, table

_WRITTEN = "<!-- Written by `python -m lint.docs` from the commands of lint/cli/: edit those. -->\n\n"
_INTRODUCTION = """\
# Commands

`healthlint COMMAND --help` says the same. Findings and data go to standard output, everything else to standard error.

| exit code | meaning |
| --- | --- |
| 0 | done; nothing at or above `--fail-on` was found |
| 1 | findings |
| 2 | something could not be done: a bad option, configuration or rule file, an input that cannot be read |
"""


def commands_of(group: click.Group) -> dict[str, click.Command]:
    """The commands of a group by name, those that are imported when they are asked for among them."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in sorted(group.list_commands(context))}
    return {name: command for name, command in found.items() if command is not None}


def commands_page(group: click.Group) -> str:
    """A chapter for each command, with its arguments and options."""
    top = click.Context(group, info_name="healthlint")
    chapters = "".join(_chapter(command, name, top) for name, command in commands_of(group).items())
    return f"{_WRITTEN}{_INTRODUCTION}{chapters}"


def undocumented(group: click.Group, *, within: str = "healthlint") -> Iterator[str]:
    """Commands and options without a help text."""
    for name, command in commands_of(group).items():
        place = f"{within} {name}"
        if not command.help:
            yield place
        yield from (
            f"{place} {parameter.opts[0]}"
            for parameter in command.params
            if isinstance(parameter, click.Option) and not parameter.help and not parameter.hidden
        )
        if isinstance(command, click.Group):
            yield from undocumented(command, within=place)


def _chapter(command: click.Command, name: str, parent: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=parent)
    text = f"\n## {context.command_path}\n\n```\n{_usage(context)}\n```\n\n{_help(command)}\n"
    records = [option.get_help_record(context) for option in command.params if isinstance(option, click.Option)]
    if rows := [[code(said), plain(about)] for said, about in filter(None, records)]:
        text += f"\n{table(['option', 'meaning'], rows)}\n"
    if isinstance(command, click.Group):
        text += "".join(_chapter(inner, inside, context) for inside, inner in commands_of(command).items())
    return text


def _usage(context: click.Context) -> str:
    return f"{context.command_path} {' '.join(context.command.collect_usage_pieces(context))}"


def _help(command: click.Command) -> str:
    """The help of a command; its paragraphs stay apart."""
    paragraphs = (command.help or "").split("\n\n")
    return "\n\n".join(plain(paragraph) for paragraph in paragraphs)
