"""Claims that a dated fact contradicts; an attribute (`patterns/claims`) names the rule that reports it: `fact`."""

from __future__ import annotations

from collections.abc import Iterator

from lint.claims.checking import Clash
from lint.claims.facts import ANY_OTHER
from lint.claims.ledger import clashes_of, shipped_attribute
from lint.language.analysis import Analysis
from lint.rules.match import Match
from lint.rules.rule import Rule


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each claim that this rule reports, with the fact, its source and its date."""
    for clash in clashes_of(analysis):
        if shipped_attribute(clash.claim.attribute).fact == rule.id:
            span = clash.claim.span
            yield Match(span.start, span.end, message=_message(clash), references=(clash.fact.source,))


def _message(clash: Clash) -> str:
    claim, fact = clash.claim, clash.fact
    label = shipped_attribute(claim.attribute).label
    item = f" ({claim.item})" if fact.items else ""
    other = " for any other use" if ANY_OTHER in fact.conditions else ""
    case = f" for {claim.item}" if fact.conditions and claim.item and not other else ""
    where = f" in the {fact.jurisdiction}" if fact.jurisdiction != "any" else ""
    note = f" {fact.note.rstrip('.')}." if fact.note else ""
    return (
        f'"{{quote}}" disagrees with what is known of {fact.product}: {label}{item}{case}{other}{where}: '
        f"{fact.said}.{note} (source: {fact.source}; as of {fact.as_of:%Y-%m})"
    )
