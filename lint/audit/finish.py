"""The end of an audit: linted parts to tables, findings across articles, and pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from lint import __version__
from lint.audit.across import disagreements
from lint.audit.conflicts import conflicts
from lint.audit.copies import write_copies
from lint.audit.options import Options
from lint.audit.page.ranked import worst
from lint.audit.page.render import write_page
from lint.audit.reports import Reporter, write_reports
from lint.audit.run import Outcome
from lint.audit.tables import Totals, write_tables
from lint.claims.circumstances import shipped_circumstances
from lint.claims.load import shipped_attributes

ALL = -1  # instead of a number of pages


def finish(
    outcome: Outcome, folder: Path, options: Options, *, html: int = 0, step: Callable[[str], None] = lambda _: None
) -> Totals:
    """Write all that an audit gives into `folder`; `html` is how many of the worst articles get a page of their own.

    `step` is told what is being done. WriteError for what cannot be written, HealthlintError for lost entries.
    """
    about = {"version": __version__, "tool": outcome.tool, "options": json.dumps(options.as_json(), sort_keys=True)}
    reporter = Reporter(options)
    step("comparing articles")
    found = disagreements(outcome.linted, shipped_attributes(), shipped_circumstances())
    later = conflicts(found, reporter.rules)
    step("writing tables")
    totals = write_tables(outcome.linted, folder, entries=outcome.entries, later=later, about=about)
    write_copies(folder, about=about)
    step("writing pages")
    numbers = worst(folder, None if html == ALL else html)
    reports = write_reports(outcome.prepared, numbers, folder, reporter, later=later)
    write_page(folder, reports=reports, generated=datetime.now(UTC).date().isoformat())
    return totals
