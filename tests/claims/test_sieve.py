"""The sieve: what it leaves out of an article's claims changes no finding."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import pytest

from lint.claims.attribute import Attribute
from lint.claims.drift import drifts
from lint.claims.ledger import (
    claims_of,
    shipped_checker,
    shipped_comparer,
    sifted_claims_of,
)
from lint.claims.load import shipped_attributes
from lint.language.analysis import Analysis

KNOWN = {attribute.id: attribute for attribute in shipped_attributes()}


def both(analyse: Callable[[str], Analysis], text: str) -> tuple[list[object], list[object]]:
    """The findings from the sifted claims of a text, and those from all of them."""
    sifted, every = sifted_claims_of(analyse(text)), claims_of(analyse(text))
    return tuple(  # type: ignore[return-value] # one list for each of the two
        [*shipped_comparer().contradictions(some), *shipped_checker().clashes(some), *drifts(some, KNOWN)]
        for some in (sifted, every)
    )


@pytest.mark.parametrize("attribute", KNOWN.values(), ids=lambda attribute: attribute.id)
def test_the_sifted_claims_of_an_attributes_examples_give_the_findings_of_all(
    attribute: Attribute, analyse: Callable[[str], Analysis]
) -> None:
    for text, _ in (*attribute.disagree, *attribute.agree):
        sifted, every = both(analyse, text.replace("[[", "").replace("]]", ""))
        assert sifted == every


def test_a_hedged_claim_that_is_later_stated_is_not_sifted_out(analyse: Callable[[str], Analysis]) -> None:
    sifted, every = both(analyse, "Ketamine may relieve depression.\n\nKetamine relieves depression.")
    assert sifted == every != []


def test_an_attribute_is_sifted_as_a_whole(analyse: Callable[[str], Analysis]) -> None:
    text = "Memantine blocks NMDA receptors. Memantine activates NMDA receptors. The session lasts 40 minutes."
    sifted = {name: list(some) for name, some in groupby(sifted_claims_of(analyse(text)), lambda c: c.attribute)}
    every = {name: list(some) for name, some in groupby(claims_of(analyse(text)), lambda c: c.attribute)}
    assert "receptor-action" in sifted
    assert all(every[name] == some for name, some in sifted.items())


def test_a_lone_claim_that_no_fact_speaks_to_is_sifted_out(analyse: Callable[[str], Analysis]) -> None:
    text = "Ketamine infusions relieve pain. Read more below."
    left_out = {claim.attribute for claim in claims_of(analyse(text))} - shipped_checker().checked
    assert left_out
    assert not left_out & {claim.attribute for claim in sifted_claims_of(analyse(text))}
