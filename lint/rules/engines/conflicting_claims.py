"""Claims of the article that cannot both hold: one match for each set, with every place that takes part.

An attribute (`patterns/claims`) names the rule that reports it as its `contradiction`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.claims.claim import Claim
from lint.claims.contradictions import Contradiction
from lint.claims.ledger import contradictions_of
from lint.language.analysis import Analysis
from lint.rules.match import Match
from lint.rules.rule import Rule

_LONGEST = 90  # characters of a quote in a message


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match at the first place of each contradiction that this rule reports."""
    for found in contradictions_of(analysis):
        if found.attribute.contradiction == rule.id:
            yield _match(found)


def _match(found: Contradiction) -> Match:
    first, second = found.first, found.second
    about = f" of {first.subject.key}" if first.subject.key and found.attribute.scope == "subject" else ""
    label = found.attribute.label
    if found.attribute.kinds:
        label += f" {first.item.partition('-')[2].replace('-', ' ')}"
    message = (
        f'"{_short(first)}" here, "{_short(second)}" elsewhere: the article says two things about '
        f"{label}{about}. Check which one holds."
    )
    related = [(second, f"the other end: {label}")]
    related += [(claim, f"also about {label}") for claim in found.others]
    return Match(
        first.span.start, first.span.end, message=message,
        related=tuple((claim.span.start, claim.span.end, note) for claim, note in related),
    )  # fmt: skip


def _short(claim: Claim) -> str:
    quote = claim.span.quote
    return quote if len(quote) <= _LONGEST else quote[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
