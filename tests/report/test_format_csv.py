from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.findings.result import Result
from lint.report import csv_rows


def rows(results: list[Result]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(csv_rows.finding_rows(results)), newline="")))


def test_a_finding_is_a_row_with_its_place_and_words(sample_run: list[Result]) -> None:
    found = rows(sample_run)
    drug = found[4]
    assert (drug["path"], drug["line"], drug["column"], drug["end_column"]) == (
        "articles/green tea.md",
        "6",
        "38",
        "46",
    )
    assert (drug["severity"], drug["rule"], drug["suggestions"]) == ("warning", "misspelled-drug", "Spravato")
    assert found[1]["references"] == "https://www.ftc.gov/business-guidance; Cochrane Handbook, chapter 14"
    assert found[2]["quote"] == "this is\nwhat the shop says"
    assert (found[0]["line"], found[0]["which"]) == ("", "costs")


def test_an_input_that_was_not_linted_is_a_row_with_its_reason_and_no_rule(sample_run: list[Result]) -> None:
    gone, dump = rows(sample_run)[-2:]
    assert (gone["path"], gone["error"], gone["rule"]) == ("articles/gone.md", "does not exist", "")
    assert (dump["line"], dump["column"]) == ("4", "1")


def test_a_run_without_findings_has_a_row_of_names() -> None:
    assert "".join(csv_rows.finding_rows([])) == ",".join(csv_rows.FIELDS) + "\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_words_are_never_a_formula(text: str) -> None:
    assert csv_rows.cell(text) == f"'{text}"
    assert csv_rows.cell([text, "b"]).startswith("'")


def test_a_number_is_no_formula() -> None:
    assert csv_rows.cell(-1) == "-1"


@given(data=st.data())
def test_any_words_come_back_from_the_csv_module(data: st.DataObject, hostile_results: st.SearchStrategy) -> None:
    results = data.draw(hostile_results)
    found = rows(results)
    wanted = [item for result in results for item in (result.findings or (result,))]
    assert len(found) == len(wanted)
    for line, item in zip(found, wanted, strict=True):
        assert line["path"].removeprefix("'") == item.path.removeprefix("'")
        if not isinstance(item, Result):
            assert line["message"].removeprefix("'") == item.message.removeprefix("'")
            assert line["quote"].removeprefix("'") == (item.quote or "").removeprefix("'")
