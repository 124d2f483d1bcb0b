"""A claim as data, version 1: one record, the same in JSON, JSON Lines and CSV.

`path`          the article
`intervention`  what the claim is about: the key of a drug, a class or a treatment; null where the text does not say
`resolved_by`   how that was told: claim, clause, sentence, label, carried (from the sentence before), heading,
                article (the one thing the article is about), unknown
`attribute`     the property, as `--attribute` takes it
`value`         its name ("blocks", "no", "immediate"), or a range in words ("2 to 14 days")
`low` `high` `unit`  the range in numbers, null where there is none or it is open: durations in "hour", ages and
                times since in "year", shares in "%"
`item`          what of the intervention it is about (a receptor, a harm); empty where that has no meaning
`certainty`     stated, hedged, denied, asked, quoted
`strength`      what the sentence says about cause: none, association, conditional cause, cause
`condition` `population` `route`  lists of what the text names, empty where it names nothing
`context`       where the claim holds: treatment unless the text names recreational, animals, overdose ...
`circumstances` the other circumstances that the text names: a mapping of lists
`compared`      whether it takes part in the search for contradictions
`set_aside`     why not, where a guard holds it back: the guard and its words
`quote` `start` `end`  the words, and their half-open code-point offsets into the decoded file
`line` `column` of the start, from 1
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from lint.claims.circumstances import shipped_circumstances
from lint.claims.claim import Claim
from lint.language.strength import Strength
from lint.read.source import Source
from lint.report.claims_words import name_or_range

_STRENGTHS = {
    Strength.NONE: "none",
    Strength.ASSOCIATION: "association",
    Strength.CONDITIONAL: "conditional cause",
    Strength.CAUSE: "cause",
}
# Field -> circumstance, for those that have a field of their own.
_OWN = {"condition": "condition", "population": "population", "route": "route", "context": "setting"}
FIELDS = (
    "path", "intervention", "resolved_by", "attribute", "value", "low", "high", "unit", "item", "certainty", "strength",
    *_OWN, "circumstances", "compared", "set_aside", "quote", "start", "end", "line", "column",
)  # fmt: skip


def claim_record(claim: Claim, source: Source) -> dict[str, Any]:
    """The claim's fields; `source` is that of the article."""
    value, span = claim.value, claim.span
    place = source.position(span.source_start)
    found: dict[str, Any] = {
        "path": source.path,
        "intervention": claim.subject.key,
        "resolved_by": claim.subject.how,
        "attribute": claim.attribute,
        "value": name_or_range(value),
        "low": _number(value.low),
        "high": _number(value.high),
        "unit": value.unit,
        "item": claim.item,
        "certainty": claim.certainty.value,
        "strength": _STRENGTHS[claim.strength],
        **{field: _values(claim.circumstances, name) for field, name in _OWN.items()},
        "circumstances": {
            name: sorted(values)
            for name, values in sorted(claim.circumstances.items())
            if values and name not in _OWN.values()
        },
        "compared": claim.compared,
        "set_aside": claim.set_aside,
        "quote": source.text[span.source_start : span.source_end],
        "start": span.source_start,
        "end": span.source_end,
        "line": place.line,
        "column": place.column,
    }
    return found


def _values(named: Mapping[str, frozenset[str]], name: str) -> list[str]:
    if values := named.get(name):
        return sorted(values)
    known = shipped_circumstances().get(name)
    return [known.unstated] if known and known.unstated else []


def _number(number: float | None) -> float | int | None:
    """A number without the noise of its last bits; none where it has no end, which JSON cannot say."""
    if number is None or not isfinite(number):
        return None
    short = float(f"{number:.6g}")
    return int(short) if short.is_integer() else short
