"""What the user of `check` asks for, as given; and which of it lets a run be remembered."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

_ABOUT_THE_RUN = frozenset({"paths", "output", "no_cache", "directory", "jobs"})  # no say in what is reported
_BESIDE_A_TEXT = frozenset({"html", "github"})  # formats that write more than one text
_WITH_MORE = frozenset({"html", "json"})  # formats that show ledger or score card, which no cache keeps


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)  # as little as may be is made at each start
class Asked:
    """The options of one call, by their names there."""

    paths: tuple[str, ...]
    form: str
    output: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    profile: str | None
    folders: tuple[Path, ...]
    fail_on: str
    exit_zero: bool
    show_exempt: bool
    baseline: Path | None
    write_baseline: Path | None
    prune_baseline: bool
    diff: str | None
    fix: bool
    unsafe_fixes: bool
    diff_fixes: bool
    no_cache: bool
    directory: Path | None
    jobs: int | None
    file: Path | None
    isolated: bool
    stdin_filename: str | None
    color: bool | None

    @property
    def can_repeat(self) -> bool:
        """Whether the same call over the same files says the same: it changes none, and asks nobody else."""
        return not (self.form in _BESIDE_A_TEXT or self.fix or self.changes_baseline or self.diff is not None)

    @property
    def changes_baseline(self) -> bool:
        """Whether a baseline is written."""
        return self.write_baseline is not None or self.prune_baseline

    @property
    def keeps_results(self) -> bool:
        """Whether what a cache keeps of an article is all that the report shows."""
        return self.form not in _WITH_MORE

    @property
    def said(self) -> tuple[object, ...]:
        """Every option that changes what is reported, for telling calls apart."""
        return tuple(str(getattr(self, field.name)) for field in fields(self) if field.name not in _ABOUT_THE_RUN)
