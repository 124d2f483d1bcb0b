from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from lint.findings.result import Result
from lint.report import concise

LINE = re.compile(r"(?P<path>.*?)(?::(?P<line>\d+):(?P<column>\d+))?: (error|warning|suggestion) .*: .*")


def test_a_finding_is_one_line_that_editors_jump_to(sample_run: list[Result]) -> None:
    lines = "".join(concise.lines(sample_run)).splitlines()
    assert (
        lines[1]
        == 'articles/green tea.md:3:11: error cure-claim: "cures cancer" promises a cure; say what was measured.'
    )
    assert lines[0].startswith("articles/green tea.md: suggestion missing-costs: ")


def test_an_input_that_was_not_linted_is_an_error(sample_run: list[Result]) -> None:
    assert "".join(concise.lines(sample_run)).splitlines()[-2:] == [
        "articles/gone.md: error unread-input: not linted: does not exist",
        "articles/dump.txt:4:1: error unread-input: not linted: a line of 3,000,000 characters",
    ]


def test_articles_without_findings_take_no_line(sample_run: list[Result]) -> None:
    assert list(concise.lines(sample_run[1:2])) == []


@given(data=st.data())
def test_any_words_stay_in_one_line_that_a_terminal_does_not_obey(
    data: st.DataObject, hostile_results: st.SearchStrategy
) -> None:
    results = data.draw(hostile_results)
    lines = list(concise.lines(results))
    assert len(lines) == sum(len(result.findings) + (result.error is not None) for result in results)
    for line in lines:
        assert line.endswith("\n")
        assert line[:-1].isprintable()
        assert LINE.fullmatch(line[:-1])
