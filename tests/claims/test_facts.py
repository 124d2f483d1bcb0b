from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from lint.claims.checking import Checker
from lint.claims.circumstances import shipped_circumstances
from lint.claims.facts import load_facts, shipped_facts
from lint.claims.ledger import shipped_extractor
from lint.claims.load import shipped_attributes
from lint.claims.names import shipped_names
from lint.errors import RuleErrors
from lint.pipeline import Linter
from lint.read.load import read_article

FACTS = shipped_facts()
HEAD = "about: Test.\nas_of: 2024\nreview_by: 2026-06\nfacts:\n"


def _loaded(folder: Path, text: str) -> list:
    (folder / "test.yaml").write_text(HEAD + text, "utf-8")
    return load_facts(folder, shipped_attributes(), shipped_names())


def _checker(facts: list, today: date) -> Checker:
    return Checker(facts, shipped_attributes(), shipped_circumstances(), shipped_names().classes, today=today)


def _clashes(linter: Linter, checker: Checker, text: str) -> list[str]:
    analysis = linter.analyser.analyse(read_article("x.md", text.encode()))
    return [clash.claim.span.quote for clash in checker.clashes(shipped_extractor().claims(analysis))]


def test_there_are_at_least_150_facts_on_the_fields_that_articles_write_about() -> None:
    assert len(FACTS) >= 150
    products = {fact.product for fact in FACTS}
    wanted = {"ketamine", "esketamine", "semaglutide", "tirzepatide", "lecanemab", "metformin", "psilocybin", "kratom"}
    assert wanted <= products


def test_every_fact_has_a_source_and_is_reviewed_after_it_was_known() -> None:
    assert [fact for fact in FACTS if not fact.source.strip() or fact.review_by < fact.as_of] == []


def test_no_two_facts_of_one_case_disagree() -> None:
    cases = Counter(
        (fact.product, fact.attribute, fact.jurisdiction, condition, item)
        for fact in FACTS
        for condition in fact.conditions or ("",)
        for item in fact.items or ("",)
    )
    assert [case for case, count in cases.items() if count > 1] == []


def test_a_fact_past_its_review_date_is_not_used(tmp_path: Path, linter: Linter) -> None:
    facts = _loaded(
        tmp_path,
        "  - {product: naltrexone, attribute: receptor-action, item: opioid receptor, value: blocks, source: B 2024}\n",
    )
    text = "Naltrexone activates opioid receptors."
    last = facts[0].review_by
    assert _clashes(linter, _checker(facts, last), text) == ["activates opioid receptors"]
    assert _clashes(linter, _checker(facts, last + timedelta(days=1)), text) == []


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        ("{product: x, attribute: colour, value: red, source: B 2024}", "unknown attribute 'colour'"),
        (
            "{product: x, attribute: first-approval, value: soon, source: B 2024}",
            "'soon' is no value of 'first-approval'",
        ),
        ("{product: x, attribute: first-approval, value: 2001, source: B 2024, as_of: May}", "a date is YYYY"),
        ("{product: x, attribute: first-approval, value: 2001, source: B 2024, review_by: 2019}", "lies before"),
        ("{product: x, attribute: first-approval, value: 2001}", "missing key 'source'"),
        ("{product: x, attribute: first-approval, value: 2001, source: B 2024, colour: red}", "unknown key 'colour'"),
    ],
)
def test_a_bad_fact_is_refused_with_its_place(tmp_path: Path, fact: str, reason: str) -> None:
    with pytest.raises(RuleErrors) as refused:
        _loaded(tmp_path, f"  - {fact}\n")
    assert reason in str(refused.value)
    assert "test.yaml:5:" in str(refused.value)


def test_an_article_is_not_held_to_what_came_after_it(tmp_path: Path, linter: Linter) -> None:
    facts = _loaded(
        tmp_path,
        "  - {product: naltrexone, attribute: receptor-action, item: opioid receptor, value: blocks, source: B 2024,"
        " since: 2015}\n",
    )
    text = "Naltrexone activates opioid receptors."
    checker = _checker(facts, facts[0].as_of)
    assert _clashes(linter, checker, f"---\ndate: 2011-03-01\n---\n\n{text}") == []
    assert _clashes(linter, checker, f"---\ndate: 2021-03-01\n---\n\n{text}") == ["activates opioid receptors"]
