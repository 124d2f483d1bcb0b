"""The engines of the rules for broken text: places, safe replacements, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lint.findings.finding import Finding
from lint.pipeline import Linter
from lint.read.load import read_article
from lint.read.source import Format
from lint.rules.load import shipped_rules
from lint.rules.run import RuleSet

RULES = RuleSet([rule for rule in shipped_rules() if rule.category == "text"])
Find = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="module")
def find(linter: Linter) -> Find:
    def findings(text: str, read_as: Format = "markdown") -> tuple[Finding, ...]:
        return RULES.run(linter.analyser.analyse(read_article("a", text.encode(), format=read_as))).findings

    return findings


def _quotes(findings: tuple[Finding, ...], rule: str) -> list[str | None]:
    return [finding.quote for finding in findings if finding.rule == rule]


def _repaired(text: str, findings: tuple[Finding, ...]) -> str:
    """The text with every safe suggestion put in, from the end."""
    for finding in sorted(findings, key=lambda finding: finding.start or 0, reverse=True):
        for suggestion in finding.suggestions[:1]:
            if suggestion.safe:
                text = text[: suggestion.start] + suggestion.text + text[suggestion.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Take the the tablet with water.", "Take the tablet with water."),
        ("Take the\nthe tablet with water.", "Take the tablet with water."),
        ("Overall ,the tablet is cheap.", "Overall, the tablet is cheap."),
        ("It is cheap , and it works ; ask.", "It is cheap, and it works; ask."),
        ("The patientâ€™s cafÃ© visit.", "The patient’s café visit."),
    ],
)
def test_safe_suggestions_set_the_text_right(find: Find, text: str, right: str) -> None:
    assert _repaired(text, find(text)) == right


def test_a_gap_before_a_full_stop_is_not_closed_unseen_since_a_reference_may_be_lost(find: Find) -> None:
    (finding,) = find("It helps with pain .")
    assert [(fix.text, fix.safe) for fix in finding.suggestions] == [("pain.", False)]


def test_a_replacement_that_would_break_markup_is_not_offered(find: Find) -> None:
    text = "The **tablet** , which is cheap, is taken with the **the** meal."
    assert _quotes(find(text), "space-before-mark")
    assert _repaired(text, find(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "He said that that tablet had had no effect, and gave her her water.",
        "A very very rare effect. The Bison bison and the Duran Duran fan.",
        "Vitamin A and vitamin a and c are cheap; an hour and a one-week course, a unanimous vote.",
        "Mix 1 part in 10 ... and wait. See Drugs.com, e.g. for doses of .5 mg :)",
        "Moving more lower risk drinkers to a more better-known clinic helps.",
    ],
)
def test_words_that_only_look_like_slips_are_left_alone(find: Find, text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The nurse left. Despite the cold she walked home without a coat.",
        "The nurse left. While he slept his wife called the clinic.",
        "The nurse left. Although it rains the clinic is open.",
        "Why was it stopped? Due to a shortage of volunteers.",
        "The nurse left. If when you stand up you feel dizzy, sit down.",
        '"The trial was a mess. Despite all our work." So she left.',
        "The nurse left. And so it is.",
        "## Such as walking and rest\n\nThe nurse left.",
        "- Such as walking and rest.\n- Despite its low price.",
    ],
)
def test_whole_sentences_answers_speech_and_headings_are_no_fragments(find: Find, text: str) -> None:
    assert [finding for finding in find(text) if finding.rule.startswith("stranded")] == []


def test_three_equal_neighbours_make_one_finding_related_to_the_first(find: Find) -> None:
    text = "## Use\n\nInsulin pumps at home\n\nInsulin pumps at home\n\nInsulin pumps at home\n\nThey are small."
    (finding,) = [finding for finding in find(text) if finding.rule == "repeated-block"]
    assert finding.quote == "Insulin pumps at home\n\nInsulin pumps at home"
    assert [place.quote for place in finding.related] == ["Insulin pumps at home"]


def test_sentences_that_follow_each_other_in_both_places_make_one_finding(find: Find) -> None:
    passage = "A pump gives small doses all day. A nurse looks at its figures once a week. It is quiet."
    text = f"{passage} Pens are older.\n\nThe price differs.\n\n{passage}"
    assert _quotes(find(text), "repeated-passage") == [passage]


def test_equal_residue_is_one_finding_with_its_other_places(find: Find) -> None:
    text = "Walking trains the heart, and it is free.\n\nAdvertisement\n\nIt is fun.\n\nAdvertisement\n\nGo now."
    (finding,) = [finding for finding in find(text, "text") if finding.rule == "page-residue"]
    assert len(finding.related) == 1


def test_a_front_matter_title_may_stand_again_as_the_first_heading(find: Find) -> None:
    assert find("---\ntitle: Sleep and the heart\n---\n\n# Sleep and the heart\n\nShort nights are bad.") == ()


def test_lazy_numbers_in_markdown_are_no_restart(find: Find) -> None:
    assert find("Steps:\n\n1. Sit down.\n1. Rest.\n1. Measure.\n") == ()


def test_a_list_that_goes_back_to_one_is_a_restart_in_every_format(find: Find) -> None:
    written = "Steps to take:\n\n1. Sit down.\n2. Rest for a while.\n1. Measure.\n2. Write it down.\n"
    assert _quotes(find(written), "restarted-numbering") == ["Measure."]
    assert _quotes(find(written, "text"), "restarted-numbering") == ["Measure."]


def test_an_article_that_breaks_off_is_told_though_residue_follows(find: Find) -> None:
    prose = "Walking is free for everybody. It is not only a sport but also a sign of"
    text = f"Walking in old age\n\n{prose}\n\nSkip to content\n"
    assert _quotes(find(text, "text"), "truncated-article") == ["only a sport but also a sign of"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aA .,;:()[]“”\"'-\n#*>1&â€Ãthe\ufffd", max_size=160), st.sampled_from(["text", "markdown"]))
def test_every_finding_quotes_its_own_place(text: str, read_as: Format) -> None:
    article = read_article("a", text.encode(), format=read_as)
    assume(article.blocks)
    for finding in RULES.run(_LINTER.analyser.analyse(article)).findings:
        assert finding.start is not None
        assert finding.end is not None
        assert 0 <= finding.start < finding.end <= len(article.source.text)
        assert article.source.text[finding.start : finding.end] == finding.quote


_LINTER = Linter([])
