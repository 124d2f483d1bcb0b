"""Every entry ends in exactly one of articles and errors, and the tables agree with one another."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.audit.schema import ARTICLES, CLAIMS, ERRORS, FINDINGS, LINTED, STATUSES
from lint.audit.tables import TABLES, write_tables
from lint.errors import HealthlintError, WriteError

Make = Callable[..., Any]


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(folder / f"{name}.parquet").to_pylist()
    return rows


def test_a_failed_article_is_an_error_with_its_reason_and_no_article(
    tmp_path: Path, linted: Make, write_parts: Make
) -> None:
    failed = linted(1) | {"status": "failed", "reason": "took longer than 60 s"}
    totals = write_tables(write_parts([linted(0), failed, linted(2)]), tmp_path, entries=3, about={})
    assert [row["number"] for row in read(tmp_path, "articles")] == [0, 2]
    assert [(row["number"], row["reason"]) for row in read(tmp_path, "errors")] == [(1, "took longer than 60 s")]
    assert (totals.linted, totals.failed) == (2, 1)


def test_each_table_has_the_columns_of_its_schema(tmp_path: Path, linted: Make, write_parts: Make) -> None:
    write_tables(write_parts([linted(0)]), tmp_path, entries=1, about={})
    for name, schema in {"articles": ARTICLES, "findings": FINDINGS, "claims": CLAIMS, "errors": ERRORS}.items():
        assert pq.read_schema(tmp_path / f"{name}.parquet").equals(schema)


def test_an_audit_of_nothing_has_four_empty_tables(tmp_path: Path) -> None:
    write_tables([], tmp_path, entries=0, about={})
    assert [pq.read_metadata(tmp_path / f"{name}.parquet").num_rows for name in TABLES] == [0, 0, 0, 0]


def test_a_finding_says_whose_it_is(tmp_path: Path, linted: Make, finding: Make, write_parts: Make) -> None:
    rows = [linted(0, finding("a"), finding("b")), linted(1), linted(2, finding("c"))]
    write_tables(write_parts(rows), tmp_path, entries=3, about={})
    assert [(row["number"], row["id"], row["rule"]) for row in read(tmp_path, "findings")] == [
        (0, "page-0", "a"), (0, "page-0", "b"), (2, "page-2", "c"),
    ]  # fmt: skip


def test_what_the_tables_were_made_by_is_in_each_file(tmp_path: Path, linted: Make, write_parts: Make) -> None:
    write_tables(write_parts([linted(0)]), tmp_path, entries=1, about={"version": "1.2", "options": "{}"})
    for name in TABLES:
        metadata = pq.read_schema(tmp_path / f"{name}.parquet").metadata
        assert metadata == {b"healthlint.version": b"1.2", b"healthlint.options": b"{}"}


def test_a_finding_that_came_later_counts_like_the_others(
    tmp_path: Path, linted: Make, finding: Make, write_parts: Make
) -> None:
    later = {1: [finding("conflicting-dates", severity="warning", related=[{"id": "page-0", "quote": "in 1989"}])]}
    parts = write_parts([linted(0), linted(1, finding("a")), linted(2)])
    write_tables(parts, tmp_path, entries=3, later=later, about={})
    article = read(tmp_path, "articles")[1]
    assert (article["errors"], article["warnings"], article["weight"]) == (1, 1, 7.0)
    assert [(row["number"], row["rule"]) for row in read(tmp_path, "findings")] == [(1, "a"), (1, "conflicting-dates")]


@pytest.mark.parametrize(
    ("numbers", "entries"),
    [([0, 1], 3), ([0, 1, 1], 3), ([0, 2, 1], 3), ([0, 1, 2], 2)],
    ids=["one is missing", "one comes twice", "out of order", "one too many"],
)
def test_a_lost_or_doubled_entry_stops_the_audit(
    tmp_path: Path, linted: Make, write_parts: Make, numbers: list[int], entries: int
) -> None:
    with pytest.raises(HealthlintError, match="internal error"):
        write_tables(write_parts(map(linted, numbers)), tmp_path, entries=entries, about={})
    assert not [path for path in tmp_path.iterdir() if path.stem in TABLES or path.suffix == ".part"]


def test_tables_that_cannot_be_written_leave_those_of_the_audit_before(
    tmp_path: Path, linted: Make, write_parts: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = write_parts([linted(0)])
    write_tables(parts, tmp_path, entries=1, about={})
    before = {name: (tmp_path / f"{name}.parquet").read_bytes() for name in TABLES}

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(WriteError, match=r"articles\.parquet: cannot be written: no space left"):
        write_tables(parts, tmp_path, entries=1, about={})
    assert {name: (tmp_path / f"{name}.parquet").read_bytes() for name in TABLES} == before
    assert not list(tmp_path.glob(".*.part"))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"gone.articles\.parquet: cannot be written"):
        write_tables([], tmp_path / "gone", entries=0, about={})


def test_the_same_parts_give_the_same_bytes(tmp_path: Path, linted: Make, finding: Make, write_parts: Make) -> None:
    parts = write_parts([linted(number, finding()) for number in range(5)])
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_tables(parts, tmp_path / name, entries=5, about={})
    for name in TABLES:
        assert (tmp_path / "one" / f"{name}.parquet").read_bytes() == (
            tmp_path / "two" / f"{name}.parquet"
        ).read_bytes()


@settings(deadline=None, max_examples=40)  # each example writes files
@given(st.lists(st.tuples(st.sampled_from(STATUSES), st.integers(0, 3)), max_size=12), st.integers(1, 5))
def test_every_entry_is_in_exactly_one_of_articles_and_errors(entries: list[tuple[str, int]], size: int) -> None:
    rows = [
        {
            **dict.fromkeys(LINTED.names), "number": number, "id": str(number), "source": "s", "status": status,
            "findings": [{"rule": "r", "severity": "error"}] * found if status == "linted" else None, "claims": [],
        }
        for number, (status, found) in enumerate(entries)
    ]  # fmt: skip
    with TemporaryDirectory() as name:
        folder = Path(name)
        parts = []
        for at in range(0, len(rows), size):
            parts.append(folder / f"{at:03d}.part")
            pq.write_table(pa.Table.from_pylist(rows[at : at + size], schema=LINTED), parts[-1])
        write_tables(parts, folder, entries=len(rows), about={})
        articles = [row["number"] for row in read(folder, "articles")]
        errors = [row["number"] for row in read(folder, "errors")]
        found = sum(number for status, number in entries if status == "linted")
        assert sorted(articles + errors) == list(range(len(rows)))
        assert errors == [number for number, (status, _) in enumerate(entries) if status == "failed"]
        assert len(read(folder, "findings")) == found
