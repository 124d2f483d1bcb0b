"""A job: one part of an audit through one stage, from its source to its place on disk; engines only hand it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

import pyarrow as pa

from lint.audit.guard import Guards
from lint.audit.options import Options
from lint.audit.parts import read_part, write_part
from lint.audit.unit import GUARDS, check_whole, lint_batch, prepare_batch

Stage = Literal["prepare", "lint"]


@dataclass(frozen=True, slots=True)
class Job:
    """So many rows of `source`, a batch or the part that holds it, through a stage and to `target`.

    `duplicates` are the numbers of articles that are not linted, with the ids of their originals.
    """

    stage: Stage
    rows: int
    source: pa.RecordBatch | Path
    target: Path
    duplicates: Mapping[int, str] = field(default_factory=dict)


class Engine(Protocol):
    """Carries out jobs, in any order."""

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Job]:
        """The jobs as they are done; all of them, or an error. Few are taken ahead of those done."""


def carry_out(job: Job, options: Options, *, guards: Guards = GUARDS) -> None:
    """Do a job; done twice, on one machine or two, it comes to the same part under the same name."""
    batch = read_part(job.source) if isinstance(job.source, Path) else job.source
    if job.stage == "prepare":
        done = prepare_batch(batch, options, guards=guards)
    else:
        originals = pa.array(map(job.duplicates.get, batch["number"].to_pylist()), pa.string())
        done = lint_batch(batch.append_column("duplicate_of", originals), options, guards=guards)
    check_whole(batch["number"], done["number"])
    write_part(job.target, done)
