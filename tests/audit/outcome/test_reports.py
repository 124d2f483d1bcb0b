"""Pages of single articles, and the whole end of an audit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from lint import __version__
from lint.audit.finish import ALL, finish
from lint.audit.options import Options
from lint.audit.reports import Reporter, write_reports
from lint.audit.run import Outcome
from lint.audit.schema import PREPARED
from lint.audit.tables import TABLES

Make = Callable[..., Any]
TEXTS = (
    "# Tea\n\nGreen tea cures cancer, as thousands of customers of our shop know.\n\nLSD was first made in 1960.",
    "# LSD\n\nLSD was first synthesised in 1938 by a Swiss chemist.",
    "# Calm\n\nThe clinic opens at nine and closes at five on weekdays.",
)


@pytest.fixture
def outcome(reporter: Reporter, prepared: Make, write_parts: Make) -> Outcome:
    """Three articles, and an input that failed."""
    rows = [prepared(number, text) for number, text in enumerate(TEXTS)]
    failed = prepared(3, "") | {"status": "failed", "reason": "not UTF-8", "article": None}
    linted = [reporter.row(row) for row in rows]
    lost = dict.fromkeys(linted[0]) | {name: failed[name] for name in ("number", "id", "source", "status", "reason")}
    return Outcome(
        prepared=write_parts([*rows, failed], schema=PREPARED), linted=write_parts([*linted, lost]), entries=4, tool="t"
    )


def test_a_report_shows_what_the_tables_say(tmp_path: Path, outcome: Outcome, reporter: Reporter) -> None:
    (address,) = write_reports(outcome.prepared, [0], tmp_path, reporter).values()
    page = (tmp_path / address).read_text("utf-8")
    assert "Green tea" in page
    assert 'href="../index.html"' in page
    finish(outcome, tmp_path, Options())
    for row in pq.read_table(tmp_path / "findings.parquet").to_pylist():
        if row["number"] == 0 and not any(other["id"] != row["id"] for other in row["related"]):
            assert row["rule"] in page


def test_a_disagreement_with_another_article_is_on_the_page(
    tmp_path: Path, outcome: Outcome, reporter: Reporter, finding: Make
) -> None:
    other = {"id": "page-1", "quote": "first synthesised in 1938", "start": 11, "end": 36, "line": 3, "column": 5}
    row = finding(
        "conflicting-dates", category="contradiction", severity="warning", message="They say two things.",
        quote="tea", start=8, end=11, related=[other | {"message": "another article"}],
    )  # fmt: skip
    addresses = write_reports(outcome.prepared, [0], tmp_path, reporter, later={0: [row]})
    page = (tmp_path / addresses[0]).read_text("utf-8")
    assert "They say two things." in page
    assert "page-1" in page


def test_two_articles_of_one_id_have_pages_of_their_own(
    tmp_path: Path, reporter: Reporter, prepared: Make, write_parts: Make
) -> None:
    parts = write_parts([prepared(n, text, id="same") for n, text in enumerate(TEXTS[:2])], schema=PREPARED)
    addresses = write_reports(parts, [0, 1], tmp_path, reporter)
    pages = [(tmp_path / address).read_text("utf-8") for address in addresses.values()]
    assert ["Green tea" in page for page in pages] == [True, False]


@pytest.mark.parametrize(("html", "pages"), [(0, 0), (1, 1), (ALL, 3)])
def test_as_many_of_the_worst_as_asked_for_get_a_page(tmp_path: Path, outcome: Outcome, html: int, pages: int) -> None:
    finish(outcome, tmp_path, Options(), html=html)
    index = (tmp_path / "index.html").read_text("utf-8")
    links = set(re.findall(r'href="(reports/[^"]+)"', index))
    assert len(links) == pages
    assert all((tmp_path / link).is_file() for link in links)
    assert len(list(tmp_path.glob("reports/*"))) == pages


def test_an_audit_ends_with_all_its_tables_and_counts_that_agree(tmp_path: Path, outcome: Outcome) -> None:
    totals = finish(outcome, tmp_path, Options(languages=("en", "de")))
    tables = {name: pq.read_table(tmp_path / f"{name}.parquet") for name in TABLES}
    assert (totals.linted, totals.failed) == (3, 1)
    assert totals.findings == tables["findings"].num_rows
    counted = tables["articles"].to_pylist()
    for severity in ("error", "warning", "suggestion"):
        rows = [row for row in tables["findings"].to_pylist() if row["severity"] == severity]
        assert len(rows) == sum(row[f"{severity}s"] for row in counted)
    metadata = tables["claims"].schema.metadata
    assert metadata[b"healthlint.version"] == __version__.encode()
    assert metadata[b"healthlint.tool"] == b"t"
    assert json.loads(metadata[b"healthlint.options"])["languages"] == ["en", "de"]


def test_a_disagreement_between_articles_is_in_the_table_with_both_places(tmp_path: Path, outcome: Outcome) -> None:
    finish(outcome, tmp_path, Options())
    rows = pq.read_table(tmp_path / "findings.parquet").to_pylist()
    (row,) = [row for row in rows if any(other["id"] != row["id"] for other in row["related"])]
    assert {row["id"], *(other["id"] for other in row["related"])} == {"page-0", "page-1"}
    assert row["category"] == "contradiction"
    assert "1960" in row["quote"] + row["related"][0]["quote"]
