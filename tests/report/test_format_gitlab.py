from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lint.findings.result import Result
from lint.report import gitlab

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gitlab-code-quality.json").read_text(encoding="utf-8"))


def valid(results: list[Result]) -> list[dict[str, Any]]:
    text = "".join(gitlab.document(results))
    text.encode("utf-8")
    report: list[dict[str, Any]] = json.loads(text)
    Draft202012Validator(SCHEMA).validate(report)
    return report


@pytest.mark.usefixtures("here")
def test_severities_paths_and_lines_are_those_that_gitlab_knows(sample_run: list[Result]) -> None:
    report = valid(sample_run)
    assert [(item["check_name"], item["severity"], item["location"]["lines"]) for item in report] == [
        ("missing-costs", "minor", {"begin": 1}),
        ("cure-claim", "critical", {"begin": 3, "end": 3}),
        ("vague-citation", "minor", {"begin": 3, "end": 4}),
        ("safety-contradiction", "critical", {"begin": 4, "end": 4}),
        ("misspelled-drug", "major", {"begin": 6, "end": 6}),
        ("unread-input", "blocker", {"begin": 1}),
        ("unread-input", "blocker", {"begin": 4}),
    ]
    assert report[0]["location"]["path"] == "articles/green tea.md"


def test_the_same_words_in_two_articles_have_two_fingerprints(sample_run: list[Result]) -> None:
    first = sample_run[0]
    report = valid([first, Result("articles/copy.md", first.article, first.findings)])
    assert len({item["fingerprint"] for item in report}) == len(report) == 10


def test_fingerprints_are_the_same_in_two_runs(sample_run: list[Result]) -> None:
    assert valid(sample_run) == valid(sample_run)


def test_the_path_is_that_from_the_root_of_the_project(
    sample_run: list[Result], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_PROJECT_DIR", str(here.parent))
    assert valid(sample_run)[0]["location"]["path"] == f"{here.name}/articles/green tea.md"


def test_a_run_without_findings_is_an_empty_list(sample_run: list[Result]) -> None:
    assert valid(sample_run[1:2]) == valid([]) == []


@given(data=st.data())
def test_any_words_and_names_give_a_valid_report(data: st.DataObject, hostile_results: st.SearchStrategy) -> None:
    results = data.draw(hostile_results)
    wanted = sum(len(result.findings) + (result.error is not None) for result in results)
    assert len(valid(results)) == wanted
