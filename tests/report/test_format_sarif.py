from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from lint.errors import ReadError
from lint.findings.finding import Severity
from lint.findings.result import Result
from lint.report import sarif

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def valid(text: str) -> dict[str, Any]:
    """The one run of a log that the official schema takes, and that a reader of UTF-8 can read."""
    text.encode("utf-8")
    log = json.loads(text)
    Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER).validate(log)
    (run,) = log["runs"]
    return run


@pytest.fixture
def run(sample_run: list[Result], here: Path) -> dict[str, Any]:  # noqa: ARG001 - paths are from here
    return valid("".join(sarif.document(sample_run)))


def by_rule(run: dict[str, Any], rule: str) -> dict[str, Any]:
    (result,) = (result for result in run["results"] if result["ruleId"] == rule)
    return result


def test_the_log_meets_the_official_schema_and_names_its_rules_once(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert len({rule["id"] for rule in rules}) == len(rules) == 5
    assert rules[1]["help"]["markdown"].endswith(
        "- https://www.ftc.gov/business-guidance\n\n- Cochrane Handbook, chapter 14"
    )


def test_a_log_without_results_is_valid_and_successful() -> None:
    run = valid("".join(sarif.document([])))
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_severities_become_levels(run: dict[str, Any]) -> None:
    assert [by_rule(run, rule)["level"] for rule in ("cure-claim", "misspelled-drug", "missing-costs")] == [
        "error",
        "warning",
        "note",
    ]


def test_paths_are_addresses_from_the_root_of_the_source(run: dict[str, Any]) -> None:
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    assert {(place["uri"], place["uriBaseId"]) for place in places} == {("articles/green%20tea.md", "%SRCROOT%")}
    assert "%SRCROOT%" in run["originalUriBaseIds"]


def test_regions_count_code_points_and_end_after_the_last(run: dict[str, Any], sample_run: list[Result]) -> None:
    assert run["columnKind"] == "unicodeCodePoints"
    article = sample_run[0].article
    assert article is not None
    lines = article.source.text.split("\n")
    region = by_rule(run, "misspelled-drug")["locations"][0]["physicalLocation"]["region"]
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "Sprovato"
    wrapped = by_rule(run, "vague-citation")["locations"][0]["physicalLocation"]["region"]
    assert (wrapped["startLine"], wrapped["endLine"]) == (3, 4)
    assert (
        lines[2][wrapped["startColumn"] - 1 :] + "\n" + lines[3][: wrapped["endColumn"] - 1]
        == wrapped["snippet"]["text"]
    )


def test_a_finding_about_the_whole_article_has_the_file_and_no_region(run: dict[str, Any]) -> None:
    (place,) = by_rule(run, "missing-costs")["locations"]
    assert place["physicalLocation"].keys() == {"artifactLocation"}


def test_the_other_end_of_a_contradiction_is_a_related_location(run: dict[str, Any]) -> None:
    (other,) = by_rule(run, "safety-contradiction")["relatedLocations"]
    assert other["message"]["text"] == "line 7 says: may cause nausea"
    assert other["physicalLocation"]["region"]["startLine"] == 7


def test_a_suggestion_is_a_fix_that_says_whether_it_is_safe(run: dict[str, Any]) -> None:
    (fix,) = by_rule(run, "misspelled-drug")["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "Spravato"}
    assert fix["properties"] == {"safe": True}


def test_fingerprints_are_those_of_the_findings_under_a_key_of_our_own(
    run: dict[str, Any], sample_run: list[Result]
) -> None:
    wanted = [{"healthlint/v1": finding.fingerprint} for finding in sample_run[0].findings]
    assert [result["partialFingerprints"] for result in run["results"]] == wanted


def test_inputs_that_were_not_linted_are_notifications_and_fail_the_invocation(run: dict[str, Any]) -> None:
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    note, gone, dump = invocation["toolExecutionNotifications"]
    assert (note["level"], note["message"]["text"]) == ("note", "windows-1252 was guessed")
    assert (gone["level"], gone["message"]["text"]) == ("error", "not linted: does not exist")
    assert gone["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "articles/gone.md"
    assert dump["locations"][0]["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 1}


def test_the_root_is_that_of_the_checkout_wherever_the_command_runs(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "site").mkdir()
    monkeypatch.chdir(here / "site")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here))
    run = valid("".join(sarif.document([Result("../a.md", None, error=ReadError("does not exist"))])))
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "a.md", "uriBaseId": "%SRCROOT%"}


def test_a_file_outside_of_the_root_has_an_absolute_address(here: Path) -> None:
    run = valid("".join(sarif.document([Result("../é.md", None, error=ReadError("does not exist"))])))
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    place = notice["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": f"file://{here.parent.as_posix()}/%C3%A9.md"}


def test_words_that_look_like_a_link_do_not_become_one(many: Callable[..., Result]) -> None:
    result = many(Severity.ERROR, 1)
    finding = replace(result.findings[0], message="see [this](https://x.example) and [that]")
    run = valid("".join(sarif.document([replace(result, findings=(finding,))])))
    assert run["results"][0]["message"]["text"] == "see [this\\](https://x.example) and [that]"


@settings(max_examples=30)  # the schema takes its time
@given(data=st.data())
def test_any_words_and_names_give_a_valid_log(data: st.DataObject, hostile_results: st.SearchStrategy) -> None:
    results = data.draw(hostile_results)
    run = valid("".join(sarif.document(results)))
    assert len(run["results"]) == sum(len(result.findings) for result in results)
    found = iter(finding for result in results for finding in result.findings)
    for record, finding in zip(run["results"], found, strict=True):
        place = record["locations"][0]["physicalLocation"]["artifactLocation"]
        path = unquote(place["uri"].removeprefix("file://"), errors="surrogateescape")
        assert os.path.abspath(path) == os.path.abspath(finding.path)  # noqa: PTH100 - no file need be there
