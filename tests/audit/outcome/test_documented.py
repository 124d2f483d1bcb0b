"""docs/audit.md tells of every column of every table, and its queries run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from lint.audit.copies import COPIES, write_copies
from lint.audit.schema import RELATED
from lint.audit.tables import TABLES, write_tables

Make = Callable[..., Any]
PAGE = (Path(__file__).parents[3] / "docs" / "audit.md").read_text("utf-8")
CHAPTERS = dict(re.findall(r"^### `([a-z]+)\.parquet`\n(.*?)(?=^##)", PAGE, re.DOTALL | re.MULTILINE))
# In a process of its own: DuckDB prints much when Python ends.
ASKED = "import duckdb, json, sys; print(json.dumps([duckdb.sql(query).fetchall() for query in sys.argv[1:]]))"
SCHEMAS = {**TABLES, "copies": COPIES}


def test_every_table_has_its_chapter() -> None:
    assert set(CHAPTERS) == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_column_is_told_with_its_type(name: str) -> None:
    told = re.findall(r"^\| `([a-z_]+)` \| (\S+) \|", CHAPTERS[name], re.MULTILINE)
    assert told == [(field.name, shown(field.type)) for field in SCHEMAS[name]]


def shown(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        inner = "struct" if pa.types.is_struct(kind.value_type) else str(kind.value_type)
        return f"list&lt;{inner}&gt;"
    return str(kind)


def test_the_fields_of_a_related_place_are_told() -> None:
    (meaning,) = re.findall(r"^\| `related` \|[^|]*\|([^|]*)\|", PAGE, re.MULTILINE)
    assert re.findall(r"`([a-z]+)`", meaning) == [field.name for field in RELATED]


def test_the_queries_run(tmp_path: Path, linted: Make, finding: Make, write_parts: Make) -> None:
    other = {"id": "page-1", "quote": "in 1938", "message": "another article"}
    rows = [linted(number, finding(related=[other] if number == 0 else [])) for number in range(12)]
    write_tables(write_parts(rows), tmp_path, entries=12, about={})
    write_copies(tmp_path, about={})
    command = [sys.executable, "-c", ASKED, *re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)]
    answers = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, encoding="utf-8").stdout
    sites, conflicts = json.loads(answers.splitlines()[0])
    assert sites == [["a.example", 12, 5.0]]
    assert conflicts == [["page-0", "cure-claim", "cures cancer", "page-1", "in 1938"]]
