"""Claims hedged in one place and stated as fact further on, for the attributes whose file says `drifts`."""

from __future__ import annotations

from collections.abc import Iterator

from lint.claims.drift import drifts
from lint.claims.ledger import shipped_attribute, sifted_claims_of
from lint.language.analysis import Analysis
from lint.rules.match import Match
from lint.rules.rule import Rule


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine is handed its rule
    """A match for each statement, with the careful wording it left behind."""
    claims = sifted_claims_of(analysis)
    known = {claim.attribute: shipped_attribute(claim.attribute) for claim in claims}
    for drift in drifts(claims, known):
        label = shipped_attribute(drift.stated.attribute).label
        careful = drift.hedged.span
        yield Match(
            drift.stated.span.start, drift.stated.span.end, note=label,
            related=((careful.start, careful.end, f"said with care here: {label}"),),
        )  # fmt: skip
