"""The options that apply suggestions: --fix, --unsafe-fixes and --diff-fixes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lint.errors import OptionError

if TYPE_CHECKING:
    from lint.checking import ArticleLinter
    from lint.errors import ReadError
    from lint.findings.result import Result
    from lint.fixes.tally import FixTally

_Command = TypeVar("_Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--fix", is_flag=True, help="Apply safe suggestions: misspelled drugs, doubled words, spacing."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff-fixes: also wording that wants an editor."),
    click.option("--diff-fixes", is_flag=True, help="Show what --fix would change as a unified diff; write nothing."),
)


def fix_options(command: _Command) -> _Command:
    """Add --fix, --unsafe-fixes and --diff-fixes to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass
class Fixing:
    """What the options ask for; `through` fixes the inputs and sends on the results of what remains."""

    fix: bool
    unsafe: bool
    diff: bool
    tally: FixTally | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        if self.unsafe and not self.asked:
            raise OptionError("--unsafe-fixes needs --fix or --diff-fixes")

    @property
    def asked(self) -> bool:
        """Whether there is anything to fix."""
        return self.fix or self.diff

    def through(
        self, inputs: Sequence[str | ReadError], linter: ArticleLinter, *, stdin_name: str | None
    ) -> Iterator[Result]:
        """The results after fixing; with --diff-fixes the diffs go to standard output on the way."""
        from lint.checking import checked  # noqa: PLC0415
        from lint.fixes.diff import unified  # noqa: PLC0415 - --help stays quick
        from lint.fixes.run import fix_inputs  # noqa: PLC0415
        from lint.fixes.tally import FixTally  # noqa: PLC0415
        from lint.read.load import STDIN  # noqa: PLC0415

        if not self.diff and STDIN in inputs:
            raise OptionError("standard input cannot be fixed in place; use --diff-fixes")
        self.tally = FixTally()
        fixed = fix_inputs(
            inputs, lambda article: checked(article.source.path, article, linter),
            unsafe=self.unsafe, write=not self.diff, stdin_name=stdin_name,
        )  # fmt: skip
        for item in fixed:
            self.tally.add(item)
            if self.diff:
                click.echo(unified(item), nl=False)
            yield item.result

    def lines(self) -> Iterator[str]:
        """After the run: what was fixed, refused and withheld."""
        if self.tally is not None:
            yield from self.tally.lines(written=not self.diff)

    def exit_code(self, code: int, *, exit_zero: bool) -> int:
        """2 if a file could not be fixed; for --diff-fixes 1 where something is to be fixed; else the run's own."""
        if self.tally is None or code > 1:
            return code
        if self.tally.failed:
            return 2
        return int(self.tally.articles > 0 and not exit_zero) if self.diff else code
