from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.errors import RuleErrors
from lint.language.strength import Strength, load_grammar, strength, strength_of
from lint.pipeline import Linter
from lint.read.load import read_article

NONE = [
    "Further trials in older adults are needed.",
    "Trial registration: NCT00000000.",
    "Nurses should ask about sleep at every visit.",
    "The questionnaire is valid and reliable.",
]
ASSOCIATION = [
    "Short sleep was associated with weight gain.",
    "Smokers had a higher risk of stroke than others.",
    "The two groups did not differ in blood pressure.",
    "High salt intake predicts heart failure.",
]
CONDITIONAL = [
    "The patch may reduce pain at night.",
    "Walking might improve memory in old age.",
    "The cream appears to be effective against itching.",
    "Iron deficiency is possibly due to the diet.",
]
CAUSE = [
    "The patch reduced pain at night.",
    "Sleeping pills cause falls.",
    "Walking did not improve memory.",
    "The diet led to a smaller waist.",
    "The vaccine was shown to prevent shingles.",
]
LABELLED = [
    (sentence, expected)
    for sentences, expected in (
        (NONE, Strength.NONE),
        (ASSOCIATION, Strength.ASSOCIATION),
        (CONDITIONAL, Strength.CONDITIONAL),
        (CAUSE, Strength.CAUSE),
    )
    for sentence in sentences
]


@pytest.mark.parametrize(("sentence", "expected"), LABELLED)
def test_a_bare_sentence_has_a_strength(sentence: str, expected: Strength) -> None:
    assert strength_of(sentence) is expected


@pytest.mark.parametrize(("sentence", "expected"), LABELLED)
def test_a_sentence_of_an_article_has_the_strength_of_the_bare_one(
    sentence: str, expected: Strength, linter: Linter
) -> None:
    text = f"Sleep\n\nWe read it all. {sentence}\n"
    analysis = linter.analyser.analyse(read_article("sleep.txt", text.encode(), format="text"))
    assert strength(analysis, len(analysis.sentences) - 1) is expected


def test_an_aim_is_no_result() -> None:
    assert strength_of("The programme aims to reduce smoking.") is not Strength.CAUSE


def test_strengths_are_ordered() -> None:
    assert Strength.NONE < Strength.ASSOCIATION < Strength.CONDITIONAL < Strength.CAUSE


def test_no_words_state_nothing() -> None:
    assert strength_of("") is Strength.NONE


@given(st.text(max_size=200))
def test_any_text_has_a_strength(text: str) -> None:
    assert strength_of(text) in Strength


@given(st.sampled_from([sentence for sentence, _ in LABELLED]))
def test_case_does_not_change_the_strength(sentence: str) -> None:
    assert strength_of(sentence.upper()) is strength_of(sentence)


def test_a_broken_cue_file_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "cause.yaml").write_text("about: x\ncues:\n  - causes\n  - (broken\nextra: y\n", encoding="utf-8")
    (tmp_path / "colour.yaml").write_text("cues:\n  - red\n", encoding="utf-8")
    with pytest.raises(RuleErrors) as caught:
        load_grammar(tmp_path)
    said = str(caught.value)
    assert "cause.yaml:4:5" in said
    assert "unknown key 'extra'" in said
    assert "unknown role 'colour'" in said
