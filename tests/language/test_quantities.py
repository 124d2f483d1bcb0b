from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.language.context import Cues
from lint.language.pipeline import QUANTITY_KINDS, Analyser
from lint.language.quantities import Quantity, find_quantities
from lint.language.terms import build_finder
from lint.language.words import Words

WEEK, MONTH, YEAR = 168.0, 730.5, 8766.0
HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1, "day": 24, "week": WEEK, "month": MONTH, "year": YEAR}


@cache
def analyser() -> Analyser:
    return Analyser(terms=build_finder([]), cues=Cues(()))


def words_of(text: str) -> Words:
    return analyser().reader.read(text)


def quantities(text: str) -> list[Quantity]:
    return find_quantities(words_of(text), text)


def written(text: str) -> list[tuple[str, str]]:
    words = words_of(text)
    return [(q.kind, text[words.starts[q.begin] : words.ends[q.end - 1]]) for q in find_quantities(words, text)]


def one(text: str) -> tuple[str, float, float, str]:
    (found,) = quantities(text)
    return found.kind, found.low, found.high, found.unit


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("gone in 24 hours", 24, 24),
        ("after 1-2 weeks", WEEK, 2 * WEEK),
        ("after 1–2 weeks", WEEK, 2 * WEEK),
        ("after one to two weeks", WEEK, 2 * WEEK),
        ("for five or six months", 5 * MONTH, 6 * MONTH),
        ("between 5 and 10 days", 120, 240),
        ("a six-month course", 6 * MONTH, 6 * MONTH),
        ("for 48h", 48, 48),
        ("it takes an hour", 1, 1),
        ("for an hour and a half", 1.5, 1.5),
        ("two and a half years", 2.5 * YEAR, 2.5 * YEAR),
        ("after 1½ hours", 1.5, 1.5),
        ("half a year on", YEAR / 2, YEAR / 2),
        ("a half-hour walk", 0.5, 0.5),
        ("a quarter of an hour", 0.25, 0.25),
        ("gone in a week", WEEK, WEEK),
        ("in a week or two", WEEK, 2 * WEEK),
        ("a year-long course", YEAR, YEAR),
        ("gone overnight", 8, 12),
        ("after a few days", 48, 144),
        ("for several weeks", 3 * WEEK, 10 * WEEK),
        ("a couple of days", 48, 72),
        ("within minutes", 2 / 60, 1),
        ("takes weeks", 2 * WEEK, 8 * WEEK),
        ("in hours or days", 2, 14 * 24),
        ("from weeks to months", 2 * WEEK, 18 * MONTH),
        ("30 minutes to 2 hours", 0.5, 2),
        ("in a fortnight to three weeks", 2 * WEEK, 3 * WEEK),
        ("for three decades", 30 * YEAR, 30 * YEAR),
    ],
)
def test_a_stretch_of_time_is_read_in_hours(text: str, low: float, high: float) -> None:
    kind, found_low, found_high, _ = one(text)
    assert (kind, found_low, found_high) == ("duration", pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It costs $1,200.", ("money", 1200, 1200, "USD")),
        ("It costs £30 a month.", ("money", 30, 30, "GBP/month")),
        ("It costs $50/session.", ("money", 50, 50, "USD/session")),
        ("about EUR 50 for it", ("money", 50, 50, "EUR")),
        ("some 500 dollars", ("money", 500, 500, "USD")),
        ("a fund of $1.2 million", ("money", 1.2e6, 1.2e6, "USD")),
        ("a fund of £3bn", ("money", 3e9, 3e9, "GBP")),
        ("from $400 to $800", ("money", 400, 800, "USD")),
        ("between £40 and £50", ("money", 40, 50, "GBP")),
        ("some 70% of them", ("percent", 70, 70, "%")),
        ("some 70 per cent", ("percent", 70, 70, "%")),
        ("some fifty percent", ("percent", 50, 50, "%")),
        ("40 to 49% of it", ("percent", 40, 49, "%")),
        ("15% to 20% of it", ("percent", 15, 20, "%")),
        ("5 percentage points more", ("percent", 5, 5, "points")),
        ("0.5 mg/kg was given", ("dose", 0.5, 0.5, "mg/kg")),
        ("take 10 mg daily", ("dose", 10, 10, "mg/day")),
        ("take 500 mcg", ("dose", 0.5, 0.5, "mg")),
        ("take 1.5 grams", ("dose", 1500, 1500, "mg")),
        ("take 5,000 IU", ("dose", 5000, 5000, "iu")),
        ("2 ml of it", ("dose", 2, 2, "ml")),
        ("one in four", ("ratio", 0.25, 0.25, "in 4")),
        ("3 in every 100", ("ratio", 0.03, 0.03, "in 100")),
        ("9 out of 10 people", ("ratio", 0.9, 0.9, "in 10")),
        ("20 of 8,000 had it", ("ratio", 0.0025, 0.0025, "in 8000")),
        ("5 per 1,000 births", ("ratio", 0.005, 0.005, "in 1000")),
        ("two-thirds felt it", ("ratio", 2 / 3, 2 / 3, "in 3")),
        ("a third of them", ("ratio", 1 / 3, 1 / 3, "in 3")),
        ("half of them", ("ratio", 0.5, 0.5, "in 2")),
        ("three times as much", ("times", 3, 3, "times")),
        ("a 2-fold rise", ("times", 2, 2, "times")),
        ("a fourfold rise", ("times", 4, 4, "times")),
        ("twice a day", ("times", 2, 2, "times")),
        ("with 40 patients", ("count", 40, 40, "patients")),
        ("with 40 healthy adult volunteers", ("count", 40, 40, "volunteers")),
        ("with two hundred women", ("count", 200, 200, "women")),
        ("hundreds of patients", ("count", 200, 1000, "patients")),
        ("over 3-6 sessions", ("count", 3, 6, "sessions")),
        ("2 to 3 million people", ("count", 2e6, 3e6, "people")),
        ("as early as 2018.", ("year", 2018, 2018, "year")),
        ("a 2018 study", ("year", 2018, 2018, "year")),
        ("in the 1950s", ("year", 1950, 1959, "year")),
        ("from 2015-16 on", ("year", 2015, 2016, "year")),
        ("aged 12 to 17", ("age", 12, 17, "years")),
        ("a 12-year-old boy", ("age", 12, 12, "years")),
        ("a 6-month-old girl", ("age", 0.5, 0.5, "years")),
        ("those 65 and older", ("age", 65, 120, "years")),
        ("people over 65, who", ("age", 65, 120, "years")),
        ("people under 18 may not", ("age", 0, 18, "years")),
        ("in her 50s", ("age", 50, 59, "years")),
        ("it weighs 20 pounds", ("number", 20, 20, "pounds")),
        ("a level of 100 mg/dL", ("number", 100, 100, "mg/dl")),
        ("just forty-two", ("number", 42, 42, "")),
        ("one hundred and five", ("number", 105, 105, "")),
        ("some 1 000 000", ("number", 1e6, 1e6, "")),
    ],
)
def test_a_quantity_has_its_kind_value_and_unit(text: str, expected: tuple[str, float, float, str]) -> None:
    kind, low, high, unit = expected
    assert one(text) == (kind, pytest.approx(low), pytest.approx(high), unit)


@pytest.mark.parametrize(
    "text",
    [
        "on 12 March 2021",
        "on March 12, 2021",
        "on 2021-03-12",
        "on 12/03/2021",
        "at 10:30 am",
        "at 5pm sharp",
        "call 1-800-555-0199 now",
        "call 01632 960 123 now",
        "as shown [33]",
        "as shown [1, 2]",
        "in section 3.2.1",
        "in Table 2",
        "type 2 diabetes",
        "one of the",
        "a phase 3 trial",
        "phase 2-3 trials",
        "open 24/7",
        "the 10th man",
        "https://example.org/2018/12/40-patients",
        "during opening hours",
        "in recent years",
        "these days",
        "once a week",
        "no one came",
        "one day you will",
    ],
)
def test_other_digits_and_idioms_are_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("5 mg twice a day for 2 weeks", [("dose", "5 mg"), ("times", "twice"), ("duration", "2 weeks")]),
        ("2 hours a day cost $5", [("duration", "2 hours"), ("money", "$5")]),
        ("In 2018, 40 people (30%) left", [("year", "2018"), ("count", "40 people"), ("percent", "30%")]),
        ("In 2018 patients were few.", [("year", "2018")]),
        ("24 hours a day, 7 days a week", [("duration", "24 hours"), ("duration", "7 days")]),
        ("one of three groups", [("count", "three groups")]),
        ("one in five women over 12 weeks", [("ratio", "one in five"), ("duration", "12 weeks")]),
        ("a 12-week, 40-patient trial", [("duration", "12-week"), ("count", "40-patient")]),
    ],
)
def test_quantities_side_by_side_keep_apart(text: str, spans: list[tuple[str, str]]) -> None:
    assert written(text) == spans


def test_a_quantity_does_not_reach_into_the_next_block() -> None:
    assert written("Price: 40\nPatients came") == [("number", "40")]


@given(
    number=st.integers(2, 99),
    unit=st.sampled_from(sorted(HOURS)),
    form=st.sampled_from(["for {n} {u}s", "for {n}-{u} use", "for {n}–{m} {u}s", "for {n} to {m} {u}s", "{n} {u}s"]),
)
def test_a_number_of_units_is_that_many_times_its_hours(number: int, unit: str, form: str) -> None:
    kind, low, high, found_unit = one(form.format(n=number, m=number + 1, u=unit))
    assert (kind, found_unit) == ("duration", unit)
    assert low == pytest.approx(number * HOURS[unit])
    assert high == pytest.approx((number + ("{m}" in form)) * HOURS[unit])


ONES = "one two three four five six seven eight nine".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@given(ten=st.integers(0, 7), one_of=st.integers(0, 8), joint=st.sampled_from([" ", "-"]))
def test_a_number_in_words_has_the_value_of_its_digits(ten: int, one_of: int, joint: str) -> None:
    text = f"{TENS[ten]}{joint}{ONES[one_of]} days"
    assert one(text) == ("duration", *[(ten * 10 + 20 + one_of + 1) * 24.0] * 2, "day")


@given(number=st.integers(1, 10**8))
def test_thousands_separators_change_nothing(number: int) -> None:
    assert one(f"about {number:,} patients")[1] == number


PIECES = st.sampled_from(
    "1 2 10 40 2018 1,000 1.5 ½ one two twenty hundred million a an the few several half twice third aged age ages "
    "over under between and or to - – % $ £ EUR mg kg /day per in of out weeks week days hour hours year years old "
    "older times fold people patients overnight March 12 [3] ( ) . , : 1-2 70%-80% mid-2018 ~30 24/7 1950s 50s 0 "
    "000 999999999999 1e9 ² ٣ 10th x k m 'em \n".split(" ")
)


@example("2 or hundred")
@given(st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map("".join), st.text()))
def test_quantities_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = quantities(text)
    bounds = [bound for q in found for bound in (q.begin, q.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= q.begin < q.end <= len(words_of(text)) for q in found)
    assert all(q.low <= q.high and q.kind in QUANTITY_KINDS for q in found)
