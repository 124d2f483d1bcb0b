"""Linted parts made by hand, or from texts by the auditor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lint.audit.options import Options
from lint.audit.packed import pack
from lint.audit.ranking import weight
from lint.audit.reports import Reporter
from lint.audit.schema import LINTED, PREPARED
from lint.read.load import read_article

Row = dict[str, Any]


@pytest.fixture(scope="session")
def reporter() -> Reporter:
    return Reporter(Options())


@pytest.fixture
def finding() -> Callable[..., Row]:
    """A row of the FINDING struct."""

    def make(rule: str = "cure-claim", **parts: object) -> Row:
        return {
            "rule": rule, "category": "overclaim", "severity": "error", "message": "Say what was measured.",
            "quote": "cures cancer", "start": 4, "end": 16, "line": 1, "column": 5, "sentence": None, "related": [],
            "suggestion": None, "which": None, "fingerprint": "ab12-1", **parts,
        }  # fmt: skip

    return make


@pytest.fixture
def linted() -> Callable[..., Row]:
    """A row of the LINTED schema: a linted article with these findings."""

    def make(number: int, *findings: Row, **parts: object) -> Row:
        severities = [found["severity"] for found in findings]
        counts = {name: severities.count(name) for name in ("error", "warning", "suggestion")}
        row = {
            "number": number, "id": f"page-{number}", "source": "crawl/pages.jsonl", "place": f"line {number + 1}",
            "url": f"https://a.example/{number}", "site": "a.example", "date": None, "format": "text",
            "status": "linted", "reason": None, "language": "en", "title": f"Page {number}", "words": 1000,
            "duplicate_of": None, "kind": "service", "errors": counts["error"], "warnings": counts["warning"],
            "suggestions": counts["suggestion"], "findings": findings, "claims": (), **parts,
        }  # fmt: skip
        return row | {"weight": weight(counts, row["words"])}

    return make


@pytest.fixture
def write_parts(tmp_path: Path) -> Callable[..., list[Path]]:
    """Parts of so many rows in the LINTED schema, or another."""

    def write(rows: Iterable[Mapping[str, Any]], *, size: int = 2, schema: pa.Schema = LINTED) -> list[Path]:
        listed = list(rows)
        paths = []
        for part, at in enumerate(range(0, len(listed), size)):
            path = tmp_path / f"{'linted' if schema is LINTED else 'prepared'}-{part:03d}.parquet"
            pq.write_table(pa.Table.from_pylist(listed[at : at + size], schema=schema), path)
            paths.append(path)
        return paths

    return write


@pytest.fixture
def prepared() -> Callable[..., Row]:
    """A row of the PREPARED schema that holds an article of a text."""

    def make(number: int, text: str, **parts: object) -> Row:
        name = str(parts.get("id", f"page-{number}"))
        return {
            **dict.fromkeys(PREPARED.names), "number": number, "id": name, "source": "crawl/pages.jsonl",
            "url": f"https://a.example/{number}", "site": "a.example", "format": "markdown", "status": "linted",
            "language": "en", "title": f"Page {number}", "words": len(text.split()),
            "article": pack(read_article(f"{name}.md", text.encode())), **parts,
        }  # fmt: skip

    return make


@pytest.fixture
def linted_texts(
    reporter: Reporter, prepared: Callable[..., Row], write_parts: Callable[..., list[Path]]
) -> Callable[..., list[Path]]:
    """Linted parts of texts, each a page of a site; a text may come with columns that differ."""

    def lint(*texts: str | tuple[str, Mapping[str, Any]]) -> list[Path]:
        pairs = [text if isinstance(text, tuple) else (text, {}) for text in texts]
        return write_parts(reporter.row(prepared(number, text, **parts)) for number, (text, parts) in enumerate(pairs))

    return lint
