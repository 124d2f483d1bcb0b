from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lint.findings.finding import Finding, Severity, Suggestion
from lint.findings.result import Result
from lint.read.article import Article
from lint.read.source import Source
from lint.report import reviewdog

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "rdjson.json").read_text(encoding="utf-8"))


def valid(results: list[Result]) -> list[dict[str, Any]]:
    text = "".join(reviewdog.document(results))
    text.encode("utf-8")
    report = json.loads(text)
    Draft202012Validator(SCHEMA).validate(report)
    assert report["source"] == {"name": "healthlint"}
    diagnostics: list[dict[str, Any]] = report["diagnostics"]
    return diagnostics


def in_bytes(text: str, place: dict[str, int]) -> int:
    """The offset in UTF-8 of a line and column from 1, the column in bytes."""
    lines = text.encode().splitlines(keepends=True)
    return sum(len(line) for line in lines[: place["line"] - 1]) + place["column"] - 1


@pytest.mark.usefixtures("here")
def test_each_line_of_rdjsonl_is_the_diagnostic_of_rdjson_with_its_source(sample_run: list[Result]) -> None:
    lines = "".join(reviewdog.lines(sample_run)).splitlines()
    validator = Draft202012Validator({"$ref": "#/$defs/diagnostic", "$defs": SCHEMA["$defs"]})
    records = [json.loads(line) for line in lines]
    for record in records:
        validator.validate(record)
        assert record.pop("source") == {"name": "healthlint"}
    assert records == valid(sample_run)


@pytest.mark.usefixtures("here")
def test_columns_are_bytes_of_utf_8(sample_run: list[Result]) -> None:
    article = sample_run[0].article
    assert article is not None
    text = article.source.text
    by_rule = {item["code"]["value"]: item for item in valid(sample_run)}
    wrapped = by_rule["vague-citation"]["location"]["range"]
    cut = text.encode()[in_bytes(text, wrapped["start"]) : in_bytes(text, wrapped["end"])]
    assert cut.decode() == "this is\nwhat the shop says"
    (suggestion,) = by_rule["misspelled-drug"]["suggestions"]
    place = suggestion["range"]
    assert text.encode()[in_bytes(text, place["start"]) : in_bytes(text, place["end"])] == b"Sprovato"


def test_a_byte_order_mark_counts_in_the_first_line_only() -> None:
    source = Source("a.txt", "ab\ncd", "text", bom=True)
    findings = tuple(
        Finding("a.txt", "r", "text", Severity.ERROR, "m", source.text[at : at + 1], at, at + 1) for at in (0, 3)
    )
    first, second = (
        item["location"]["range"] for item in valid([Result("a.txt", Article(source, "", (), ()), findings)])
    )
    assert first == {"start": {"line": 1, "column": 4}, "end": {"line": 1, "column": 5}}
    assert second == {"start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 2}}


@pytest.mark.usefixtures("here")
def test_severities_codes_and_failures_are_those_of_the_format(sample_run: list[Result]) -> None:
    report = valid(sample_run)
    assert [item["severity"] for item in report] == ["INFO", "ERROR", "INFO", "ERROR", "WARNING", "ERROR", "ERROR"]
    assert report[1]["code"] == {"value": "cure-claim", "url": "https://www.ftc.gov/business-guidance"}
    assert report[0]["location"] == {"path": "articles/green tea.md"}
    assert report[-2]["message"] == "not linted: does not exist"
    assert report[-1]["location"]["range"] == {"start": {"line": 4, "column": 1}}


def test_an_insertion_is_a_range_of_no_length() -> None:
    source = Source("a.txt", "ab", "text")
    finding = Finding("a.txt", "r", "text", Severity.ERROR, "m", "a", 0, 1, suggestions=(Suggestion(" ", 1, 1),))
    (item,) = valid([Result("a.txt", Article(source, "", (), ()), (finding,))])
    place = item["suggestions"][0]["range"]
    assert place["start"] == place["end"] == {"line": 1, "column": 2}


@given(data=st.data())
def test_any_words_and_names_give_a_valid_report(data: st.DataObject, hostile_results: st.SearchStrategy) -> None:
    results = data.draw(hostile_results)
    wanted = sum(len(result.findings) + (result.error is not None) for result in results)
    assert len(valid(results)) == wanted == len("".join(reviewdog.lines(results)).split("\n")) - 1
