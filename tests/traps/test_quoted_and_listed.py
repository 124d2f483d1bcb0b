"""Words that an article repeats in order to warn of them: the first complaint about every linter of wording."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.findings.result import Result

Praise = Callable[..., list[tuple[str, str | None]]]

CRITICISED = {
    "a watchdog's ruling": """
        # Regulator bans advert for detox foot pads

        The advertising watchdog has banned an advert that claimed that the pads "cure arthritis" and "remove all
        toxins". It ruled that the claims were misleading and that the seller had no evidence for them.
        """,
    "a quotation and its refutation": """
        The leaflet promised that the tea “cures cancer in weeks”. That is false.
        """,
    "a quotation block from an advert": """
        The seller was banned from making these misleading claims:

        > Our miracle drops cure diabetes and have no side effects.
        """,
    "warning signs": """
        Be wary of any clinic that promises a cure, says its treatment has no side effects or guarantees results.
        """,
    "a myth": """
        It is a myth that vitamin C cures colds.
        """,
}


@pytest.mark.parametrize("text", CRITICISED.values(), ids=CRITICISED)
def test_a_misleading_advert_is_not_held_against_the_article_that_criticises_it(praise: Praise, text: str) -> None:
    assert praise(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The leaflet promised that the tea “cures cancer in weeks”. That claim is false.",
        "The company was fined for this text:\n\n> Our miracle drops cure diabetes and have no side effects.\n",
        "### Phrases we do not use\n\n- miracle cure\n- 100% safe\n",
    ],
)
def test_other_wordings_of_criticism_are_understood_too(praise: Praise, text: str) -> None:
    assert praise(text) == []


def test_the_same_advert_unopposed_is_flagged(praise: Praise) -> None:
    assert praise("Our miracle drops cure diabetes and have no side effects.") != []


LISTS = {
    "under a heading": """
        ## Claims to avoid

        - cures arthritis
        - no side effects
        - guaranteed results
        - works within minutes
        """,
    "behind a lead-in": """
        Do not write:

        - This supplement cures diabetes.
        - The treatment has no side effects.
        """,
    "numbered phrases": """
        ### Phrases to avoid

        1. "miracle cure"
        2. "100% safe"
        3. "clinically proven to cure anxiety"
        """,
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_list_of_claims_to_avoid_is_no_list_of_claims(praise: Praise, text: str) -> None:
    assert praise(text) == []


def test_the_list_that_follows_is_linted_again(praise: Praise) -> None:
    rules = praise("""
        ## Claims to avoid

        - cures arthritis

        ## Why our tea works

        - It cures arthritis.
        """)
    assert [quote for _, quote in rules] == ["cures arthritis"]


QUESTIONS = {
    "a heading": "## Does ketamine cure depression?\n\nNo trial has shown that.\n",
    "a bold line": "**Is the injection 100% safe?**\n\nNo. One person in ten felt sick.\n",
    "a line marked Q": "Q: Will it cure my migraine?\n\nA: No, though attacks may become rarer.\n",
    "a list": "- Can magnets cure arthritis?\n- Are there really no side effects?\n",
    "a table": "| Question | Answer |\n|---|---|\n| Does it cure diabetes? | No. |\n",
}


@pytest.mark.parametrize("text", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_of_an_faq_claims_nothing(praise: Praise, text: str) -> None:
    assert praise(text) == []


def test_the_answer_to_a_question_of_an_faq_is_linted(praise: Praise) -> None:
    assert praise("## Does the tea cure depression?\n\nYes, it cures depression for good.\n") != []


def test_what_was_let_go_is_counted_with_its_reason(lint: Callable[..., Result]) -> None:
    result = lint("It is a myth that vitamin C cures colds.")
    assert [item.quote for item in result.exempt if item.rule == "cure-claim"] == ["cures colds"]
    assert all(item.reason for item in result.exempt)
