"""The tables of an audit: linted parts, read one after another, to articles, findings, claims and errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lint.audit.ranking import weight
from lint.audit.schema import ARTICLES, CLAIMS, ERRORS, FINDINGS
from lint.audit.writing import TableWriter
from lint.errors import HealthlintError
from lint.faults import REPORT_IT

TABLES: Mapping[str, pa.Schema] = {"articles": ARTICLES, "findings": FINDINGS, "claims": CLAIMS, "errors": ERRORS}
# Findings that come after linting, by the number of their article: rows of the struct `schema.FINDING`.
Later = Mapping[int, Sequence[Mapping[str, Any]]]
_COUNTS = {"error": "errors", "warning": "warnings", "suggestion": "suggestions"}
_OWN = ("number", "id", "url", "site")


@dataclass(frozen=True, slots=True)
class Totals:
    """Rows written: articles by what became of them, findings and claims."""

    linted: int = 0
    duplicates: int = 0
    skipped: int = 0
    failed: int = 0
    findings: int = 0
    claims: int = 0


def write_tables(
    parts: Iterable[Path], folder: Path, *, entries: int, later: Later | None = None, about: Mapping[str, str]
) -> Totals:
    """Write the four tables from parts in the LINTED schema, in their order.

    `entries` is how many there should be; HealthlintError where a number is missing or comes twice, WriteError where a
    file cannot be written: then the folder's tables stay as they were. `about` goes into the metadata of each file.
    """
    statuses: Counter[str] = Counter()
    with ExitStack() as stack:
        out = {
            name: stack.enter_context(TableWriter(folder / f"{name}.parquet", schema, about=about))
            for name, schema in TABLES.items()
        }
        for batch in _counted(stream(parts), entries):
            statuses.update(batch["status"].to_pylist())
            for name, rows in rows_of(batch, later or {}).items():
                out[name].write(rows)
        written = out["articles"].rows + out["errors"].rows
        if written != entries:
            raise _miscounted(f"{entries} entries came to {written} rows of articles and errors")
    return Totals(
        statuses["linted"], statuses["duplicate"], statuses["skipped"], statuses["failed"],
        out["findings"].rows, out["claims"].rows,
    )  # fmt: skip


def stream(parts: Iterable[Path], columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The batches of Parquet files, in order; `columns` as Parquet names them, all if left out."""
    for part in parts:
        with pq.ParquetFile(part) as file:
            yield from file.iter_batches(columns=columns)


def rows_of(batch: pa.RecordBatch, later: Later) -> dict[str, pa.RecordBatch]:
    """The rows that one batch adds to each table."""
    failed = pc.equal(batch["status"], "failed")
    errors = batch.filter(failed)
    articles = _with_later(batch.filter(pc.invert(failed)), later)
    return {
        "articles": articles.select(ARTICLES.names),
        "findings": _unfolded(articles, "findings", FINDINGS),
        "claims": _unfolded(articles, "claims", CLAIMS),
        "errors": errors.select(ERRORS.names),
    }


def _unfolded(articles: pa.RecordBatch, column: str, schema: pa.Schema) -> pa.RecordBatch:
    """A row for each item of a column of lists, with what says whose it is."""
    parents = pc.list_parent_indices(articles[column])
    items = pc.list_flatten(articles[column])
    own = {name: articles[name].take(parents) for name in _OWN}
    return pa.record_batch(
        [own[name] if name in own else pc.struct_field(items, name) for name in schema.names], schema=schema
    )


def _with_later(articles: pa.RecordBatch, later: Later) -> pa.RecordBatch:
    """The articles with the findings that came after linting, which count as much as the others."""
    numbers = articles["number"].to_pylist()
    if not any(number in later for number in numbers):
        return articles
    counts = {severity: articles[column].to_pylist() for severity, column in _COUNTS.items()}
    findings, weights = articles["findings"].to_pylist(), articles["weight"].to_pylist()
    words = articles["words"].to_pylist()
    for at, number in enumerate(numbers):
        if number in later:
            findings[at] = [*(findings[at] or ()), *later[number]]
            for finding in later[number]:
                counts[finding["severity"]][at] = (counts[finding["severity"]][at] or 0) + 1
            weights[at] = weight({severity: column[at] or 0 for severity, column in counts.items()}, words[at])
    changed = {"findings": findings, "weight": weights, **{_COUNTS[name]: column for name, column in counts.items()}}
    for name, values in changed.items():
        at = articles.schema.get_field_index(name)
        articles = articles.set_column(
            at, articles.schema.field(name), pa.array(values, articles.schema.field(name).type)
        )
    return articles


def _counted(batches: Iterable[pa.RecordBatch], entries: int) -> Iterator[pa.RecordBatch]:
    """The batches, once it is certain that each number comes once: they rise, and there are as many as entries."""
    before, seen = -1, 0
    for batch in batches:
        for number in batch["number"].to_pylist():
            if number <= before:
                raise _miscounted(f"entry {number} comes after entry {before}")
            before = number
        seen += batch.num_rows
        yield batch
    if seen != entries:
        raise _miscounted(f"{seen} entries were linted of {entries}")


def _miscounted(reason: str) -> HealthlintError:
    return HealthlintError(f"{REPORT_IT}{reason}")
