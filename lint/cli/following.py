"""What every command that reads articles tells its user on the way: progress, failures, notes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from lint.findings.result import Result

_LONG_RUN = 20  # articles; fewer are done before a bar could be read


def _on_standard_error(line: str) -> None:
    click.echo(line, err=True)


def followed(  # noqa: PLR0913 - all but two by name
    results: Iterable[Result],
    seen: Callable[[Result], None],
    *,
    total: int,
    label: str,
    quiet: bool,
    say: Callable[[str], None] = _on_standard_error,
) -> Iterator[Result]:
    """The results, each shown to `seen`; with a progress bar where one is seen and disturbs nothing.

    `say` is told why an input could not be read, and what reading an article had to note.
    """
    shown = sys.stderr.isatty() and total > _LONG_RUN and not (quiet and sys.stdout.isatty())
    with click.progressbar(length=total, label=label, file=sys.stderr, hidden=not shown) as bar:
        for result in results:
            seen(result)
            if result.error is not None:
                say(f"healthlint: {result.error}")
            for note in result.article.notes if result.article else ():
                say(f"healthlint: {result.path}: {note}")
            yield result
            bar.update(1)


def colored(output: Path | None, *, color: bool | None) -> bool:
    """Whether a text report has colour: as the option says, else where it goes to a terminal that wants it."""
    if color is not None:
        return color
    return output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
