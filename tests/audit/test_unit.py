from __future__ import annotations

import ast
import importlib
import inspect
import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from lint.audit.entry import Entry, rows
from lint.audit.guard import Guards
from lint.audit.options import Options
from lint.audit.schema import ENTRY, LINTED, PREPARED
from lint.audit.unit import audit_batch, check_whole, lint_batch, prepare_batch
from lint.errors import HealthlintError

SELLS = (
    "This miracle cure for arthritis works for everyone. Doctors hate it. Ibuprofen is a drug for pain and fever. "
    "It is taken by mouth. The patients in the trial had a lower risk of pain after treatment with ibuprofen. "
    "Side effects of the drug are nausea and, rarely, bleeding; patients with asthma should ask a doctor first."
)
TEXTS = {
    "sells": SELLS,
    "german": "Das Medikament hilft den Patienten gegen Schmerzen, und der Arzt hat es ihnen verschrieben. " * 6,
    "silent": f"<!-- healthlint: ignore -->\n{SELLS}",
}


@pytest.fixture(scope="module")
def guards() -> Iterator[Guards]:
    guards = Guards()
    yield guards
    guards.close()


def batch_of(**texts: str) -> pa.RecordBatch:
    made = [Entry(id=name, source="a.jsonl", format="markdown", data=text.encode()) for name, text in texts.items()]
    return rows([*made, Entry(id="bad", source="a.jsonl", place="line 9", error="no JSON")], 10)


@pytest.fixture(scope="module")
def prepared(guards: Guards) -> pa.RecordBatch:
    return prepare_batch(batch_of(**TEXTS), Options(), guards=guards)


@pytest.fixture(scope="module")
def lint_rows(prepared: pa.RecordBatch, guards: Guards) -> dict[str, dict[str, Any]]:
    done = lint_batch(prepared, Options(), guards=guards)
    assert done.schema == LINTED
    return {row["id"]: row for row in done.to_pylist()}


def test_preparing_gives_a_row_for_each_with_its_status(prepared: pa.RecordBatch) -> None:
    assert prepared.schema == PREPARED
    assert prepared["number"].to_pylist() == [10, 11, 12, 13]
    assert prepared["status"].to_pylist() == ["linted", "skipped", "linted", "failed"]


def test_findings_come_with_their_words_place_and_sentence(lint_rows: dict[str, dict[str, Any]]) -> None:
    row = lint_rows["sells"]
    (finding,) = [finding for finding in row["findings"] if "miracle cure" in finding["quote"]]
    assert SELLS[finding["start"] : finding["end"]] == finding["quote"]
    assert (finding["line"], finding["column"]) == (1, finding["start"] + 1)
    assert finding["sentence"] == "This miracle cure for arthritis works for everyone."
    assert row["errors"] + row["warnings"] + row["suggestions"] == len(row["findings"])
    points = 5 * row["errors"] + 2 * row["warnings"] + row["suggestions"] / 2
    assert row["weight"] == pytest.approx(points * 1000 / row["words"])


def test_claims_come_with_their_words_and_what_they_say(lint_rows: dict[str, dict[str, Any]]) -> None:
    claims = lint_rows["sells"]["claims"]
    assert claims
    for claim in claims:
        assert SELLS[claim["start"] : claim["end"]] == claim["quote"]
        assert isinstance(json.loads(claim["circumstances"]), dict)


def test_a_page_cannot_hide_its_findings_by_a_comment(lint_rows: dict[str, dict[str, Any]]) -> None:
    said = [[finding["rule"] for finding in lint_rows[name]["findings"]] for name in ("sells", "silent")]
    assert said[0] == said[1]


def test_what_is_not_linted_keeps_its_row_and_reason(lint_rows: dict[str, dict[str, Any]]) -> None:
    assert (lint_rows["german"]["status"], lint_rows["german"]["reason"]) == ("skipped", "language: de")
    assert (lint_rows["bad"]["status"], lint_rows["bad"]["reason"], lint_rows["bad"]["place"]) == (
        "failed", "no JSON", "line 9",
    )  # fmt: skip
    assert lint_rows["bad"]["findings"] == []
    assert lint_rows["bad"]["weight"] is None


def test_a_duplicate_is_not_linted_and_says_of_what(prepared: pa.RecordBatch, guards: Guards) -> None:
    marked = prepared.append_column("duplicate_of", pa.array([None, None, "sells", None], pa.string()))
    row = lint_batch(marked, Options(), guards=guards).to_pylist()[2]
    assert (row["status"], row["duplicate_of"], row["findings"]) == ("duplicate", "sells", [])


def test_one_step_comes_to_what_two_come_to(lint_rows: dict[str, dict[str, Any]], guards: Guards) -> None:
    done = audit_batch(batch_of(**TEXTS), Options(), guards=guards)
    assert {row["id"]: row for row in done.to_pylist()} == lint_rows


RULE = """\
severity: warning
message: '"{quote}" is not our word.'
why: The house says so.
advice: Write another one.
references: ['https://example.org/house']
match: [trial]
flag: ['The [[trial]] ends.', 'A [[trial]] was run.', 'This [[trial]] is new.']
pass: ['The study ends.', 'A study was run.', 'This study is new.']
"""


def test_user_rules_and_choices_travel_with_the_options(prepared: pa.RecordBatch, guards: Guards) -> None:
    options = Options(select=("house-word",), rules=(("language/house-word.yaml", RULE.encode()),))
    row = lint_batch(prepared, options, guards=guards).to_pylist()[0]
    assert [(finding["rule"], finding["quote"]) for finding in row["findings"]] == [("house-word", "trial")]


def test_faults_of_user_rules_end_the_run(prepared: pa.RecordBatch) -> None:
    guards = Guards()
    options = Options(rules=(("language/house-word.yaml", b"severity: shrug"),))
    with pytest.raises(HealthlintError, match=r"house-word\.yaml:1"):
        lint_batch(prepared, options, guards=guards)
    guards.close()


def test_a_batch_without_rows_comes_to_one_without_rows(guards: Guards) -> None:
    empty = pa.RecordBatch.from_pylist([], schema=ENTRY)
    assert audit_batch(empty, Options(), guards=guards).num_rows == 0


@pytest.mark.parametrize("done", [[1, 2], [1, 2, 2], [1, 3, 2], [1, 2, 3, 4]])
def test_rows_that_are_missing_doubled_or_others_are_an_error(done: list[int]) -> None:
    with pytest.raises(HealthlintError, match="internal error"):
        check_whole(pa.array([1, 2, 3]), pa.array(done))


@pytest.mark.parametrize("name", ["lint.audit.unit", "lint.audit.guard", "lint.audit.child", "lint.audit.linted"])
def test_the_unit_of_work_imports_no_engine(name: str) -> None:
    tree = ast.parse(inspect.getsource(importlib.import_module(name)))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert not {name for name in imported if name.startswith(("lint.audit.engines", "dask", "distributed"))}
