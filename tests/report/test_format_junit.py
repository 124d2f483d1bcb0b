from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lint.findings.result import Result
from lint.report import junit

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "jenkins-junit-10.xsd"))


def valid(results: list[Result]) -> etree._Element:
    """The document, which the schema of Jenkins takes and whose counts are true."""
    root = etree.fromstring("".join(junit.document(results)).encode("utf-8"))
    SCHEMA.assertValid(root)
    for suite in root:
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("errors") == str(len(suite.findall("testcase/error")))
        assert len({case.get("name") for case in cases}) == len(cases)
    return root


@pytest.mark.usefixtures("here")
def test_an_article_is_a_suite_and_a_finding_a_failed_test(sample_run: list[Result]) -> None:
    suite = valid(sample_run)[0]
    assert suite.get("name") == "articles/green tea.md"
    assert [case.get("name") for case in suite] == [
        "missing-costs: costs",
        "cure-claim: cures cancer",
        "vague-citation: this is what the shop says",
        "safety-contradiction: 100% safe, no side effects",
        "misspelled-drug: Sprovato",
    ]
    failure = suite[1][0]
    assert (failure.tag, failure.get("type")) == ("failure", "error")
    assert failure.get("message") == '"cures cancer" promises a cure; say what was measured.'
    assert failure.text.splitlines()[0] == "articles/green tea.md:3:11"


@pytest.mark.usefixtures("here")
def test_a_clean_article_is_a_passed_test_and_a_failed_input_an_error(sample_run: list[Result]) -> None:
    _, clean, gone, dump = valid(sample_run)
    assert [len(case) for case in clean] == [0]
    assert gone[0][0].tag == "error"
    assert gone[0][0].get("message") == "not linted: does not exist"
    assert dump[0][0].text == "articles/dump.txt:4:1"


def test_moved_lines_do_not_change_the_names_and_repeated_words_are_numbered(sample_run: list[Result]) -> None:
    first = sample_run[0]
    twice = replace(first, findings=first.findings + first.findings[1:2])
    names = [case.get("name") for case in valid([twice])[0]]
    assert names[-1] == "cure-claim: cures cancer (2)"
    assert not any("3:11" in name for name in names)


@given(data=st.data())
def test_any_words_and_names_give_a_valid_document(data: st.DataObject, hostile_results: st.SearchStrategy) -> None:
    results = data.draw(hostile_results)
    root = valid(results)
    assert len(root) == len(results)
    assert len(root.findall("testsuite/testcase/failure")) == sum(len(result.findings) for result in results)
