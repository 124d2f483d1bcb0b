"""Pages of single articles: those asked for are linted once more, from what the audit has prepared."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from lint.audit.linted import Auditor
from lint.audit.packed import unpack
from lint.audit.tables import Later, stream
from lint.errors import WriteError, system_reason
from lint.findings.finding import Finding, Related, Severity
from lint.findings.result import Result
from lint.report.folder import report_name, write_file
from lint.report.html import render_article
from lint.rules.rule import Rule

FOLDER = "reports"


def write_reports(
    parts: Sequence[Path], numbers: Collection[int], folder: Path, reporter: Reporter, *, later: Later | None = None
) -> dict[int, str]:
    """Write a page for each article of `numbers` into `folder`/reports; number -> its address from `folder`.

    `parts` are in the PREPARED schema; `later` are findings that came after linting. WriteError names what failed.
    """
    if not numbers:
        return {}
    place = folder / FOLDER
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"cannot be made: {system_reason(error)}", path=str(place)) from error
    wanted = pa.array(sorted(numbers), pa.int64())
    addresses: dict[int, str] = {}
    for batch in stream(parts, ("number", "id", "article")):
        for row in batch.filter(pc.is_in(batch["number"], wanted)).to_pylist():
            result = reporter.result(row, (later or {}).get(row["number"], ()))
            name = report_name(f"{row['number']}/{row['id']}")  # two entries may have one id
            write_file(place / name, render_article(result, index_href="../index.html"))
            addresses[row["number"]] = f"{FOLDER}/{name}"
    return addresses


class Reporter(Auditor):
    """An auditor that gives whole results."""

    @property
    def rules(self) -> dict[str, Rule]:
        """The rules that run, by id."""
        return {rule.id: rule for rule in self._linter.rules.rules}

    def result(self, prepared: Mapping[str, Any], later: Sequence[Mapping[str, Any]]) -> Result:
        """The result of a prepared article, with its claims and the findings that came after linting."""
        _, result = self.linted(unpack(prepared["article"]))
        rules = self.rules
        added = [
            replace(finding, why=rules[finding.rule].why, advice=rules[finding.rule].advice)
            for finding in (_finding(row, result.path) for row in later)
        ]
        return replace(result, findings=(*result.findings, *added))


def _finding(row: Mapping[str, Any], path: str) -> Finding:
    """A finding from its row of the struct `schema.FINDING`."""
    return Finding(
        path=path, rule=row["rule"], category=row["category"], severity=Severity(row["severity"]),
        message=row["message"], quote=row["quote"], start=row["start"], end=row["end"],
        related=tuple(
            Related(other["id"], other["quote"], other["start"], other["end"], other["message"])
            for other in row["related"]
        ),
        fingerprint=row["fingerprint"],
    )  # fmt: skip
