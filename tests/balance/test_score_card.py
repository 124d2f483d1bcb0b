"""The score card: coverage, length and readability, in JSON and on the page; profiles on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from lint.balance.readability import readability, syllables
from lint.cli import cli
from lint.cli.check import PROFILES as CLI_PROFILES
from lint.findings.result import Result
from lint.pipeline import Linter
from lint.read.load import read_article
from lint.report.html import render_article
from lint.report.score_card import card_as_json
from lint.rules.load import shipped_rules
from lint.rules.profiles import PROFILES, in_profile

TEXT = """# Ketamine for depression, examined

Ketamine is an anesthetic that relieves depression in some people within hours. The treatment for depression is given
as an infusion. In a trial published in the Journal of Affective Disorders in 2019, 64 percent of patients on ketamine
improved, compared with 28 percent on placebo. The study was small, and larger trials are needed.

Side effects include nausea and a rise in blood pressure. People with a history of psychosis should not have it. It is
not approved for depression. One infusion costs $450. Other treatments include psychotherapy and antidepressants. The
study was funded by the National Institutes of Health, and ketamine reduces symptoms for a week or two at most.
"""


@pytest.fixture(scope="module")
def carded() -> Result:
    return Linter(card=True).check(read_article("article.md", TEXT.encode()))


def test_json_has_the_card_with_its_evidence(carded: Result) -> None:
    assert carded.card is not None
    assert carded.article is not None
    card = card_as_json(carded.card, carded.article.source)
    assert card["applies"]
    assert 0 < card["coverage"] <= 1
    assert card["met"] <= card["applicable"] == sum(c["status"] != "not applicable" for c in card["criteria"])
    harms = next(item for item in card["criteria"] if item["which"] == "harms")
    assert harms["status"] == "met"
    for item in harms["evidence"]:
        assert TEXT[item["start"] : item["end"]] == item["quote"]
        assert item["quote"].splitlines()[0] in TEXT.splitlines()[item["line"] - 1]
    assert json.loads(json.dumps(card)) == card


def test_more_content_means_more_coverage() -> None:
    linter = Linter(card=True)
    bare = TEXT.split("Side effects", maxsplit=1)[0] + "Ketamine reduces symptoms for a week or two at most."
    less, more = (linter.check(read_article("a.md", text.encode())).card for text in (bare, TEXT))
    assert less is not None
    assert more is not None
    assert less.coverage < more.coverage


def test_the_page_shows_coverage_and_says_that_it_is_no_truth_score(carded: Result) -> None:
    html = render_article(carded)
    assert "Checklist coverage" in html
    assert "not whether what it says is true" in html
    assert re.search(r"Side effects include nausea", html[html.index("Checklist coverage") :])
    assert "truth score" not in html


def test_a_page_without_a_card_has_no_such_section(linter: Linter) -> None:
    assert "Checklist coverage" not in render_article(linter.check(read_article("a.md", TEXT.encode())))


def test_hostile_words_on_the_card_are_escaped() -> None:
    hostile = TEXT.replace("nausea and", "nausea <script>alert(1)</script> and")
    html = render_article(Linter(card=True).check(read_article("a.txt", hostile.encode())))
    assert "<script>alert(1)" not in html


def test_an_article_that_is_turned_away_has_an_empty_coverage() -> None:
    result = Linter(card=True).check(read_article("a.txt", b"The street was a spa. " * 40))
    assert result.card is not None
    assert result.article is not None
    card = card_as_json(result.card, result.article.source)
    assert (card["applies"], card["coverage"]) == (False, None)
    assert "no criterion applies" in render_article(result)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cure", 1), ("treatment", 2), ("ketamine", 3), ("anxiety", 4), ("people", 2), ("area", 3), ("created", 3),
        ("diseases", 3), ("helped", 1), ("available", 4), ("question", 2), ("medicine", 3),
        ("the", 1), ("patient's", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_well_enough(word: str, count: int) -> None:
    assert syllables(word) == count


def test_plain_words_read_more_easily_than_long_ones(linter: Linter) -> None:
    plain = "The cat sat on the mat and ate the fish. " * 20
    long = "Multidisciplinary considerations necessitate comprehensive interdisciplinary collaboration. " * 20
    easy, hard = (readability(linter.analyser.analyse(read_article("a.txt", text.encode()))) for text in (plain, long))
    assert easy.ease is not None
    assert hard.ease is not None
    assert easy.ease > 80
    assert hard.ease < 0
    assert readability(linter.analyser.analyse(read_article("a.txt", b"Too short."))).ease is None


def test_the_command_line_names_the_same_profiles() -> None:
    assert CLI_PROFILES == PROFILES


def test_each_advertising_profile_adds_rules_that_journalism_does_not_have() -> None:
    rules = shipped_rules()
    plain = {rule.id for rule in in_profile(rules)}
    for profile in PROFILES[1:]:
        added = {rule.id for rule in in_profile(rules, profile)} - plain
        assert 4 <= len(added) <= 10
        assert plain < {rule.id for rule in in_profile(rules, profile)}


def test_a_profile_is_an_option_of_check(tmp_path: Path) -> None:
    path = tmp_path / "advert.txt"
    path.write_text("Botox from £99 until the end of May.\n", encoding="utf-8")
    arguments = ["check", str(path), "--format", "jsonl", "--exit-zero"]

    def found(*more: str) -> set[str]:
        output = CliRunner().invoke(cli, [*arguments, *more]).stdout
        return {json.loads(line)["rule"] for line in output.splitlines()}

    assert "prescription-drug-advertised" not in found()
    assert "prescription-drug-advertised" in found("--profile", "advertising-eu-uk")
    assert "prescription-drug-advertised" not in found("--profile", "advertising-us")
