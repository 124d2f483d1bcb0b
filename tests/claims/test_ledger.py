"""The ledger reads claims wherever an article makes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.claims.claim import Certainty, Claim
from lint.claims.ledger import claims_of
from lint.language.analysis import Analysis
from lint.language.strength import Strength

Ledger = Callable[..., list[Claim]]
TABLE = """# Ways to treat migraine

| Treatment | Rimegepant | Propranolol |
| --- | --- | --- |
| Onset of effects | 2 hours | 4 to 8 weeks |
| Price | $900 a month | $10 a month |
"""


def _only(claims: list[Claim]) -> Claim:
    assert len(claims) == 1, [claim.span.quote for claim in claims]
    return claims[0]


def test_a_claim_in_prose_has_its_subject_value_and_place(ledger: Ledger) -> None:
    claim = _only(ledger("Sertraline works within four to six weeks.", "onset-of-benefit"))
    assert claim.subject.key == "sertraline"
    assert (claim.value.low, claim.value.high, claim.value.unit) == (672, 1008, "hour")
    assert claim.span.quote == "works within four to six weeks"
    assert claim.certainty is Certainty.STATED


def test_a_table_cell_belongs_to_the_intervention_of_its_column(ledger: Ledger) -> None:
    claims = ledger(TABLE, "onset-of-benefit")
    assert [(claim.subject.key, claim.subject.how) for claim in claims] == [
        ("rimegepant", "label"),
        ("propranolol", "label"),
    ]


def test_a_list_item_is_read_with_its_lead_in(ledger: Ledger) -> None:
    claims = ledger("# Semaglutide\n\nSide effects include:\n\n- nausea\n- constipation\n", "named-harm")
    assert {claim.item for claim in claims} >= {"nausea", "constipation"}


def test_a_bullet_is_read_with_its_own_label(ledger: Ledger) -> None:
    claims = ledger("# Rimegepant\n\n- Onset of action: about two hours\n- Price: unknown\n", "onset-of-benefit")
    assert _only(claims).subject.key == "rimegepant"


def test_a_heading_that_asks_gives_the_answer_its_meaning(ledger: Ledger) -> None:
    claims = ledger("# Rimegepant\n\n## How soon does rimegepant work?\n\nAbout two hours.\n", "onset-of-benefit")
    assert _only(claims).value.low == 2


@pytest.mark.parametrize(("answer", "value"), [("No, it does not.", "no"), ("Yes, for an hour.", "yes")])
def test_a_question_and_its_answer_are_one_claim(ledger: Ledger, answer: str, value: str) -> None:
    claims = [c for c in ledger(f"# Ketamine\n\nDoes ketamine get you high? {answer}\n", "intoxication") if c.compared]
    assert _only(claims).value.name == value


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Ketamine can cause hallucinations.", Certainty.STATED),
        ("Ketamine may cause hallucinations.", Certainty.HEDGED),
        ("Does ketamine cause hallucinations?", Certainty.ASKED),
        ("\u201cKetamine causes hallucinations,\u201d said a visitor.", Certainty.QUOTED),
    ],
)
def test_a_claim_says_how_surely_it_is_put(ledger: Ledger, text: str, certainty: Certainty) -> None:
    assert {claim.certainty for claim in ledger(text, "intoxication")} == {certainty}


def test_a_claim_carries_its_strength_and_circumstances(ledger: Ledger) -> None:
    claim = ledger("In children, intranasal ketamine causes hallucinations.", "intoxication")[0]
    assert claim.strength is Strength.CAUSE
    assert claim.circumstances["route"] == {"intranasal"}
    assert claim.circumstances["population"] == {"children"}


def test_a_claim_that_is_not_compared_says_why(ledger: Ledger) -> None:
    claim = ledger("It is a myth that ketamine causes hallucinations.", "intoxication")[0]
    assert not claim.compared
    assert claim.set_aside.startswith("criticised")


_WORDS = "Ketamine sertraline it works within minutes weeks hours may not cause nausea high ? . , but while : the | -"
WORDS = st.sampled_from([*_WORDS.split(), "\n", "\n\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_every_claim_stands_where_its_quote_stands(analyse: Callable[[str], Analysis], words: list[str]) -> None:
    analysis = analyse(" ".join(words))
    for claim in claims_of(analysis):
        span = claim.span
        assert analysis.article.text[span.start : span.end] == span.quote
        assert (span.source_start, span.source_end) == analysis.article.to_source(span.start, span.end)
