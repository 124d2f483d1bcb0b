from __future__ import annotations

import pytest

from lint.errors import RuleErrors
from lint.pipeline import Linter
from lint.read.load import read_article
from lint.rules.load import shipped_rules
from lint.rules.run import RuleSet
from lint.rules.study_cues import compiled, study_cues

RULES = RuleSet([rule for rule in shipped_rules() if rule.category == "causation"])


def found(text: str, linter: Linter) -> list[tuple[str, str | None]]:
    article = read_article("notes.txt", f"Notes\n\n{text}\n".encode(), format="text")
    return [(finding.rule, finding.quote) for finding in RULES.run(linter.analyser.analyse(article)).findings]


def test_a_cause_drawn_from_a_survey_is_flagged_on_the_causal_words(linter: Linter) -> None:
    ((rule, quote),) = found("Beekeepers had fewer colds in the survey, so honey prevents colds.", linter)
    assert rule == "cause-from-association"
    assert quote is not None
    assert "honey prevents" in quote
    assert "survey" not in quote


@pytest.mark.parametrize(
    "text",
    [
        "Beekeepers had fewer colds in the survey, but they also slept more.",
        "Beekeepers had fewer colds in the survey, so honey may prevent colds.",
        "Beekeepers were randomly assigned to honey and had fewer colds, so honey prevents colds.",
        "Honey is sweet, so it makes tea sweet.",
    ],
    ids=["another cause is named", "hedged", "a trial", "no study"],
)
def test_a_careful_or_unrelated_sentence_is_let_be(text: str, linter: Linter) -> None:
    assert found(text, linter) == []


def test_the_report_and_the_claim_must_stand_in_one_block(linter: Linter) -> None:
    assert found("Beekeepers had fewer colds in the survey.\n\nThe moral is plain, honey cures colds.", linter) == []


def test_a_limit_named_nearby_spares_a_plain_causal_sentence(linter: Linter) -> None:
    claim = "Truckers had more strokes in the register [3]; the noise is hurting their hearts."
    assert [rule for rule, _ in found(claim, linter)] == ["bare-cause-after-association"]
    assert found(f"{claim} Truckers also smoke more.", linter) == []


def test_an_absolute_pair_within_three_sentences_spares_a_relative_risk(linter: Linter) -> None:
    claim = "The pill cuts the risk of gout by 41 percent."
    assert [rule for rule, _ in found(claim, linter)] == ["relative-risk-alone"]
    assert found(f"{claim} It is taken at night. In a year it fell from 12 in 1,000 to 7 in 1,000.", linter) == []


def test_a_number_that_is_no_risk_is_not_one(linter: Linter) -> None:
    assert found("The firm cut the price of the pill by 41 percent, and 40% of patients chose it.", linter) == []


def test_an_animal_result_is_flagged_only_when_people_are_promised_it(linter: Linter) -> None:
    result = "The extract made old mice run further [4]"
    assert [rule for rule, _ in found(f"{result}, so your knees will mend.", linter)] == ["animal-result-for-people"]
    assert found(f"{result}, and nobody has tried it in people.", linter) == []


def test_study_cues_are_loaded_once_and_refuse_broken_patterns() -> None:
    assert study_cues("observed") is study_cues("observed")
    with pytest.raises(RuleErrors, match=r"cues\.yaml: pattern '\(broken'"):
        compiled(("fine", "(broken"), path="cues.yaml")
