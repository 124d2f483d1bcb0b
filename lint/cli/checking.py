"""A call of `check` carried out: the answer is looked up, or the articles are linted, reported and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from lint.cli.asked import Asked
from lint.cli.caching import opened
from lint.cli.following import colored, followed
from lint.discover import discover
from lint.errors import ReadError
from lint.read.files import STDIN
from lint.report.out import write_bytes

if TYPE_CHECKING:
    from lint.cache.repeat import Repeat
    from lint.cache.store import Store
    from lint.cli.fixing import Fixing
    from lint.cli.hiding import Hiding
    from lint.configured import ConfiguredLinter, Recipe
    from lint.findings.result import Result


class Said:
    """Lines for the person at the terminal, told at once and remembered for a run that repeats this one."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, line: str) -> None:
        """Tell a line."""
        self.lines.append(line)
        click.echo(line, err=True)


def carry_out(asked: Asked, hiding: Hiding, fixing: Fixing) -> int:
    """Do what was asked; the exit code."""
    found = list(discover(asked.paths))
    store = None if asked.no_cache else opened(asked.directory, config=asked.file, isolated=asked.isolated)
    if store is None:
        return _Call(asked, hiding, fixing).lint(found)
    with store:
        if not asked.can_repeat:
            return _Call(asked, hiding, fixing, store=store).lint(found)
        from lint.cache.repeat import Repeat  # noqa: PLC0415 - --help stays quick

        colour = colored(asked.output, color=asked.color)
        repeat = Repeat(store, found, options=(*asked.said, colour))
        if known := repeat.found():
            for line in (*write_bytes(known.report, asked.output), *known.lines):
                click.echo(line, err=True)
            return known.code
        return _Call(asked, hiding, fixing, store=store, repeat=repeat).lint(found)


class _Call:
    """One call that has articles to lint, or at least to look up one by one."""

    def __init__(
        self, asked: Asked, hiding: Hiding, fixing: Fixing, *, store: Store | None = None, repeat: Repeat | None = None
    ) -> None:
        self._asked, self._hiding, self._fixing, self._store, self._repeat = asked, hiding, fixing, store, repeat
        self._said = Said()

    def lint(self, found: list[str | ReadError]) -> int:
        """Lint and report; the exit code."""
        from lint.cli.selecting import known_names, loaded_rules  # noqa: PLC0415 - a repeated run needs no rules
        from lint.cli.stopping import Stopping  # noqa: PLC0415
        from lint.cli.tally import Tally  # noqa: PLC0415
        from lint.configured import ConfiguredLinter  # noqa: PLC0415

        asked, hiding, fixing = self._asked, self._hiding, self._fixing
        every = loaded_rules(asked.folders)
        known_names([*asked.select, *asked.ignore], every)
        recipe = self._recipe()
        linter = ConfiguredLinter(
            recipe.configuration(), rules={tuple(folder.absolute() for folder in asked.folders): every},
            claims=recipe.claims, card=recipe.card,
        )  # fmt: skip
        inputs = [item for item in found if not self._is_excluded(item, linter)]
        readable = [item for item in inputs if not isinstance(item, ReadError)]
        linter.prepare(map(self._named, readable))
        hiding.prepare(readable, skipped={rule.id for rule in every} - linter.running)
        tally = Tally(asked.fail_on, excluded=len(found) - len(inputs))
        stopping = Stopping(len(inputs))
        results = hiding.through(self._results(inputs, linter, recipe))
        quiet = asked.form == "text" and asked.output is None
        self._report(stopping.through(
            followed(results, tally.add, total=len(inputs), label="linting", quiet=quiet, say=self._said.say)
        ))  # fmt: skip
        for line in (*linter.notes, *tally.lines(), *hiding.lines(), *fixing.lines(), *stopping.lines()):
            self._said.say(line)
        code = fixing.exit_code(tally.exit_code(exit_zero=asked.exit_zero), exit_zero=asked.exit_zero)
        if stopping.stopped:
            return 2
        if self._repeat is not None and code != 2:  # noqa: PLR2004 - an exit code
            places = [*linter.files, *([asked.baseline] if asked.baseline else [])]
            self._repeat.keep(self._said.lines, code, places=places)
        return code

    def _recipe(self) -> Recipe:
        from lint.config.configuration import from_options  # noqa: PLC0415 - as above
        from lint.configured import Recipe  # noqa: PLC0415

        asked = self._asked
        given = from_options(select=asked.select, ignore=asked.ignore, profile=asked.profile)
        claims, card = asked.form == "html", asked.form in {"html", "json"}
        return Recipe(given, asked.file, asked.isolated, asked.folders, claims=claims, card=card)

    def _results(self, inputs: list[str | ReadError], linter: ConfiguredLinter, recipe: Recipe) -> Iterator[Result]:
        """The results of all inputs, fixed where that was asked for, known ones from the cache."""
        asked = self._asked
        if self._fixing.asked:
            return self._fixing.through(inputs, linter, stdin_name=asked.stdin_filename)
        from lint.cache.cache import Cache  # noqa: PLC0415 - as above
        from lint.parallel.engine import Sized, cores  # noqa: PLC0415
        from lint.run import Run  # noqa: PLC0415

        cache = None
        if self._store is not None and asked.keeps_results:
            cache = Cache(self._store, settings_of=linter.settings_for)
        engine = partial(Sized, here=linter)
        run = Run(recipe, asked.jobs or cores(), cache=cache, stdin_name=asked.stdin_filename, engine=engine)
        return run.results(inputs)

    def _report(self, results: Iterable[Result]) -> None:
        from lint.report.write import Layout, write  # noqa: PLC0415 - as above

        asked = self._asked
        if self._fixing.diff:
            for _ in results:  # what is to be fixed is shown on the way
                pass
            return
        colour = colored(asked.output, color=asked.color)
        layout = Layout(asked.form, asked.output, show_exempt=asked.show_exempt, color=colour)
        for line in write(results, layout, heard=self._repeat.heard if self._repeat else iter):
            click.echo(line, err=True)

    def _is_excluded(self, item: str | ReadError, linter: ConfiguredLinter) -> bool:
        return not isinstance(item, ReadError) and linter.settings_for(self._named(item)).excluded is not None

    def _named(self, item: str) -> str:
        return self._asked.stdin_filename or item if item == STDIN else item
