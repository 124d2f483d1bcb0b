"""Line numbers: counted in the file as it is, and each of two equal claims at its own place."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.findings.result import Result

CLAIM = "The tea cures diabetes."
HEADS = {
    "none": "",
    "YAML": "---\ntitle: Tea\nauthor: A. Writer\ntags:\n  - tea\n---\n",
    "YAML with an empty line behind it": "---\ntitle: Tea\n---\n\n",
    "YAML with a text of several lines": "---\ntitle: >\n  Tea and\n  sugar\ndate: 2024-05-01\n---\n",
    "TOML": '+++\ntitle = "Tea"\n[menu]\nweight = 1\n+++\n',
    "comment": "<!-- draft\nof May -->\n\n",
}


def places(result: Result, rule: str = "cure-claim") -> list[tuple[int, int]]:
    assert result.article is not None
    source = result.article.source
    at = [source.position(item.start) for item in result.findings if item.rule == rule and item.start is not None]
    return [(place.line, place.column) for place in at]


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["line feed", "carriage return"])
def test_front_matter_shifts_no_line(lint: Callable[..., Result], head: str, end: str) -> None:
    text = f"{head}# Tea\n\nA cup a day is enough.\n\n{CLAIM}\n"
    line = text.split("\n").index(CLAIM) + 1
    assert places(lint(text.replace("\n", end))) == [(line, 9)]


def test_a_claim_in_the_front_matter_is_reported_there(lint: Callable[..., Result]) -> None:
    assert places(lint("---\nlayout: post\ntitle: This tea cures diabetes\n---\n\nA cup a day is enough.\n"))[0][0] == 3


def test_a_claim_that_stands_twice_is_reported_at_both_places(lint: Callable[..., Result]) -> None:
    result = lint(f"# Tea\n\n{CLAIM}\n\nMany people drink it.\n\n{CLAIM}\n")
    assert places(result) == [(3, 9), (7, 9)]
    prints = [item.fingerprint for item in result.findings if item.rule == "cure-claim"]
    assert len(set(prints)) == 2


BEFORE = {
    "denied": "It is not true that the tea cures diabetes.",
    "asked": "Is it true that the tea cures diabetes?",
    "in the address of a link": "[Read more](https://tea.example/the-tea-cures-diabetes.)",
    "in a comment": "<!-- The tea cures diabetes. -->",
    "in a block of code": "```\nThe tea cures diabetes.\n```",
    "as the text behind a picture": "![A cup](cup.png 'The tea cures diabetes.')",
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_the_second_occurrence_is_reported_at_the_second_place(lint: Callable[..., Result], before: str) -> None:
    text = f"# Tea\n\n{before}\n\nMany people drink it.\n\n{CLAIM}\n"
    line = len(text.split("\n")) - 1
    assert places(lint(text)) == [(line, 9)]


def test_two_equal_claims_in_one_line_have_two_columns(lint: Callable[..., Result]) -> None:
    assert places(lint(f"No doctor says so. {CLAIM} We say again: {CLAIM}")) == [(1, 28), (1, 66)]


def test_the_command_reports_lines_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text(f"{HEADS['YAML']}\n# Tea\n\n{CLAIM}\n", encoding="utf-8")
    command = [sys.executable, "-m", "lint", "check", "tea.md", "--format", "jsonl", "--select", "cure-claim"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")
    assert [json.loads(line)["line"] for line in done.stdout.splitlines()] == [10]
