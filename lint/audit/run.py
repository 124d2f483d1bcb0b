"""A whole audit, up to its linted parts: prepare every article, tell near-duplicates, lint the rest; or go on with it.

Everything that is done lies in `.audit` in the output folder, part by part, until `clear` removes it at a clean end.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count as counting
from pathlib import Path
from typing import Any

from lint.audit.choosing import Entries, chosen, count, cut
from lint.audit.duplicates import Duplicates
from lint.audit.engines.job import Engine, Job, Stage
from lint.audit.entry import rows
from lint.audit.manifest import Manifest, manifest_of, read_manifest, write_manifest
from lint.audit.options import Options
from lint.audit.parts import Parts, clear_unfinished, column_parts
from lint.errors import HealthlintError, OptionError, WriteError, system_reason
from lint.faults import REPORT_IT

FOLDER = ".audit"
# The stage, how many articles are through it, and how many there are; None as long as nobody knows.
Progress = Callable[[Stage, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to audit, and where to; `reading` is what else decides which entries there are, as JSON values."""

    folder: Path
    entries: Entries
    inputs: Sequence[str] = ()
    reading: Mapping[str, Any] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    limit: int | None = None
    sample: int | None = None
    seed: int = 0
    resume: bool = False

    @property
    def work(self) -> Path:
        """The folder of what is done so far."""
        return self.folder / FOLDER


@dataclass(frozen=True, slots=True)
class Outcome:
    """All parts in order, in the PREPARED and the LINTED schema, and how many articles they hold."""

    prepared: Sequence[Path]
    linted: Sequence[Path]
    entries: int
    tool: str  # the signature of healthlint, its rules and libraries


def audit(plan: Plan, engine: Engine, *, progress: Progress = lambda *_: None) -> Outcome:
    """Carry out a plan.

    OptionError where an unfinished audit is in the way, or is none that this one can go on with; WriteError for a
    full disk or a folder that cannot be written to: what was done is kept. KeyboardInterrupt passes, with the same.
    """
    manifest = _begun(plan)
    prepared, linted = Parts(plan.work / "prepared"), Parts(plan.work / "linted")
    manifest = _prepare(plan, manifest, engine, prepared, progress)
    parts = manifest.parts or 0
    _lint(plan, manifest, engine, (prepared, linted), progress)
    return Outcome(
        prepared=[prepared.path(part) for part in range(parts)],
        linted=[linted.path(part) for part in range(parts)],
        entries=manifest.entries or 0,
        tool=manifest.tool,
    )


def clear(plan: Plan) -> None:
    """Remove what an audit has left for another run to go on with."""
    shutil.rmtree(plan.work, ignore_errors=True)


def _begun(plan: Plan) -> Manifest:
    """The manifest of this audit, or the one to go on with."""
    try:
        plan.work.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise WriteError(f"cannot be made: {system_reason(fault)}", path=str(plan.folder)) from fault
    chosen_by = {"limit": plan.limit, "sample": plan.sample, "seed": plan.seed}
    manifest = manifest_of(plan.inputs, {**plan.reading, **chosen_by}, plan.options)
    before = read_manifest(plan.work)
    if before is None:
        write_manifest(manifest, plan.work)
        return manifest
    if not plan.resume:
        raise OptionError(
            f"holds an unfinished audit: go on with it (--resume), or remove its folder {FOLDER}", path=str(plan.folder)
        )
    before.check(manifest)
    clear_unfinished(plan.work)
    return before


def _prepare(plan: Plan, manifest: Manifest, engine: Engine, parts: Parts, progress: Progress) -> Manifest:
    """Prepare what is not prepared; the manifest with the number of entries and parts."""
    if plan.sample is not None and manifest.offered is None:
        manifest = replace(manifest, offered=count(plan.entries, limit=plan.limit))
        write_manifest(manifest, plan.work)
    if manifest.parts is not None and all(map(parts.has, range(manifest.parts))):
        return manifest
    expected = manifest.entries
    if expected is None and plan.sample is not None and manifest.offered is not None:
        expected = min(plan.sample, manifest.offered)
    tally = _Tally("prepare", progress, expected)
    found = _Found()
    for job in engine.run(_to_prepare(plan, manifest, parts, found, tally), plan.options):
        tally.add(job.rows)
    manifest = replace(manifest, entries=found.entries, parts=found.parts)
    _check(parts, manifest, "prepared")
    write_manifest(manifest, plan.work)
    return manifest


def _to_prepare(plan: Plan, manifest: Manifest, parts: Parts, found: _Found, tally: _Tally) -> Iterator[Job]:
    entries = chosen(plan.entries, limit=plan.limit, sample=plan.sample, seed=plan.seed, offered=manifest.offered)
    for part, held in zip(counting(), cut(entries), strict=False):
        there = parts.rows(part)
        if there is None:
            yield Job("prepare", len(held), rows(held, found.entries), parts.path(part))
        elif there == len(held):
            tally.add(there)
        else:
            raise OptionError(f"--resume cannot go on: the inputs have changed; remove the folder {FOLDER}")
        found.entries += len(held)
        found.parts = part + 1


def _lint(plan: Plan, manifest: Manifest, engine: Engine, stages: tuple[Parts, Parts], progress: Progress) -> None:
    prepared, linted = stages
    tally = _Tally("lint", progress, manifest.entries)
    for job in engine.run(_to_lint(manifest.parts or 0, prepared, linted, tally), plan.options):
        tally.add(job.rows)
    _check(linted, manifest, "linted")


def _to_lint(parts: int, prepared: Parts, linted: Parts, tally: _Tally) -> Iterator[Job]:
    originals = _originals(prepared, parts)
    for part in range(parts):
        there, size = linted.rows(part), prepared.rows(part) or 0
        if there is not None and there == size:
            tally.add(there)
        else:
            yield Job("lint", size, prepared.path(part), linted.path(part), originals.get(part, {}))


def _originals(prepared: Parts, parts: int) -> dict[int, dict[int, str]]:
    """For each part that has near-duplicates, their numbers and the ids of the articles that come before them."""
    known = Duplicates()
    found: dict[int, dict[int, str]] = {}
    tables = column_parts([prepared.path(part) for part in range(parts)], ["number", "id", "status", "signature"])
    for part, table in enumerate(tables):
        for row in table.to_pylist():
            original = known.original_of(row["id"], row["signature"]) if row["status"] == "linted" else None
            if original is not None:
                found.setdefault(part, {})[row["number"]] = original
    return found


def _check(parts: Parts, manifest: Manifest, done: str) -> None:
    """HealthlintError unless the parts are there, with exactly the articles that there should be."""
    there = sum(parts.rows(part) or 0 for part in range(manifest.parts or 0))
    if there != manifest.entries:
        raise HealthlintError(f"{REPORT_IT}{there} of {manifest.entries} articles were {done}")


@dataclass(slots=True)
class _Found:
    """What the inputs have come to so far."""

    entries: int = 0
    parts: int = 0


@dataclass(slots=True)
class _Tally:
    stage: Stage
    progress: Progress
    total: int | None
    done: int = 0

    def add(self, articles: int) -> None:
        self.done += articles
        self.progress(self.stage, self.done, self.total)
