"""Every format through the whole of `check`: real rules, a clean article, and an input that cannot be read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli.check import FORMATS
from lint.errors import ReadError
from lint.findings.result import Result
from lint.pipeline import Linter, check_inputs
from lint.report.write import Layout, chunks, write

MACHINE = [form for form in FORMATS if form not in ("text", "html")]
GONE = ReadError("does not exist", path="gone.txt")
# Formats of one record a finding, whose failures the command line tells.
SILENT = ("jsonl",)


@pytest.mark.parametrize("form", MACHINE)
def test_findings_and_failures_are_in_the_report(form: str, linter: Linter, here: Path) -> None:
    (here / "bad.txt").write_text("Health notes\n\nThis tea cures cancer.\n")
    (here / "clean.txt").write_text("Health notes\n\nThe clinic opens at nine and closes at five.\n")
    list(write(check_inputs(["bad.txt", "clean.txt", GONE], linter=linter), Layout(form, here / "report")))
    report = (here / "report").read_text(encoding="utf-8")
    assert "cure-claim" in report
    assert "bad.txt" in report
    assert ("gone.txt" in report) == (form not in SILENT)
    assert ("does not exist" in report) == (form not in SILENT)


@pytest.mark.parametrize("form", ["sarif", "gitlab", "rdjson", "json"])
def test_a_report_is_one_document_of_json_whatever_it_holds(form: str, linter: Linter, here: Path) -> None:
    for inputs in ([], [GONE], [GONE, GONE]):
        list(write(check_inputs(inputs, linter=linter), Layout(form, here / "report")))
        json.loads((here / "report").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", [form for form in MACHINE if form != "github"])
def test_articles_are_written_as_they_come(form: str, sample_run: list[Result]) -> None:
    taken = []
    results = (taken.append(result) or result for result in sample_run)
    pieces = chunks(results, Layout(form))
    text = ""
    while "cures cancer" not in text:
        text += next(pieces)
    assert len(taken) == 1


def test_the_command_writes_annotations_a_summary_and_keeps_its_exit_codes(here: Path) -> None:
    (here / "bad.txt").write_text("Health notes\n\nThis tea cures cancer.\n")
    done = subprocess.run(
        [sys.executable, "-m", "lint", "check", "bad.txt", "gone.txt", "--format", "github"],
        cwd=here,
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(here / "summary.md")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout.startswith(
        "::error file=gone.txt,title=healthlint::not linted: does not exist\n::error file=bad.txt"
    )
    assert (here / "summary.md").read_text().startswith("## healthlint\n")
