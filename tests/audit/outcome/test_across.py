"""Two pages of a site that say different things of the same matter, and the look-alikes that do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lint.audit.across import Disagreement, disagreements
from lint.audit.conflicts import conflicts
from lint.audit.reports import Reporter
from lint.claims.attribute import Attribute
from lint.claims.circumstances import shipped_circumstances
from lint.claims.load import shipped_attributes

Lint = Callable[..., list[Path]]
ACROSS = [attribute for attribute in shipped_attributes() if attribute.across]
MADE_1938 = "# LSD\n\nLSD was first synthesised in 1938 by a Swiss chemist, who kept it in a drawer.\n"
MADE_1960 = "# A history\n\nLSD was first synthesised in the 1960s, and soon it was everywhere.\n"
CHEAP = "# Fat freezing\n\nFat freezing costs $300 per session.\n"
DEAR = "# Our prices\n\nFat freezing costs $750 per session.\n"


def found(parts: list[Path], attributes: tuple[Attribute, ...] = shipped_attributes()) -> list[Disagreement]:
    return list(disagreements(parts, attributes, shipped_circumstances()))


def quotes(parts: list[Path]) -> list[list[str]]:
    return [[str(voice.place.row["quote"]) for voice in (one.odd, *one.others)] for one in found(parts)]


def test_two_pages_with_two_years_are_found_with_both_places(linted_texts: Lint) -> None:
    parts = linted_texts(MADE_1938, "# Nothing\n\nNothing is said here.\n", MADE_1960)
    (one,) = found(parts)
    assert one.attribute.id == "first-made"
    assert {voice.place.id for voice in (one.odd, *one.others)} == {"page-0", "page-2"}


def test_two_pages_with_two_prices_are_found(linted_texts: Lint) -> None:
    assert len(found(linted_texts(CHEAP, DEAR))) == 1


def test_pages_of_two_sites_are_not_compared(linted_texts: Lint) -> None:
    assert not found(linted_texts(MADE_1938, (MADE_1960, {"site": "b.example"})))


def test_without_urls_the_files_of_one_folder_are_compared(linted_texts: Lint) -> None:
    alone = {"site": None, "url": None}
    first, second = {"source": "shop/a.md", **alone}, {"source": "shop/b.md", **alone}
    assert len(found(linted_texts((MADE_1938, first), (MADE_1960, second)))) == 1
    assert not found(linted_texts((MADE_1938, first), (MADE_1960, second | {"source": "else/b.md"})))


def test_a_page_that_contradicts_itself_is_a_finding_of_its_own(linted_texts: Lint) -> None:
    assert not found(linted_texts(CHEAP + "\n" + DEAR.partition("\n\n")[2]))


def test_a_price_of_another_year_is_no_disagreement(linted_texts: Lint) -> None:
    assert not found(linted_texts((CHEAP, {"date": "2019-04-01"}), (DEAR, {"date": "2023-04-01"})))
    assert not found(linted_texts((CHEAP, {"url": "https://a.example/2019/04/x"}), DEAR))
    assert len(found(linted_texts((CHEAP, {"date": "2023-01"}), (DEAR, {"date": "2023-04-01"})))) == 1


def test_what_never_changes_is_compared_whenever_it_was_written(linted_texts: Lint) -> None:
    assert len(found(linted_texts((MADE_1938, {"date": "2009"}), (MADE_1960, {"date": "2023"})))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "# LSD\n\nLSD may have been first synthesised in 1960, one author thinks.\n",
        "# LSD\n\nWas LSD first synthesised in 1960?\n",
        "# LSD\n\nPsilocybin was first synthesised in 1960.\n",
        "# A drug\n\nIt was first synthesised in 1960.\n",
        "# LSD\n\nLSD was first synthesised in 1938.\n",
    ],
    ids=["hedged", "asked", "another subject", "no subject of its own", "the same year"],
)
def test_a_look_alike_is_no_disagreement(linted_texts: Lint, text: str) -> None:
    assert not found(linted_texts(MADE_1938, text))


def test_what_is_told_of_two_circumstances_is_not_compared(linted_texts: Lint) -> None:
    here = "# A\n\nThe FDA cleared esketamine nasal spray. In America, esketamine is a Schedule III drug.\n"
    there = "# B\n\nIn the UK, esketamine is a Schedule II drug.\n"
    assert not found(linted_texts(here, there))


def test_the_finding_stands_where_fewer_pages_say_it(linted_texts: Lint, reporter: Reporter) -> None:
    parts = linted_texts(MADE_1938, MADE_1938 + "\nMore.\n", MADE_1960, MADE_1938 + "\nStill more.\n")
    later = conflicts(found(parts), reporter.rules)
    assert list(later) == [2]
    (finding,) = later[2]
    assert "in 3 other articles of the site" in finding["message"]
    assert [(place["id"], place["line"]) for place in finding["related"]] == [("page-0", 3)]
    assert (finding["rule"], finding["category"]) == ("conflicting-dates", "contradiction")


def test_it_is_one_step_less_severe_than_within_an_article(linted_texts: Lint, reporter: Reporter) -> None:
    assert reporter.rules["conflicting-dates"].severity == "error"
    (findings,) = conflicts(found(linted_texts(MADE_1938, MADE_1960)), reporter.rules).values()
    assert findings[0]["severity"] == "warning"


def test_a_rule_that_does_not_run_reports_nothing(linted_texts: Lint, reporter: Reporter) -> None:
    rules = {name: rule for name, rule in reporter.rules.items() if name != "conflicting-dates"}
    assert not conflicts(found(linted_texts(MADE_1938, MADE_1960)), rules)


def test_the_same_finding_keeps_its_fingerprint_when_pages_are_added(linted_texts: Lint, reporter: Reporter) -> None:
    def fingerprints(*texts: str) -> list[str]:
        later = conflicts(found(linted_texts(*texts)), reporter.rules)
        return [finding["fingerprint"] for findings in later.values() for finding in findings]

    before = fingerprints(MADE_1938, MADE_1938, MADE_1960)
    assert before == fingerprints("# New\n\nA page.\n", MADE_1938, MADE_1938, MADE_1960)


def plain(text: str) -> str:
    return re.sub(r"\[\[(.+?)\]\]", r"\1", text, flags=re.DOTALL)


def sentences(text: str) -> list[str]:
    """The example cut up, each sentence a page under the example's title."""
    title, _, body = plain(text).partition("\n\n")
    return [f"{title}\n\n{sentence}\n" for sentence in re.split(r"(?<=[.?!])\s+", body.strip())]


@pytest.mark.parametrize("attribute", ACROSS, ids=lambda attribute: attribute.id)
def test_what_agrees_on_one_page_agrees_on_several(linted_texts: Lint, attribute: Attribute) -> None:
    for text, line in attribute.agree:
        assert not found(linted_texts(*sentences(text)), (attribute,)), f"{attribute.path}:{line}"


@pytest.mark.parametrize("attribute", ACROSS, ids=lambda attribute: attribute.id)
def test_what_disagrees_on_one_page_disagrees_on_several(linted_texts: Lint, attribute: Attribute) -> None:
    split = [found(linted_texts(*sentences(text)), (attribute,)) for text, _ in attribute.disagree]
    assert any(split), "no 'disagree' text of an attribute with 'across' names its subject in both places"


def test_an_attribute_that_is_not_for_sites_is_not_compared(linted_texts: Lint) -> None:
    within = tuple(replace(attribute, across=None) for attribute in shipped_attributes())
    assert not found(linted_texts(MADE_1938, MADE_1960), within)


def test_many_pages_that_say_the_same_are_one_voice(linted_texts: Lint) -> None:
    parts = linted_texts(*[MADE_1938] * 70, MADE_1960)
    (one,) = found(parts)
    assert [len(voice.articles) for voice in (one.odd, *one.others)] == [1, 70]
    assert quotes(parts)[0][0].endswith("1960s")
