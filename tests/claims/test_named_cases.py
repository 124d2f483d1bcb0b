"""The cases that careful readers agree on, in words of our own, through the whole tool."""

from __future__ import annotations

import pytest

from lint.findings.finding import Finding
from lint.pipeline import Linter
from lint.read.load import read_article


def _findings(linter: Linter, text: str) -> list[Finding]:
    found = linter.check(read_article("article.md", text.encode())).findings
    return [finding for finding in found if finding.category in {"contradiction", "fact"}]


CONTRADICTIONS = {
    "no high against dissociation": (
        """# Ketamine at our clinic

Nobody gets high on ketamine here.

Ketamine can cause dissociation for up to an hour.
""",
        ("gets high", "cause dissociation"),
    ),
    "minutes against days": (
        """# Ketamine for low mood

- Fast: ketamine works within minutes.

| | Ketamine | SSRIs |
| --- | --- | --- |
| Onset | one to three days | four to six weeks |
""",
        ("works within minutes", "one to three days"),
    ),
    "blocking against stimulating one receptor": (
        """# How memantine works

Memantine blocks NMDA receptors.

By activating NMDA receptors, memantine protects.
""",
        ("blocks NMDA receptors", "activating NMDA receptors"),
    ),
    "lasting against two weeks": (
        """# Ketamine: lasting relief

## How long does the relief last?

One to two weeks in most people.
""",
        ("lasting relief", "One to two weeks"),
    ),
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_contradiction_is_found_at_both_ends(linter: Linter, case: str) -> None:
    text, ends = CONTRADICTIONS[case]
    found = [finding for finding in _findings(linter, text) if finding.category == "contradiction"]
    assert len(found) == 1
    places = [found[0].quote or "", *(related.quote for related in found[0].related)]
    for end in ends:
        assert any(end in place or place in end for place in places), places


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        ("Ketamine was first developed in the 1950s.", "1950s", "1962"),
        ("# Zoloft\n\nThe FDA has recently approved Zoloft.", "recently approved", "1991"),
        ("# Ketamine\n\nKetamine is an NMDA receptor agonist.", "NMDA receptor agonist", "blocks"),
    ],
)
def test_a_claim_against_a_fact_names_the_fact_and_its_source(linter: Linter, text: str, quote: str, said: str) -> None:
    found = [finding for finding in _findings(linter, text) if finding.category == "fact"]
    assert len(found) == 1, [finding.message for finding in found]
    assert quote in (found[0].quote or "")
    assert said in found[0].message
    assert "source:" in found[0].message
    assert "as of" in found[0].message
    assert found[0].references[0] in found[0].message
