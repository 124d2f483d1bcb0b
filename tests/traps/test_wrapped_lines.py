"""A line end is a space: rules that look at one line at a time miss the "not" at the end of the line before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.pipeline import Linter
from lint.read.load import read_article

Praise = Callable[..., list[tuple[str, str | None]]]
INNOCENT = "Researchers say that the drops do not cure diabetes, and that nobody should stop taking insulin."
# As mail and old pages have it: lines of one width, told as wrapped from the shape of the whole text.
PLAIN = """\
The drops are sold at markets and in shops of the region, and many people
ask for them. Researchers say after a year of tests that the drops do not
cure diabetes, and that nobody should stop taking insulin. A doctor told us
that two of her patients had done so, and that both came to harm by it.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "  \n"], ids=["line feed", "carriage return", "trailing spaces"])
def test_a_negation_counts_over_a_line_end(praise: Praise, end: str) -> None:
    assert praise(INNOCENT.replace("not cure", f"not{end}cure")) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["line feed", "carriage return"])
def test_a_negation_counts_over_a_line_end_in_plain_text(praise: Praise, end: str) -> None:
    assert praise(PLAIN.replace("\n", end), "article.txt") == []


def test_a_negation_counts_over_a_line_end_in_a_quotation(praise: Praise) -> None:
    assert praise("> Researchers say that the drops do not\n> cure diabetes.\n") == []


def test_a_negation_counts_over_a_line_end_in_a_list(praise: Praise) -> None:
    assert praise("- Researchers say that the drops do not\n  cure diabetes.\n") == []


def test_a_negation_counts_over_a_line_end_in_html(praise: Praise) -> None:
    assert praise("<p>Researchers say that the drops do <em>not</em>\n   cure diabetes.</p>", "article.html") == []


def test_a_claim_over_a_line_end_is_found_with_both_its_lines(linter: Linter) -> None:
    article = read_article("article.md", b"The drops can be relied on: this tea cures\ndiabetes in most people.\n")
    finding = next(item for item in linter.check(article).findings if item.rule == "cure-claim")
    assert finding.quote == "cures\ndiabetes"
    assert finding.start is not None
    assert finding.end is not None
    assert [article.source.position(offset).line for offset in (finding.start, finding.end)] == [1, 2]


@settings(max_examples=25, deadline=None)
@given(breaks=st.sets(st.integers(0, len(INNOCENT.split()) - 2)))
def test_no_way_to_wrap_a_paragraph_changes_what_is_found(linter: Linter, breaks: set[int]) -> None:
    words = INNOCENT.replace("not cure", "not heal, though they cure").split()
    wrapped = "".join(word + ("\n" if place in breaks else " ") for place, word in enumerate(words)).strip()
    once = linter.check(read_article("article.md", " ".join(words).encode())).findings
    again = linter.check(read_article("article.md", wrapped.encode())).findings
    assert [(item.rule, item.fingerprint) for item in again] == [(item.rule, item.fingerprint) for item in once]
