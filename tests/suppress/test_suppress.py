from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.findings.finding import Finding, Severity
from lint.read.load import read_article
from lint.suppress.apply import suppressor
from lint.suppress.rules import directive_rules

Sift = Callable[..., Any]
CURE = "This tea cures cancer."
END = "<!-- healthlint: enable[cure-claim] -->"
NEXT = "<!-- healthlint: ignore[cure-claim] x -->"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"# Notes\n\n<!-- healthlint: ignore[cure-claim] the maker's words -->\n{CURE}\n"),
        ("a.md", f"# Notes\n\n<!-- healthlint: ignore[cure-claim] the maker's words -->\n\n{CURE}\n"),
        ("a.md", f"# Notes\n\n<!--\nhealthlint: ignore[ cure-claim ]\n  the maker's words\n-->\n\n{CURE}\n"),
        ("a.md", f"# Notes\n\n{CURE} <!-- healthlint: ignore[cure-claim] the maker's words -->\n"),
        ("a.md", f"# Notes\n\n**{CURE}** <!-- healthlint: ignore[cure-claim] -- the maker's words -->\n"),
        ("a.md", f"# Notes\n\n- One.\n- {CURE} <!-- healthlint: ignore[cure-claim] the maker's words -->\n"),
        ("a.md", f"# Notes\n\n- <!-- healthlint: ignore[cure-claim] the maker's words -->\n  {CURE}\n"),
        ("a.md", f"| a | b |\n|---|---|\n| x | {CURE} <!-- healthlint: ignore[cure-claim] the maker's words --> |\n"),
        ("a.md", f"# Notes\n\n> <!-- healthlint: ignore[cure-claim] the maker's words -->\n>\n> {CURE}\n"),
        ("a.mdx", f"# Notes\n\n{{/* healthlint: ignore[cure-claim] the maker's words */}}\n\n{CURE}\n"),
        ("a.mdx", f"# Notes\n\n{{/* healthlint: ignore[cure-claim] the maker's words */}}\n{CURE}\n"),
        ("a.mdx", f"# Notes\n\n{CURE} {{/* healthlint: ignore[cure-claim] the maker's words */}}\n"),
        ("a.mdx", f"# Notes\n\n{{/*\n healthlint: ignore[cure-claim]\n the maker's words\n*/}}\n\n{CURE}\n"),
        ("a.html", f"<p>Ok.</p><!-- healthlint: ignore[cure-claim] the maker's words --><p>{CURE}</p>"),
        ("a.html", f"<p>Ok.</p><p>{CURE} <!-- healthlint: ignore[cure-claim] the maker's words --></p>"),
        ("a.html", f"<p><b>{CURE}</b> <!-- HealthLint:ignore [cure-claim]: the maker's words --></p>"),
        ("a.md", f"<!-- healthlint: disable[cure-claim] the maker's words -->\n\n{CURE}\n\n{END}\n"),
        ("a.md", f"# Notes\n\n{CURE}\n\n<!-- healthlint: file-ignore[cure-claim] the maker's words -->\n"),
        ("a.md", f"---\nhealthlint: file-ignore[cure-claim] the maker's words\n---\n\n{CURE}\n"),
        ("a.md", f"---\nhealthlint:\n  - file-ignore[cure-claim] the maker's words\n---\n\n{CURE}\n"),
        ("a.md", f'+++\nhealthlint = "file-ignore[cure-claim] the maker\'s words"\n+++\n\n{CURE}\n'),
        ("a.txt", f"---\nhealthlint: file-ignore[cure-claim] the maker's words\n---\nNotes on tea\n\n{CURE}\n"),
        ("a.md", f"# Notes\n\n<!-- healthlint: ignore[overclaim] the maker's words -->\n{CURE}\n"),
    ],
)  # fmt: skip
def test_a_finding_is_hidden_and_the_reason_kept(sift: Sift, name: str, text: str) -> None:
    found = sift(name, text, select={"cure-claim", "unused-ignore", "unknown-ignore", "broken-ignore"} | (
        {"overclaim"} if "[overclaim]" in text else set()
    ))  # fmt: skip
    assert found.shown == []
    assert "cure-claim: the maker's words" in found.hidden


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        pytest.param("a.md", f"{NEXT}\n\n{CURE}\n\n{CURE}\n", 5, id="the block after"),
        pytest.param("a.md", f"{CURE}\n\n{NEXT}\n\n{CURE}\n", 1, id="the block before"),
        pytest.param("a.html", f"<p>{CURE}</p>\n{NEXT}<p>{CURE}</p>", 1,
                     id="the paragraph before on the same line"),
        pytest.param("a.md", f"{NEXT}\n- {CURE}\n- {CURE}\n", 3, id="the next item"),
        pytest.param("a.md", f"<!-- healthlint: disable[cure-claim] x -->\n\n{CURE}\n\n"
                             f"<!-- healthlint: enable[cure-claim] -->\n\n{CURE}\n", 7, id="what stands after enable"),
    ],
)  # fmt: skip
def test_a_comment_reaches_no_further_than_it_says(sift: Sift, name: str, text: str, line: int) -> None:
    found = sift(name, text, select={"cure-claim", "unused-ignore"})
    assert found.shown == [f"{line} cure-claim"]
    assert found.hidden == ["cure-claim: x"]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- healthlint: ignore the maker -->", "names no rule or category"),
        ("<!-- healthlint: ignore[] the maker -->", "brackets are empty"),
        ("<!-- healthlint: skip[cure-claim] the maker -->", "'skip' is none of ignore[...]"),
        ("<!-- healthlint ignore[cure-claim] -->", "a colon is missing"),
        ("<!-- healthlint-disable cure-claim -->", "a colon is missing"),
        ("<!-- healthlint: -->", "it asks for none of"),
        ("<!-- healthlint: ignore[cure-claim -->", "names no rule or category"),
        ("<!-- healthlint: disable[cure-claim] x -->", "no enable[cure-claim] follows"),
        ("<!-- healthlint: enable[cure-claim] -->", "'cure-claim' is not disabled here"),
        ("{/* healthlint: ignore */}", "names no rule or category"),
    ],
)
def test_a_malformed_comment_hides_nothing_and_is_reported(sift: Sift, comment: str, said: str) -> None:
    found = sift("a.mdx", f"# Notes\n\n{comment}\n\n{CURE}\n", select={"cure-claim", "text"})
    assert found.shown == ["3 broken-ignore", "5 cure-claim"]
    assert said in found.messages[0]


def test_a_comment_that_never_ends_is_reported(sift: Sift) -> None:
    found = sift(
        "a.html", f"<p>{CURE}</p>\n<!-- healthlint: file-ignore[cure-claim] x\n<p>x</p>", select={"broken-ignore"}
    )
    assert found.shown == ["2 broken-ignore"]


def test_a_comment_in_plain_text_is_pointed_to_the_front_matter(sift: Sift) -> None:
    text = f"Notes\n\n{NEXT}\n\n{CURE}\n"
    found = sift("a.txt", text, select={"cure-claim", "broken-ignore"})
    assert found.shown == ["3 broken-ignore", "5 cure-claim"]
    assert "front matter" in found.messages[0]


def test_only_the_whole_file_can_be_meant_in_front_matter(sift: Sift) -> None:
    found = sift(
        "a.md", f"---\nhealthlint: ignore[cure-claim] x\n---\n\n{CURE}\n", select={"cure-claim", "broken-ignore"}
    )
    assert found.shown == ["2 broken-ignore", "5 cure-claim"]


def test_an_unknown_name_hides_nothing_and_the_nearest_is_named_while_the_others_still_count(sift: Sift) -> None:
    text = f"# Notes\n\n<!-- healthlint: ignore[cure-clam, cure-claim] x -->\n{CURE}\n"
    found = sift("a.md", text, select={"cure-claim", "text"})
    assert found.shown == ["3 unknown-ignore"]
    assert "did you mean 'cure-claim'" in found.messages[0]
    assert found.hidden == ["cure-claim: x"]


def test_a_comment_that_is_not_needed_is_reported_name_by_name(sift: Sift) -> None:
    text = f"# Notes\n\n<!-- healthlint: ignore[cure-claim, instant-effect] x -->\n{CURE}\n"
    found = sift("a.md", text)
    assert [line for line in found.shown if "ignore" in line] == ["3 unused-ignore"]
    assert "'instant-effect'" in found.messages[0]


def test_a_comment_for_a_rule_that_does_not_run_is_not_called_unneeded(sift: Sift) -> None:
    text = f"# Notes\n\n<!-- healthlint: ignore[cure-claim, overclaim] x -->\n{CURE}\n"
    assert sift("a.md", text, select={"text"}).shown == []


def test_comments_cannot_hide_what_is_said_about_comments(sift: Sift) -> None:
    text = "<!-- healthlint: file-ignore[text] x -->\n\n<!-- healthlint: ignore[nonsense] x -->\nThe clinic is open.\n"
    assert "3 unknown-ignore" in sift("a.md", text).shown


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"{CURE}\n\n```html\n<!-- healthlint: file-ignore[cure-claim] sample -->\n```\n"),
        ("a.md", f"{CURE}\n\nWrite `<!-- healthlint: file-ignore[cure-claim] sample -->` so.\n"),
        ("a.mdx", f"{CURE}\n\nWrite `{{/* healthlint: file-ignore[cure-claim] sample */}}` so.\n"),
        ("a.html", f"<p>{CURE}</p><script>var a = '<!-- healthlint: file-ignore[cure-claim] x -->';</script>"),
        ("a.html", f"<p title='<!-- healthlint: file-ignore[cure-claim] x -->'>{CURE}</p>"),
        ("a.html", f"<p>{CURE}</p><p>&lt;!-- healthlint: file-ignore[cure-claim] x --&gt;</p>"),
        ("a.html", f"<!-- old: <!-- healthlint: file-ignore[cure-claim] x --><p>{CURE}</p>"),
    ],
)
def test_what_only_shows_a_comment_is_not_obeyed(sift: Sift, name: str, text: str) -> None:
    found = sift(name, text, select={"cure-claim", "broken-ignore", "unused-ignore"})
    assert [line.split()[1] for line in found.shown] == ["cure-claim"]


def test_the_words_of_a_reason_are_not_linted(sift: Sift) -> None:
    text = "{/* healthlint: ignore[text] it cures cancer */}\nThe clinic is open.\n\nA {/* cures cancer */} b.\n"
    assert sift("a.mdx", text, select={"cure-claim"}).shown == []


def test_a_finding_about_the_whole_article_is_hidden_only_for_the_whole_file() -> None:
    finding = Finding("a.md", "x", "balance", Severity.WARNING, "m", None, None, None, which="harms")
    run = suppressor(directive_rules(), known=[])
    for verb, number in (("ignore", 0), ("file-ignore", 1)):
        article = read_article("a.md", f"<!-- healthlint: {verb}[balance] r -->\n\nText.\n".encode())
        assert len(run.apply(article, [finding])[1]) == number


PARTS = st.sampled_from(
    ["<!--", "-->", "{/*", "*/}", "healthlint", ":", "ignore", "disable", "enable", "file-ignore", "[", "]", "x", ",",
     "balance", " ", "\n", "\n\n", "---\n", "`", "```", "<p>", "</p>", "<script>", "- ", "| a |", "é", "Words here."]
)  # fmt: skip


@given(parts=st.lists(PARTS, max_size=30), name=st.sampled_from(["a.md", "a.mdx", "a.html", "a.txt"]))
def test_whatever_stands_in_an_article_nothing_is_lost(parts: list[str], name: str) -> None:
    text = "".join(parts)
    article = read_article(name, text.encode())
    given_places = [None, 0, len(text) // 2]
    findings = [
        Finding(name, "x", "balance", Severity.ERROR, "m", None, place, place and place + 1) for place in given_places
    ]
    shown, hidden = suppressor(directive_rules(), known=[]).apply(article, findings)
    ours = [finding for finding in shown if finding.rule == "x"]
    assert len(ours) + len(hidden) == len(findings)
    assert not hidden or "[" in text
    for finding in shown:
        if finding.rule != "x":
            assert finding.quote == text[finding.start : finding.end]
