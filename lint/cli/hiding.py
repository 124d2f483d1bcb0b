"""The options that hide findings: what is in a baseline, and what stands on lines nobody has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lint.counting import counted
from lint.errors import OptionError

if TYPE_CHECKING:
    from lint.baseline.baseline import Baseline, Recorder
    from lint.changed.changes import Changes
    from lint.findings.result import Result

MAIN = ""  # --diff without a revision: since this branch left the main one
_LISTED = 10  # stale entries that are shown one by one
_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--baseline", type=click.Path(dir_okay=False, path_type=Path), help="Hide and count the findings of this file."
    ),
    click.option(
        "--write-baseline", type=click.Path(dir_okay=False, path_type=Path), help="Write all findings to this file."
    ),
    click.option("--prune-baseline", is_flag=True, help="Take out of --baseline what is no longer found."),
    click.option(
        "--diff", is_flag=False, flag_value=MAIN, default=None, metavar="[REV]",
        help="Only findings on lines changed since REV [merge base with the main branch].",
    ),
)  # fmt: skip


def hiding_options(command: _Command) -> _Command:
    """Add --baseline, --write-baseline, --prune-baseline and --diff to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Hiding:
    """What the options ask for; `through` sends results on with the rest hidden, `lines` says what became of it."""

    def __init__(
        self,
        *,
        baseline: Path | None = None,
        write_baseline: Path | None = None,
        prune_baseline: bool = False,
        diff: str | None = None,
    ) -> None:
        """Options as they were given; OptionError for two that exclude each other."""
        if write_baseline and (baseline or diff is not None):
            raise OptionError("--write-baseline writes all findings: it goes with neither --baseline nor --diff")
        if prune_baseline and not baseline:
            raise OptionError("--prune-baseline needs --baseline")
        self._read, self._write, self._prune, self._diff = baseline, write_baseline, prune_baseline, diff
        self._baseline: Baseline | None = None
        self._recorder: Recorder | None = None
        self._changes: Changes | None = None
        self._said: list[str] = []

    def prepare(self, paths: Iterable[str], *, skipped: Iterable[str]) -> None:
        """Read the baseline and ask git before anything is linted; `skipped` are the rules that do not run.

        BaselineError, RevisionError and OptionError as their modules say.
        """
        from lint.baseline.baseline import Baseline, Recorder  # noqa: PLC0415 - --help stays quick

        if self._read:
            self._baseline = Baseline(self._read, skipped=skipped)
        if self._write:
            self._recorder = Recorder(self._write)
        if self._diff is not None:
            from lint.changed.changes import Changes  # noqa: PLC0415

            self._changes = Changes(paths, self._diff or None)

    def through(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results; a baseline is written only after the last of them."""
        from lint.changed.touch import changed_only  # noqa: PLC0415

        for found in results:
            result = found
            if self._recorder:
                result = self._recorder.take(result)
            if self._baseline:
                result = self._baseline.sift(result)
            if self._changes and result.article is not None:
                result = changed_only(result, self._changes.of(result.path))
            yield result
        self._finish()

    def lines(self) -> Iterator[str]:
        """After the run: what was written, and what in the baseline is no longer found."""
        yield from self._said

    def _finish(self) -> None:
        if self._recorder:
            self._said.append(f"wrote {self._write}: {counted(self._recorder.write(), 'finding')}")
        if self._baseline:
            stale = [(name, entry) for name, entries in self._baseline.stale().items() for entry in entries]
            if stale and self._prune:
                self._said.append(f"{self._read}: {counted(self._baseline.prune(), 'finding')} taken out")
            elif stale:
                self._said.append(f"{self._read}: {len(stale)} no longer found (--prune-baseline takes out):")
                self._said += [f"  {name}: {entry.rule} “{entry.quote}”" for name, entry in stale[:_LISTED]]
                self._said += [f"  and {len(stale) - _LISTED} more"] if len(stale) > _LISTED else []
