"""Claims meet only where they can disagree, and what they come to does not hang on their order."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.claims.claim import Claim, Value
from lint.claims.compare import distance
from lint.claims.contradictions import Comparer, Contradiction
from lint.claims.ledger import claims_of, shipped_attribute, shipped_comparer
from lint.claims.ranges import range_of
from lint.language.analysis import Analysis

Found = Callable[[str], list[Contradiction]]
TWO_TIMES = "Ketamine works within minutes.\n\nWith ketamine, relief comes within two days.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Ketamine works within minutes.\n\nWith sertraline, relief comes within two weeks.",
        "Intravenous ketamine works within minutes.\n\nWith oral ketamine, relief comes within two days.",
        "In children, ketamine works within minutes.\n\nIn older people on ketamine, relief comes within two days.",
        "For some people, ketamine works within minutes.\n\nWith ketamine, relief comes within two days.",
        "Does ketamine work within minutes?\n\nWith ketamine, relief comes within two days.",
        "It is a myth that ketamine works within minutes.\n\nWith ketamine, relief comes within two days.",
        "Ketamine works within minutes. That is not true.\n\nWith ketamine, relief comes within two days.",
        "Ketamine works within days.\n\nWith ketamine, relief comes within two days.",
        "Ketamine works faster than sertraline, within minutes.\n\nWith ketamine, relief comes within two days.",
    ],
)
def test_claims_about_different_cases_do_not_contradict(contradictions: Found, text: str) -> None:
    assert contradictions(text) == []


def test_many_places_on_one_attribute_are_one_contradiction(contradictions: Found) -> None:
    found = contradictions(TWO_TIMES + "\nKetamine works at once.\n\nKetamine works within three days.\n")
    assert len(found) == 1
    assert len(found[0].others) == 2


def test_the_order_of_claims_changes_nothing(analyse: Callable[[str], Analysis]) -> None:
    text = TWO_TIMES + "\nKetamine works at once. Ketamine causes hallucinations. Ketamine gets nobody high."
    claims = list(claims_of(analyse(text)))
    expected = [str(found) for found in shipped_comparer().contradictions(claims)]
    for seed in range(5):
        shuffled = random.Random(seed).sample(claims, len(claims))  # noqa: S311 - an order, no secret
        assert sorted(str(found) for found in shipped_comparer().contradictions(shuffled)) == sorted(expected)


def test_claims_of_two_articles_are_compared_the_same_way(analyse: Callable[[str], Analysis]) -> None:
    first = claims_of(analyse("Memantine blocks NMDA receptors."))
    second = claims_of(analyse("Memantine activates NMDA receptors."))
    other = [replace(claim, span=replace(claim.span, path="other.md")) for claim in second]
    found = list(shipped_comparer().contradictions([*first, *other]))
    assert [{found[0].first.span.path, found[0].second.span.path}] == [{"article.md", "other.md"}]


def test_comparing_does_not_grow_with_the_square_of_unlike_claims(
    analyse: Callable[[str], Analysis], monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = claims_of(analyse("Memantine blocks NMDA receptors."))[0]
    calls = 0
    compared = Comparer.disagreement

    def counted(self: Comparer, one: Claim, other: Claim) -> float:
        nonlocal calls
        calls += 1
        return compared(self, one, other)

    monkeypatch.setattr(Comparer, "disagreement", counted)
    unlike = [replace(claim, subject=replace(claim.subject, key=f"drug {n}")) for n in range(2_000)]
    assert list(shipped_comparer().contradictions(unlike)) == []
    assert calls == 0


DURATIONS = st.floats(0.001, 10_000)


@given(DURATIONS, DURATIONS, DURATIONS, DURATIONS)
def test_distance_is_symmetric_and_nothing_for_ranges_that_meet(a: float, b: float, c: float, d: float) -> None:
    attribute = shipped_attribute("onset-of-benefit")
    one, other = Value("", min(a, b), max(a, b), "hour"), Value("", min(c, d), max(c, d), "hour")
    assert distance(attribute, one, other) == distance(attribute, other, one)
    if max(a, b) >= min(c, d) and max(c, d) >= min(a, b):
        assert distance(attribute, one, other) == 0


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("0 to 10 minutes", 0, 1 / 6, "hour"),
        ("2 to 6 weeks", 336, 1008, "hour"),
        ("24 hours", 24, 24, "hour"),
        ("26 weeks to 100 years", 4368, 876600, "hour"),
        ("1959 to 1962", 1959, 1962, ""),
        ("18", 18, 18, ""),
        ("0 to 5 years ago", 0, 5, "years ago"),
    ],
)
def test_ranges_are_read_as_files_write_them(text: str, low: float, high: float, unit: str) -> None:
    value = range_of(text)
    assert value is not None
    assert (value.low, value.high, value.unit) == (pytest.approx(low), pytest.approx(high), unit)


@pytest.mark.parametrize("text", ["soon", "2 to", "3 apples to 4 days", ""])
def test_what_is_no_range_is_none(text: str) -> None:
    assert range_of(text) is None
