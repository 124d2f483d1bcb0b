"""Certainty drift: one claim hedged in one place and stated as fact further on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lint.claims.attribute import Attribute
from lint.claims.claim import Certainty, Claim

_TOLD = frozenset({"claim", "clause", "label", "sentence"})  # a guess at the subject is no ground for a suggestion


@dataclass(frozen=True, slots=True)
class Drift:
    """The first careful wording of a claim, and the first later one that leaves the care out."""

    hedged: Claim
    stated: Claim


def drifts(claims: Sequence[Claim], attributes: Mapping[str, Attribute]) -> Iterator[Drift]:
    """One drift for each thing that is said twice, the second time more surely."""
    careful: dict[tuple[object, ...], Claim] = {}
    told: set[tuple[object, ...]] = set()
    for claim in sorted(claims, key=lambda claim: claim.span.start):
        if not (attributes[claim.attribute].drifts and claim.compared and claim.subject.how in _TOLD):
            continue
        circumstances = tuple(sorted((name, tuple(sorted(values))) for name, values in claim.circumstances.items()))
        key = (claim.attribute, claim.subject.key, claim.item, claim.value, circumstances)
        if claim.certainty is Certainty.HEDGED:
            careful.setdefault(key, claim)
        elif key in careful and key not in told:
            told.add(key)
            yield Drift(careful[key], claim)
